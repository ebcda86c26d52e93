"""The mark of each level of problem: an icon and a colour, so that neither has to tell it alone."""

MARKS = {
    "block": ("octagon-alert", "bad"), "warn": ("triangle-alert", "warn"), "inform": ("info", "text-2"),
    "waived": ("shield-check", "text-3"),
}  # fmt: skip
