"""住宿: the hotel and the kind of room that the tier asks for, and who shares a room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.rules.rule import rule
from jiedai.rules.words import beds_in, speaks_of
from jiedai.visit.customs import guest_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.handbook.tiers import Tier
    from jiedai.plan.lodging import Room
    from jiedai.plan.people import Guest
    from jiedai.source.place import Path
    from jiedai.visit.visit import Visit

_HOTEL: Final = """
级别: 业务级
住宿:
  - 酒店: 徽园酒店
    入住: 2026-03-12
    退房: 2026-03-13
    确认: 2026-03-10 刘洋
    {agreed}
    房间: [{{房型: {kind}, 单价: 480, 住客: 李建国}}, {{房型: 大床房, 单价: 480, 住客: 赵敏}}]
"""
_SUPPLIES: Final = """场地: {二楼会议室: {容纳: 16, 布置: [横幅, 茶水, 纸笔], 负责: 刘洋, 确认: 2026-03-10 刘洋}}
物料: [{名称: 日程表, 数量: 4}]
"""


def _kinds(tier: Tier) -> str:
    return f"房型：{'、'.join(tier.lodging.kinds)}" if tier.lodging.kinds else ""


@rule(
    "JD449",
    "房型不在标准里",
    "警告",
    why="房型超出标准，报销时要退回；低了，又怠慢客人。",
    clause="三级标准（S001-H4、S001-H10）",
    cure="换成这一级的房型；确需例外的，请够级别的领导批准后写“豁免”（写法：jiedai explain JD449）",
    bad=_HOTEL.format(agreed="协议酒店: 是", kind="总统套房") + _SUPPLIES,
    good=_HOTEL.format(agreed="协议酒店: 是", kind="大床房") + _SUPPLIES,
    standard=_kinds,
)
def room_kind_beyond_standard(visit: Visit) -> Iterator[Finding]:
    if not visit.tier or not visit.tier[1].lodging.kinds:
        return
    name, tier = visit.tier
    kinds = "、".join(tier.lodging.kinds)
    for path, room in _rooms(visit):
        if room.kind and room.kind != "待定" and not any(kind in room.kind for kind in tier.lodging.kinds):
            guests = "、".join(room.guests) or "未排住客"
            yield Finding((*path, "房型"), f"{guests}住{room.kind}，{name}的房型是{kinds}")


@rule(
    "JD450",
    "不是协议酒店",
    "警告",
    why="协议酒店价钱谈好了、能挂账，出了事也有人管；订在外面，差价要自己解释。",
    clause="三级标准（S001-H4）；集团手册 2.2（S000-16）",
    cure="改订协议酒店；已经是的，写上“协议酒店: 是”",
    bad=_HOTEL.format(agreed="协议酒店: 否", kind="大床房") + _SUPPLIES,
    good=_HOTEL.format(agreed="协议酒店: 是", kind="大床房") + _SUPPLIES,
    standard=lambda tier: "住协议酒店" if tier.lodging.agreed else "",
)
def hotel_not_agreed(visit: Visit) -> Iterator[Finding]:
    if not visit.tier or not visit.tier[1].lodging.agreed:
        return
    for index, lodging in enumerate(visit.plan.lodging):
        if not lodging.agreed:
            state = "没有写是不是协议酒店" if lodging.agreed is None else "不是协议酒店"
            field = "酒店" if lodging.agreed is None else "协议酒店"
            yield Finding(("住宿", index, field), f"{lodging.hotel}{state}，{visit.tier[0]}只能订协议酒店")


_SHARED: Final = """
住宿:
  - {{酒店: 徽园酒店, 入住: 2026-03-12, 退房: 2026-03-13, 确认: 2026-03-10 刘洋,
     房间: [{{房型: {kind}, 单价: 480, 住客: [李建国, 赵敏]}}]}}
来宾:
  - {{姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 汉族, 忌口: 无, 主宾: 是}}
  - {{姓名: 赵敏, 职务: 技术部经理, 性别: {sex}, 民族: 汉族, 忌口: 无{note}}}
"""


@rule(
    "JD451",
    "男女同住一间",
    "警告",
    why="多半是名单上性别写错，或排房时没有看性别；到了前台才发现，谁都难堪。",
    clause="集团手册 2.1（S000-08）；三级标准（S001-H2）",
    cure="分成两间；是夫妻或家属的，在来宾的“备注”里写明",
    bad=_SHARED.format(kind="标准间", sex="女", note=""),
    good=_SHARED.format(kind="标准间", sex="女", note=", 备注: 与李建国是夫妻"),
)
def man_and_woman_share(visit: Visit) -> Iterator[Finding]:
    for path, room in _rooms(visit):
        guests = _sleepers(visit, room)
        if {"男", "女"} <= {guest.sex for guest in guests} and not _family(guests):
            names = "、".join(f"{guest.name}（{guest.sex}）" for guest in guests)
            yield Finding((*path, "住客"), f"{names}同住一间")


@rule(
    "JD452",
    "一间住不下",
    "警告",
    why="两位客人到了房里，发现只有一张床，只好半夜再找房。",
    clause="三级标准（S001-H2）；集团手册 2.2（S000-16）",
    cure="换成标准间，或各住一间；是夫妻或家属的，在来宾的“备注”里写明",
    bad=_SHARED.format(kind="大床房", sex="男", note=""),
    good=_SHARED.format(kind="标准间", sex="男", note=""),
)
def too_many_in_a_room(visit: Visit) -> Iterator[Finding]:
    for path, room in _rooms(visit):
        guests, beds = _sleepers(visit, room), beds_in(room.kind or "")
        if beds and len(guests) > beds and not _family(guests):
            names = "、".join(guest.name for guest in guests)
            yield Finding((*path, "住客"), f"{room.kind}住 {len(guests)} 位（{names}），只能住 {beds} 位")


def _rooms(visit: Visit) -> Iterator[tuple[Path, Room]]:
    for index, lodging in enumerate(visit.plan.lodging):
        for number, room in enumerate(lodging.rooms):
            yield ("住宿", index, "房间", number), room


def _sleepers(visit: Visit, room: Room) -> list[Guest]:
    """The guests in a room, by name."""
    found = (guest_of(visit, person) for person in visit.people.meant(room.guests))
    return sorted((guest for guest in found if guest), key=lambda guest: guest.name)


def _family(guests: list[Guest]) -> bool:
    return any(speaks_of(guest.note, "家人") or speaks_of(guest.post, "家人") for guest in guests)
