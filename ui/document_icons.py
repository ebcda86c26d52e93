"""The icon of each document in the menu, by its key."""

ICONS = {
    "agenda": "table-2", "poster": "image", "poster-sheet": "newspaper", "poster-tiles": "columns-3",
    "schedule": "file-spreadsheet",
    "calendar": "calendar-days", "events": "list-ordered",
    "distribution": "pin",
    "season-planner": "calendar-range", "month-sheet": "calendar-days", "week-sheet": "calendar-range",
    "sign-in": "clipboard-list", "door-sheet": "door-open", "door-sign": "presentation",
    "direction-sign": "signpost", "personal-sheet": "user-round", "group-route": "users", "cue-card": "mic",
    "run-of-show": "clock", "open-rooms": "columns-2",
    "wall-cards": "sticky-note", "badges": "id-card", "name-plates": "bookmark",
    "certificates": "award", "itinerary": "route", "checklist": "list-checks", "contacts": "phone",
    "seating": "armchair", "letters": "mail", "approval-form": "stamp", "feedback-form": "messages-square",
    "feedback-report": "chart-column",
    "people": "users", "groups": "bus", "tasks": "list-checks", "budget": "wallet",
    "organisations": "building-2", "statistics": "chart-column",
    "notice-sign": "octagon-alert", "check-in": "user-round-check", "roster": "square-check-big",
    "responsibilities": "table-2", "packing-list": "package", "set-up": "presentation",
    "risk-sheet": "shield-check", "address-labels": "mail", "host-labels": "mail",
    "change-notice": "git-compare",
}  # fmt: skip
