"""What no line tears apart: words of the field, dates and numbers; and where a title breaks best."""

import re

KEPT = re.compile(
    "国家知识产权局|知识产权局?|国家|全国|开放日|宣传周|万里行|公益课|高质量|地理标志|少年|创新者?|发展|保护|发明|专利|商标|版权|著作权"
    "|大学|中学|小学|学校|校园|高校|学院|竞赛|比赛|沙龙|服务|培训|讲座|课程|会议|论坛|展览|参观|活动|走进|教育|管理"
    "|企业|审查|申请|质押|融资|年度|知识|工作坊|发布会|主题|北京|天津|上海|重庆|中国|世界|国际"
)
"""Words of the field that a title does not tear apart."""
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
SPACED = re.compile(
    rf"(?<!\d)(?:\d\d? and )?\d\d? {MONTH}(?: \d{{4}}(?!\d))?"
    r"|(?<![\d-])(?:\+\d{1,3} )?\d{3,4} \d{3,4}(?: \d{3,4})?(?![\d-])"
)
"""English dates and telephone numbers, which have spaces inside."""
SENSE = re.compile(r"(?<=[：？！；])(?=[^：？！；，。、”’）》」』])|(?<=[:?!;]) (?=\S)")
"""Where one part of a title ends and the next begins."""
FIRM = "\u00a0"


def inside(word: str) -> set[int]:
    """The places inside words of the field."""
    return {at for match in KEPT.finditer(word) for at in range(match.start() + 1, match.end())}


def held(text: str) -> tuple[str, list[str]]:
    """The text with firm spaces inside its dates and numbers, and those pieces."""
    pieces = [match[0] for match in SPACED.finditer(text)]
    return SPACED.sub(lambda match: match[0].replace(" ", FIRM), text) if pieces else text, pieces


def parts_of_sense(text: str) -> list[tuple[str, str]]:
    """The ways in which a title falls into two parts after a mark that ends the first."""
    return [(text[: match.start()], text[match.end() :]) for match in SENSE.finditer(text)]
