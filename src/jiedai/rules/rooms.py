"""住宿: every guest has a bed each night, and only one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from jiedai.findings.finding import Finding
from jiedai.findings.levels import GROWING
from jiedai.rules.rule import rule
from jiedai.shape.fields import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.source.place import Path
    from jiedai.visit.people import Person
    from jiedai.visit.visit import Visit

_WRONG_ROOMS = "住宿: [{{酒店: 徽园酒店, 入住: 2026-03-12, 退房: 2026-03-13, 确认: 2026-03-10 陈静, 房间: [{rooms}]}}]"
_ONE_EACH = "{房型: 大床房, 单价: 480, 住客: 李建国}, {房型: 大床房, 单价: 480, 住客: 赵敏}"


@rule(
    "JD502",
    "来宾没有房间",
    GROWING,
    why="深夜到了酒店才知道少一间房，旺季未必补得上。",
    clause="集团手册 2.2（S000-16）；三级标准（S001-H2）",
    cure="在“住宿”的房间里写上这位住客；自己安排的，写“自理住宿: 是”",
    bad=_WRONG_ROOMS.format(rooms="{房型: 大床房, 单价: 480, 住客: 李建国}"),
    good=_WRONG_ROOMS.format(rooms=_ONE_EACH),
)
def guest_without_room(visit: Visit) -> Iterator[Finding]:
    for person in visit.staying_guests:
        missing = [night for night in _nights(visit, person) if not _rooms(visit, person, night)]
        if missing:
            shown = "、".join(f"{night.month}月{night.day}日" for night in missing)
            yield Finding(person.path, f"{person.name} {shown}晚没有房间")


@rule(
    "JD503",
    "来宾有两间房",
    "错误",
    why="同一晚给一个人订了两间房，多半是名字写错，另一位就没有房间；费用也多出一份。",
    clause="三级标准（S001-H2）",
    cure="核对住客的名字，一晚只留一间",
    bad=_WRONG_ROOMS.format(rooms=_ONE_EACH + ", {房型: 大床房, 单价: 480, 住客: 李建国}"),
    good=_WRONG_ROOMS.format(rooms=_ONE_EACH),
)
def guest_with_two_rooms(visit: Visit) -> Iterator[Finding]:
    for person in visit.people.on_side("来宾"):
        for night in _nights(visit, person):
            first, *others = _rooms(visit, person, night) or [()]
            for path in others:
                message = f"{person.name} {night.month}月{night.day}日晚有两间房"
                yield Finding(path, message, ((first, "这里已有一间"),))


def _nights(visit: Visit, person: Person) -> list[date]:
    """The nights from the guest's own arrival to departure, or else those of the visit."""
    if visit.days is None:
        return []
    own = [journey for journey in visit.journeys if person in journey.party and journey.moment]
    first = min((each.moment.date() for each in own if each.arriving and each.moment), default=visit.days[0])
    last = max((each.moment.date() for each in own if not each.arriving and each.moment), default=visit.days[1])
    first, last = max(first, visit.days[0]), min(last, visit.days[1])
    return [first + timedelta(days=number) for number in range((last - first).days)]


def _rooms(visit: Visit, person: Person, night: date) -> list[Path]:
    """Where the guest is written into a room for the night."""
    found: list[Path] = []
    for index, lodging in enumerate(visit.plan.lodging):
        check_in, check_out = known(lodging.check_in), known(lodging.check_out)
        if not (check_in and check_out and check_in <= night < check_out):
            continue
        for number, room in enumerate(lodging.rooms):
            for place, word in enumerate(room.guests):
                if person in visit.people.meant([word]):
                    found.append(("住宿", index, "房间", number, "住客", place))
    return found
