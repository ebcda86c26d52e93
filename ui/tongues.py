"""Languages by name: plans keep codes (“zh,en”), people read and type “Chinese, English” or “中文、英文”."""

import re

from models.words import N_, _

from .values import spelled

NAMES = {
    "zh": N_("Chinese"), "en": N_("English"), "fr": N_("French"), "de": N_("German"), "ja": N_("Japanese"),
    "ko": N_("Korean"), "ru": N_("Russian"), "es": N_("Spanish"), "ar": N_("Arabic"), "pt": N_("Portuguese"),
    "it": N_("Italian"),
}  # fmt: skip
#: What one language is often called beside its name.
ALIKE = {"zh_cn": "zh", "zh-cn": "zh", "汉语": "zh", "普通话": "zh", "mandarin": "zh", "英文": "en"}
_BETWEEN = re.compile(r"\s*[,，、;；/]\s*")


def tongues(kept: str) -> str:
    """The names of languages kept as codes; what is no code stays as it was typed."""
    return _(", ").join(_(NAMES[word.lower()]) if word.lower() in NAMES else word for word in _parts(kept))


def tongue_codes(typed: str) -> str:
    """The codes of languages typed by name, in any language of the program; other words stay."""
    return ",".join(_code(word) for word in _parts(typed))


def _parts(text: str) -> list[str]:
    return [word for word in _BETWEEN.split(text.strip()) if word]


def _code(word: str) -> str:
    wanted = word.casefold()
    if wanted in NAMES or wanted in ALIKE:
        return ALIKE.get(wanted, wanted)
    return next((code for code, name in NAMES.items() if wanted in spelled(name)), word)
