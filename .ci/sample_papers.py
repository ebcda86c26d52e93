"""Write the first papers of the sample season: its schedule, a poster sheet and the workbook."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from models.file import plan_open
from planning.plan import read_picture
from ui.commands import run


def main(plan: Path, out: Path) -> int:
    """Export the Open Day with the most sessions as agenda PDF, poster sheet PDF and schedule workbook."""
    with plan_open(plan):
        picture = read_picture()
    days = [event for event in picture.all("event") if event.kind == "open_day" and event.starts]
    event = max(days or picture.all("event"), key=lambda row: len(picture.sessions(row.id)))
    for document, name in (
        ("agenda", "agenda.pdf"),
        ("poster-sheet", "poster-sheet.pdf"),
        ("schedule", "schedule.xlsx"),
    ):
        words = [
            "export",
            str(plan),
            document,
            "--out",
            str(out / name),
            "--event",
            str(event.id),
            "--language",
            "en,zh_CN",
        ]
        status = run(words)
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
