"""Lists of people stand in the order in which readers look for them, in Chinese too."""

from datetime import datetime

import pytest
from paper_geometry import run
from paper_pictures import Builder

from exports import Request, badges, contacts, document, roster, sign_in

NAMES = ("姚丽华", "陈雨桐", "Bai Lu", "董国栋", "曹志远")
ORDER = ["Bai Lu", "曹志远", "陈雨桐", "董国栋", "姚丽华"]


def plan():
    made = Builder("zh_CN", "en")
    event = made.add(
        "event",
        title="开放日",
        starts=datetime(2026, 4, 24, 9),
        ends=datetime(2026, 4, 24, 17),
        status="draft",
    )
    people = [made.add("person", name=name, phone="139 0000 0001") for name in NAMES]
    made.session(event, "讲座", "2026-04-24T09:00", 45, people=people)
    for name in NAMES:
        made.add("participant", event_id=event, name=name)
    return made.picture


@pytest.mark.parametrize(
    ("key", "module", "options"),
    [
        ("badges", badges, {"people": "speakers"}),
        ("badges", badges, {"people": "guests"}),
        ("contacts", contacts, {}),
        ("roster", roster, {}),
        ("sign-in", sign_in, {"by": "name"}),
    ],
)
def test_names_follow_their_sound(key, module, options):
    request = Request((1,), ("zh_CN",), "A4", document(key).settle(options), "staff", datetime(2026, 4, 20))
    sheet, _told = run(module.lay_out(plan(), request))
    assert [box.text for box in sheet.boxes if box.text in ORDER] == ORDER
