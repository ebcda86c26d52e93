"""Text that stands upright: turned by a quarter, read from below."""

from exports.sheet import MM, Block, Sheet


def upright(sheet: Sheet, x: float, foot: float, found: Block) -> None:
    """Set a block that begins at `foot` and rises; `x` is the left edge of its first line."""
    before = len(sheet.boxes)
    with sheet.state():
        sheet.canvas.translate((x + sheet.height) * MM, (sheet.height - foot) * MM)
        sheet.canvas.rotate(90)
        sheet.put(0.0, 0.0, found)
    for number in range(before, len(sheet.boxes)):
        box = sheet.boxes[number]
        sheet.boxes[number] = box._replace(
            x=x + box.y, y=foot - box.x - box.width, width=box.height, height=box.width
        )
