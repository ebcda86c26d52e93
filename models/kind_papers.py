"""Which documents fit a kind of event, by key: what its Documents page shows first and its pack holds."""

_ALL = ("agenda", "schedule", "calendar", "change-notice", "poster", "poster-sheet", "checklist", "contacts",
        "approval-form", "letters", "responsibilities", "budget", "risk-sheet")  # fmt: skip
_GUESTS = ("sign-in", "badges", "name-plates", "feedback-form", "certificates")
_HOUSE = ("door-sheet", "door-sign", "direction-sign", "notice-sign", "open-rooms", "set-up")
_STAGE = ("run-of-show", "cue-card", "seating")
_PEOPLE = ("personal-sheet", "wall-cards")
_GROUPS = ("group-route", "check-in", "roster")
_AWAY = ("itinerary", "packing-list", "address-labels")

#: Many rooms and many visitors.
DAY = (*_ALL, *_GUESTS, *_HOUSE, *_STAGE, *_PEOPLE, *_GROUPS, "poster-tiles")
#: Many rooms, without parties of visitors.
CONGRESS = (*_ALL, *_GUESTS, *_HOUSE, *_STAGE, *_PEOPLE, "check-in", "poster-tiles")
#: One hall away from home.
VISIT = (*_ALL, *_GUESTS, *_AWAY, "run-of-show", "cue-card", "door-sign", "direction-sign", "personal-sheet")
#: One class room away from home.
LECTURE = (*_ALL, *_AWAY, "sign-in", "roster", "feedback-form", "certificates", "door-sign")
#: One stage.
STAGE = (*_ALL, *_STAGE, "sign-in", "badges", "name-plates", "door-sign", "direction-sign", "notice-sign",
         "personal-sheet")  # fmt: skip
#: One room and its people.
ROOM = (*_ALL, *_GUESTS, "run-of-show", "cue-card", "door-sign", "direction-sign", "personal-sheet", "roster")
#: No room at all.
ONLINE = ("agenda", "schedule", "calendar", "change-notice", "poster", "checklist", "run-of-show", "cue-card",
          "personal-sheet", "roster", "certificates", "feedback-form", "letters")  # fmt: skip
ANY = (*_ALL, *_GUESTS, "door-sheet", "door-sign", "direction-sign", "run-of-show", "personal-sheet",
       "itinerary")  # fmt: skip
