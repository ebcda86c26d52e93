"""`python -m benchmarks [NAME...]`: every figure, or those of the modules named; as a Markdown table."""

import os
import platform
import sys
from datetime import date
from importlib import import_module

from .figures import HEAD, Figure

MODULES = ("start", "importing", "board", "lists", "search", "paper", "sheets", "posters", "pack", "workbook")


def main(names: list[str]) -> None:
    """Print the table, module by module, so that a long run shows how far it is."""
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{date.today():%d %B %Y}, {machine}\n")
    print(HEAD)
    for name in names or MODULES:
        found: list[Figure] = import_module(f"benchmarks.{name}").figures()
        for figure in found:
            print(figure.row(), flush=True)


main(sys.argv[1:])
