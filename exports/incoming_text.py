"""Text as other programs write it, made plain: bytes to characters, HTML to lines, odd characters out."""

import codecs
import html
import re
from pathlib import Path

from models.database import Problem, clean
from models.words import _

LARGEST = 20 * 1024 * 1024
"""Bytes of the largest file that is read."""

BLANKS = re.compile(r"[ \t\r\n\f\v]+")
TRAILING = re.compile(r"[ \t]+(?=\n)")
GAPS = re.compile(r"\n{3,}")
MARKUP = re.compile(
    (
        r"</?(?:p|br|a|ul|ol|li|div|span|strong|em|b|i|u|h[1-6]|pre|code|tt|blockquote|"
        r"table|tr|td|th|img|hr|dl|dt|dd"
        r"|small|sub|sup|font|section|article|figure|center)\b[^<>]*>"
    ),
    re.IGNORECASE,
)
ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)
ANCHOR = re.compile(
    r"<a\b[^<>]*?\bhref\s*=\s*[\"']?([^\"'\s<>]+)[^<>]*>(.*?)</a\s*>", re.IGNORECASE | re.DOTALL
)
DROPPED = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
BREAK = re.compile(r"<br\b[^<>]*>\n?|<hr\b[^<>]*>|</(?:tr|dt|dd|li)\s*>", re.IGNORECASE)
BLOCK = re.compile(
    r"\s*</?(?:p|div|ul|ol|h[1-6]|pre|blockquote|table|dl|section|article|figure|center)\b[^<>]*>\s*",
    re.IGNORECASE,
)
BULLET = re.compile(r"\s*<li\b[^<>]*>\s*", re.IGNORECASE)
HEAD = 4000
"""Bytes looked at for zeros, which only UTF-16 has."""
HIGH = re.compile(b"[\x80-\xff]+")
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def load(path: Path) -> bytes:
    """The bytes of a file of at most 20 MB.

    Raises:
        Problem: it is missing, not a file, empty, too large, or may not be read.
    """
    name = path.name
    try:
        if not path.exists():
            raise Problem(_("There is no file “{name}”. Check the name and the folder.").format(name=path))
        if not path.is_file():
            raise Problem(_("“{name}” is not a file. Choose the file to import.").format(name=path))
        if path.stat().st_size > LARGEST:
            raise Problem(_("“{name}” is larger than 20 MB. Import it in parts.").format(name=name))
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Problem(_("“{name}” cannot be read ({reason}).").format(name=name, reason=reason)) from error
    if not content:
        raise Problem(
            _("“{name}” is empty. If it comes from a cloud folder, let it download first.").format(name=name)
        )
    return content


def decode(content: bytes) -> str:
    """`content` as text: by its byte order mark, else UTF-8, UTF-16, GB 18030 or Western European."""
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return content.decode(encoding, "replace").removeprefix("\ufeff")
    head = content[:HEAD]
    if 0 in head:
        little = head[1::2].count(0) >= head[::2].count(0)
        return content.decode("utf-16-le" if little else "utf-16-be", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_legacy(content), "replace")


def _legacy(content: bytes) -> str:
    """GB 18030 where high bytes come in pairs, as Chinese does; else the Western code page."""
    runs = [len(run) for run in HIGH.findall(content)]
    paired = sum(1 for length in runs if length % 2 == 0)
    if paired * 2 > len(runs):
        try:
            content.decode("gb18030")
        except UnicodeDecodeError:
            return "cp1252" if paired * 10 < len(runs) * 9 else "gb18030"
        return "gb18030"
    return "cp1252"


def line(value: object) -> str:
    """`value` on one line, without control and direction characters, else as typed."""
    if value is None or isinstance(value, (dict, list, bool)):
        return ""
    text = value if isinstance(value, str) else str(value)
    return BLANKS.sub(" ", clean(text)).strip()


def prose(value: object) -> str:
    """`value` as plain lines; HTML becomes what a reader would see, links keep their address."""
    if not isinstance(value, str):
        return ""
    text = clean(value)
    if "<" in text and MARKUP.search(text):
        text = _without_markup(text)
    elif "&" in text and ENTITY.search(text):
        text = clean(html.unescape(text))
    return GAPS.sub("\n\n", TRAILING.sub("", text)).strip()


def paragraphs(*values: object) -> str:
    """The texts one after another, each said once."""
    said: list[str] = []
    for value in values:
        text = prose(value)
        if text and not any(text in earlier for earlier in said):
            said = [earlier for earlier in said if not text.startswith(earlier)] + [text]
    return "\n\n".join(said)


def _without_markup(text: str) -> str:
    text = DROPPED.sub("", text)
    text = ANCHOR.sub(_link, text)
    text = BREAK.sub("\n", text)
    text = BULLET.sub("\n• ", text)
    text = BLOCK.sub("\n\n", text)
    text = MARKUP.sub("", text)
    return clean(html.unescape(text))


def _link(found: re.Match[str]) -> str:
    address, words = found[1], found[2]
    shown = MARKUP.sub("", words).strip()
    if not address.lower().startswith(("http://", "https://", "mailto:")) or address in shown or not shown:
        return words
    bare = address.split("://", 1)[-1].removeprefix("mailto:").rstrip("/")
    return words if bare in shown or shown.rstrip("/") in bare else f"{words} ({address})"
