"""A print pack in a folder: everything in one PDF, and a numbered file for each document."""

from collections.abc import Generator
from pathlib import Path

from exports.files import safe_name, write_bytes
from exports.pack import Made, Pack
from exports.pdf_merge import Piece, merged
from models.words import _
from planning.plan import Picture


def write_pack(picture: Picture, pack: Pack, folder: Path) -> Generator[float, None, list[Path]]:
    """Write the whole first, then the contents as number 00 and the documents; yields progress.

    What has changed goes under names of its own, so that it never takes the place of a whole document.
    """
    folder.mkdir(parents=True, exist_ok=True)
    title = picture.tables["event"][pack.event_id].title
    mark = _(", changed") if pack.changed else ""
    whole = folder / safe_name(f"{_whole(pack)} {title}", ".pdf")
    write_bytes(whole, pack.whole)
    front = _("Contents")
    contents = folder / safe_name(f"00 {front}{mark}", ".pdf")
    write_bytes(contents, pack.cover)
    found = [whole, contents]
    for number, made in enumerate(pack.made, 1):
        data = yield from _data(made, pack)
        path = folder / safe_name(f"{number:02} {made.part.name}{mark}", ".pdf")
        write_bytes(path, data)
        found.append(path)
        yield number / len(pack.made)
    return found


def _whole(pack: Pack) -> str:
    return _("What has changed") if pack.changed else _("Print pack")


def _data(made: Made, pack: Pack) -> Generator[float, None, bytes]:
    """The file of a document, with the pages that are to be printed."""
    if made.is_whole:
        return made.data
    steps = merged([Piece(made.data, [number - 1 for number in made.chosen])], pack.request.printed)
    while True:
        try:
            next(steps)
            yield 0.0
        except StopIteration as end:
            data: bytes = end.value
            return data
