"""The cards of a visit: 席卡 where people sit, 胸牌 that they wear, 桌牌 on the tables of a banquet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jiedai.documents.lettering import spaced
from jiedai.documents.sheets import Data
from jiedai.documents.sign import face, figures, sheet
from jiedai.shape.fields import known
from jiedai.visit.addressing import code_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.visit import Visit


def seat_cards(visit: Visit, view: dict[str, Any]) -> list[Data]:
    """席卡: one for everybody who sits where cards are asked for; post and unit only where they are wished for."""
    seated, posts = _seated(visit), view["样式"]["席卡职务"]
    return _tents(
        "席卡",
        [
            card | {"职务": f"{card['单位']}　{card['职务']}".strip() if posts else ""}
            for name, card in (*_guests(view), *_hosts(view))
            if name in seated
        ],
    )


def badges(visit: Visit, view: dict[str, Any]) -> list[Data]:
    """胸牌: one for every guest; with a code word that is all it says."""
    code = code_word(visit)
    hidden = {"类": "来宾", "姓名": code, "外文": "", "职务": "", "单位": ""}
    return _badges([(name, hidden if code else card) for name, card in _guests(view, both=True)])


def our_badges(_visit: Visit, view: dict[str, Any]) -> list[Data]:
    """我方胸牌: one for every host, none where nobody comes who would wear the others."""
    return _badges(_hosts(view, both=True)) if view["来宾"] else []


def _badges(people: list[tuple[str, dict[str, Any]]]) -> list[Data]:
    """As many to a sheet as it holds, with marks where to cut."""
    size = figures()["胸牌"]
    width, height, across, down = (size[key] for key in ("宽", "高", "列", "行"))
    page_height, page_width = figures()["纸"]["A4"]
    columns = [(page_width - across * width) / 2 + number * width for number in range(across + 1)]
    rows = [(page_height - down * height) / 2 + number * height for number in range(down + 1)]
    places = [(x, y) for y in rows[:-1] for x in columns[:-1]]
    return _numbered(
        [
            sheet(
                page_width,
                page_height,
                [
                    face("胸牌", (width, height), card, [card["姓名"]], 横=x, 纵=y, 类=card["类"])
                    for (_, card), (x, y) in zip(cards, places, strict=False)
                ],
                裁={"竖": columns, "横": rows},
            )
            for cards in _batches(people, len(places))
        ]
    )


def table_cards(visit: Visit, view: dict[str, Any]) -> list[Data]:
    """桌牌: the meal's name for each with seat cards at a single table; how many more there are no plan says."""
    most = figures()["一桌至多"]
    cards = [
        {"桌": meal["名称"], "地点": known(meal["地点"]) or ""}
        for meal, fact in zip(view["用餐"], visit.meals, strict=True)
        if meal["席卡"] and fact.heads <= most
    ]
    return _tents("桌牌", cards)


def _seated(visit: Visit) -> set[str]:
    """Who sits at a venue or at a meal with seat cards (席卡: 是)."""
    rooms = {name for name, venue in visit.plan.venues.items() if venue.seat_cards}
    meetings = [event.people for event in visit.events if event.item.place in rooms]
    meals = [fact.diners for fact in visit.meals if fact.meal.seat_cards]
    return {person.name for people in (*meetings, *meals) for person in people}


def _guests(view: dict[str, Any], *, both: bool = False) -> list[tuple[str, dict[str, Any]]]:
    """The guests' names, each with the words for a card; posts and units in `both` languages where wanted."""
    unit = view["来访单位"]["名称"]
    cards = [(guest["姓名"], _card("来宾", guest, guest["单位"] or unit, _glossary(view))) for guest in view["来宾"]]
    return _in_both(cards, view) if both else cards


def _hosts(view: dict[str, Any], *, both: bool = False) -> list[tuple[str, dict[str, Any]]]:
    cards = [(host["姓名"], _card("我方", host, view["我方单位"], _glossary(view))) for host in view["我方"]]
    return _in_both(cards, view) if both else cards


def _glossary(view: dict[str, Any]) -> dict[str, str]:
    """Foreign words for ours and for the unit: the plan's glossary (外文), where a guest has a foreign name."""
    unit, abroad = view["来访单位"], any(known(guest["外文名"]) for guest in view["来宾"])
    return {**view["外文"], unit["名称"]: unit["外文名称"]} if abroad else {}


def _in_both(cards: list[tuple[str, dict[str, Any]]], view: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    glossary = _glossary(view)
    return [(name, card | {key: _both(card[key], glossary) for key in ("职务", "单位")}) for name, card in cards]


def _card(side: str, person: dict[str, Any], unit: str | None, glossary: dict[str, str]) -> dict[str, Any]:
    """What may stand on a card; the two characters of a foreigner's name are no surname and given name, and stay close."""
    own = known(person.get("外文名"))
    words = {"外文": own or glossary.get(person["姓名"]), "职务": person["职务"], "单位": unit}
    name = person["姓名"] if own else spaced(person["姓名"])
    return {"类": side, "姓名": name} | {key: known(word) or "" for key, word in words.items()}


def _both(word: str, glossary: dict[str, str]) -> str | list[str]:
    """总经理 and General Manager where the glossary has it."""
    foreign = known(glossary.get(word))
    return [word, foreign] if word and foreign else word


def _tents(design: str, cards: list[dict[str, str]]) -> list[Data]:
    """Folded cards: the near face upright below the fold, the far one above it and upside down, so that both stand."""
    size = figures()["席卡"]
    width, height = size["宽"], size["高"]
    sheets = []
    for group in _batches(cards, size["每张"]):
        faces = [
            face(design, (width, height), card, [card.get("姓名", "")], 横=number * width, 纵=far * height, 转=not far)
            for number, card in enumerate(group)
            for far in (0, 1)
        ]
        sheets.append(sheet(width * size["每张"], 2 * height, faces))
    return _numbered(sheets)


def _batches(things: list[Any], size: int) -> Iterator[list[Any]]:
    for start in range(0, len(things), size):
        yield things[start : start + size]


def _numbered(sheets: list[dict[str, Any]]) -> list[Data]:
    return [Data(each, str(number) if len(sheets) > 1 else "") for number, each in enumerate(sheets, 1)]
