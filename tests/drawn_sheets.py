"""Drawing one of the sheets of an event for a test: of which plan, in which languages, on which paper."""

from datetime import datetime
from functools import cache
from importlib import import_module

from paper_geometry import run
from sheet_plans import full_day, monstrous, visit

from exports import Request, document, make

STAMP = datetime(2026, 4, 22, 14, 5)
LANGUAGES = (("en",), ("zh_CN",), ("en", "zh_CN"))


@cache
def plan(name):
    return {"day": full_day, "days": lambda: full_day(2), "visit": visit, "large": monstrous}[name]()


def request(key, languages=("en",), paper="", audience="staff", **options):
    found = document(key)
    if key == "certificates":  # speakers get theirs after the event alone, unless it is said
        options = {"ahead": "yes", **options}
    return Request((1,), languages, paper or found.paper, found.settle(options), audience, STAMP)


def sheet_of(key, name, *given, **more):
    module = import_module(document(key).modules["pdf"])
    return run(module.lay_out(plan(name), request(key, *given, **more)))[0]


def pdf_of(key, name="day", *given, **more):
    return run(make(document(key), plan(name), request(key, *given, **more), ".pdf"))[0]
