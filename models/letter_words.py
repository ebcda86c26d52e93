"""The usual words of letters, in both languages: those that stand while the user has written none."""

from collections.abc import Iterable
from typing import Any, NamedTuple


class Words(NamedTuple):
    """Subject and text of a letter, with fields in braces and optional parts in brackets."""

    subject: str
    text: str


# ruff: noqa: E501 - a paragraph is a line

_INVITATION_EN = """Dear {name},

We have the pleasure of inviting you to “{event}”[, {date}][, {time}][, at {place}].

[The event is part of {programme}.] [Its theme is “{theme}”.]

[We would be grateful if you could take part in the following: {sessions}.]

Please let us know whether we may count on you. [For any questions, {contact} will be glad to help.]

We look forward to welcoming you.

Yours sincerely,"""
_INVITATION_ZH = """尊敬的{name}[{title}]：

[兹定于{date}][{time}][在{place}]举办“{event}”，诚邀您拨冗出席。

[本次活动是“{programme}”的组成部分。][活动主题：{theme}。]

[恳请您参加以下环节：{sessions}。]

敬请惠予回复，以便妥为安排。[联系人：{contact}。]

期待您的光临。

此致

敬礼"""
_THANKS_EN = """Dear {name},

Thank you for your part in “{event}”[, {date}][, at {place}].

[We are grateful for what you gave to the following: {sessions}.]

[{attended} people came.] Your support made the event what it was, and brought intellectual property closer to people.

We would be glad to work with you again.

Yours sincerely,"""
_THANKS_ZH = """尊敬的{name}[{title}]：

“{event}”[已于{date}][在{place}]圆满举办。谨对您的大力支持表示衷心感谢！

[感谢您在以下环节的辛勤付出：{sessions}。]

[本次活动共有{attended}人参加。]您的支持使活动取得了良好成效，让更多的人了解知识产权、尊重知识产权。

期待今后继续合作。

此致

敬礼"""
USUAL: dict[tuple[str, str], Words] = {
    ("invitation", "en"): Words("Invitation to “{event}”", _INVITATION_EN),
    ("invitation", "zh_CN"): Words("邀请函", _INVITATION_ZH),
    ("thanks", "en"): Words("With thanks for “{event}”", _THANKS_EN),
    ("thanks", "zh_CN"): Words("感谢信", _THANKS_ZH),
}


def words_of(rows: Iterable[Any], kind: str, language: str) -> Words:
    """The words in force: of the row (or its picture) of this kind and language, else the usual ones."""
    for row in rows:
        if row.kind == kind and row.language == language:
            return Words(row.subject, row.text)
    return USUAL[kind, language]
