"""Text as people typed or pasted it, made fit for print: characters that can be seen, in lines or one."""

import re
import unicodedata

SPACES = re.compile(r"[\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f]")
BREAKS = re.compile(r"\r\n|[\r\n\u0085\u2028\u2029]")
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")
HAN = re.compile(
    "[\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u31c0-\u31ef\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


def clean(text: object, lines: bool = False) -> str:
    """`text` without control, zero-width and direction marks; odd spaces become plain ones.

    Line breaks become spaces unless `lines` are wanted. A broken character becomes U+FFFD, which prints.
    """
    if text is None:
        return ""
    words = str(text)
    if words.isascii() and words.isprintable():
        return words.strip()
    words = BREAKS.sub("\n" if lines else " ", words)
    words = SPACES.sub(" ", words)
    words = BROKEN.sub("\ufffd", UNSEEN.sub("", words))
    return unicodedata.normalize("NFC", words).strip()


def is_han(text: str) -> bool:
    """Whether any character of `text` is a Chinese one."""
    return bool(text) and not text.isascii() and HAN.search(text) is not None
