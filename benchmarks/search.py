"""Searching a season of 100,000 rows as somebody types, beside SQLite's LIKE over the same titles."""

import random
import sqlite3
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

from .figures import Figure, median, pair, seconds

TYPED = ("专利", "wang", "zscq", "gj", "open day", "a", "open search campus", "nothing at all")
_WORDS = [
    "专利",
    "商标",
    "地理标志",
    "版权",
    "检索",
    "审查",
    "校园",
    "开放日",
    "知识产权",
    "讲座",
    "创新",
    "少年",
    "发明",
    "保护",
]
_ENGLISH = [
    "patent",
    "trademark",
    "open",
    "day",
    "search",
    "workshop",
    "lecture",
    "campus",
    "pupils",
    "invention",
]
_FAMILY, _GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平"


def figures() -> list[Figure]:
    """Reading the lines, finding, following one edit; `LIKE` is asked for one word of the same titles."""
    from planning.search import Search

    picture = season()
    search = Search(picture)
    built = seconds(lambda: search.find("专利"))
    worst = max((median(lambda typed=typed: search.find(typed), 7), typed) for typed in TYPED)  # type: ignore[misc]
    rows = [(row.id, row.title) for row in picture.all("session")]
    memory = sqlite3.connect(":memory:")
    memory.execute("CREATE TABLE session (id INTEGER PRIMARY KEY, title TEXT)")
    memory.executemany("INSERT INTO session VALUES (?, ?)", rows)
    like = "SELECT count(*) FROM session WHERE title LIKE '%专利检索%'"
    ours, peer = pair(lambda: search.find("专利检索"), lambda: memory.execute(like).fetchall())
    session = picture.get("session", 77)
    changed = picture.patched(picture.plan, {"session": {77: session._replace(title="新的标题")}})
    edit = median(lambda: search.follow(changed, {"session": frozenset({77})}), 7)
    slowest = f"search of 100,000 rows, the slowest of {len(TYPED)} (“{worst[1]}”)"
    return [
        Figure(slowest, worst[0] * 1000, "ms", target="≤ 50 ms"),
        Figure("search for one Chinese word", ours * 1000, "ms", peer * 1000, "LIKE, titles alone", "–"),
        Figure("reading the lines of 100,000 rows once", built, "s", target="–"),
        Figure("following one edit", edit * 1000, "ms", target="≤ 1 ms"),
    ]


def season() -> Any:
    """A picture of 100,000 rows: 300 events, 94,000 sessions, 5,000 people, 700 organisations."""
    from planning.plan import PICTURED, Picture
    from planning.reading import row_class

    rng = random.Random(2)
    tables: dict[str, dict[int, Any]] = {model._meta.table_name: {} for model in PICTURED}
    kinds = {model._meta.table_name: row_class(model)[0] for model in PICTURED}

    def add(table: str, row_id: int, **values: Any) -> None:
        kind = kinds[table]
        tables[table][row_id] = kind(**(dict.fromkeys(kind._fields, "") | values | {"id": row_id}))

    for number in range(1, 301):
        starts = datetime(2026, 1, 5, 9) + timedelta(days=number)
        add("event", number, title=f"{''.join(rng.sample(_WORDS, 3))} {number}", starts=starts, venue_id=None)
    for number in range(1, 94_001):
        chinese, english = "".join(rng.sample(_WORDS, 4)), " ".join(rng.sample(_ENGLISH, 4))
        add("session", number, title=f"{chinese}{number}", title_other=english.title(), starts=None,
            event_id=number % 300 + 1)  # fmt: skip
    for number in range(1, 5_001):
        name = rng.choice(_FAMILY) + "".join(rng.choices(_GIVEN, k=2))
        add("person", number, name=name, organisation_id=None, email=f"p{number}@example.cn")
    for number in range(1, 701):
        add("organisation", number, name=f"{rng.choice('北南东西中')}方第{number}中学", city="Harbin")
    return Picture(
        SimpleNamespace(rule_levels="{}", time_zone="Asia/Shanghai", language="en", language_other="zh_CN"),
        tables,
    )  # type: ignore[arg-type]
