"""The signs of a visit: the welcome on screens and boards, a board for each leg that is met, a number for each car."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jiedai.documents.sheets import Data
from jiedai.documents.sign import figures, sign
from jiedai.visit.addressing import car_number, code_word, guests_among, party_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.visit import Visit


def welcome_screens(visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """欢迎屏, in the pixels asked for; a long strip has everything in one sentence."""
    if _is_welcomed(visit, "欢迎屏"):
        width, height = view["样式"]["屏幕"]
        words = _welcome(view)
        strip = width >= height * figures()["长条屏"]
        sentence = {"一句": "".join(words[block] for block in ("欢迎", "单位", "称呼")), "外文": _foreign_line(view)}
        design, written = ("长条屏", sentence) if strip else ("欢迎屏", words)
        yield Data(sign(design, (width, height), written, _names(view)) | {"单位": "px"})


def welcome_posters(visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """欢迎牌, a poster that stands upright."""
    if _is_welcomed(visit, "欢迎牌"):
        height, width = figures()["纸"][view["样式"]["纸"]]
        yield Data(sign("欢迎牌", (width, height), _welcome(view) | _ours(view), _names(view)))


def welcome_lines(visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """LED字幕: nothing but words, one line for each screenful."""
    if _is_welcomed(visit, "欢迎字幕"):
        unit = view["来访单位"]
        name = unit["名称"] if len(unit["名称"]) <= figures()["字幕至多"] else unit["简称"] or unit["名称"]
        lines = [f"欢迎{name}", f"欢迎{view['称呼']}", *view["外文称呼"]]
        yield Data({"行": lines})


def pickup_boards(visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """接站牌: one for each arrival that asks for a board; with a code word it says that and nothing else."""
    size, code = figures()["纸"][view["样式"]["纸"]], code_word(visit)
    for leg in view["到达"]:
        if leg["接站牌"] and not visit.unwelcome("接站牌"):
            words = _welcome(view) | {"称呼": leg["牌文"], "外文": leg["外文牌文"]} | _ours(view)
            board = sign("暗号牌", size, {"暗号": code}) if code else sign("接站牌", size, words, _names(view))
            yield Data(board, leg["名称"])


def car_boards(visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """车牌: a number behind the windscreen of each car, in the order of the plan."""
    for name in visit.plan.vehicles:
        words = {"号": car_number(visit, name)}
        if code := code_word(visit):
            words |= {"单位": code}
        else:
            words |= {"单位": view["来访单位"]["名称"], "称呼": _aboard(visit, name)}
        yield Data(sign("车牌", figures()["纸"]["A4"], words, _names(view)), words["号"])


def _aboard(visit: Visit, name: str) -> str:
    """Whom a car carries, if on all its rides the same guests; empty where it carries now these, now those."""
    legs = [journey.party for journey in visit.journeys if name in journey.leg.vehicles]
    rides = [*legs, *(event.guests for event in visit.events if name in event.item.vehicles)]
    parties = {tuple(guest.name for guest in guests_among(visit, party)) for party in rides}
    if len(parties) > 1:
        return ""
    return party_words(visit, guests_among(visit, rides[0]) if rides else visit.plan.guests)


def _is_welcomed(visit: Visit, setting: str) -> bool:
    """Nobody is not welcomed, nor those whom the regime or a code word will not have named in public."""
    return bool(visit.plan.guests) and not visit.unwelcome(setting) and not code_word(visit)


def _welcome(view: dict[str, Any]) -> dict[str, Any]:
    return {"欢迎": "欢迎", "单位": view["来访单位"]["名称"], "称呼": view["称呼"], "外文": view["外文称呼"]}


def _foreign_line(view: dict[str, Any]) -> str:
    """Welcome Mr. Hans Keller and delegation, Nordwind Antriebe GmbH."""
    return ", ".join(view["外文称呼"])


def _ours(view: dict[str, Any]) -> dict[str, str]:
    return {"我方": view["我方单位"] or ""}


def _names(view: dict[str, Any]) -> list[str]:
    return [guest["姓名"] for guest in view["来宾"]]
