"""What the cells of a name list say, field by field."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path as FilePath
from typing import Any, Final, NamedTuple, TypeAlias

from jiedai.shape.flags import parse_flag
from jiedai.shape.phones import parse_phone
from jiedai.shape.words import NOT_YET, Unreadable, normalise, split_words
from jiedai.source.document import own_data

Written: TypeAlias = str | list[str]
"""A value as it is to stand in the plan."""

CHIEF: Final = "主宾"
NONE: Final = "无"
YES: Final = "是"

_SCIENTIFIC: Final = r"[0-9](?:\.[0-9]+)?E\+?[0-9]+"
_CHINESE_NAME: Final = r"[㐀-䶿一-鿿豈-﫿\ue000-\uf8ff𠀀-\U0003ffff々〇·]{2,20}"
_FOREIGN_NAME: Final = r"[^\W\d_][^\d_,;:/\\|<>\[\]{}\"“”，。；：、？！?!@#%&+=*^~$￥§]{0,59}"
_LATIN_NAME: Final = r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ .'’·-]+"
_SURNAME_FIRST: Final = r"([A-ZÀ-Þ' -]{2,}), ?([A-Za-zÀ-ɏ][A-Za-zÀ-ɏ .'’-]+)"
"""KELLER, Anna; with the surname in small letters it may be two people."""
_SERIAL: Final = r"(?:[3-6][0-9]{4}|0?(?=\.))(?:\.[0-9]+)?"
_ASIDE: Final = r"\(([^()]*)\)"
_SHORT: Final = 4


class Name(NamedTuple):
    """A name by itself, and what was written around it."""

    text: str
    foreign: str = ""
    sex: str = ""
    chief: bool = False
    aside: str = ""


@cache
def words(topic: str) -> Any:
    """What values.yaml says of a topic."""
    return own_data(FilePath(__file__).with_name("values.yaml"))[topic]


def is_blank(text: str) -> bool:
    """Whether a cell says nothing, or only that nothing is known yet."""
    plain = normalise(text).casefold()
    return not plain or plain in NOT_YET or plain in words("等于没写")


def value_of(field: str, text: str) -> Written | None:
    """What a field says; None where it says nothing; raises Unreadable for what cannot be known."""
    if normalise(text) in words("看上一行"):
        raise Unreadable("写的是“同上”，请写明")
    if field == "忌口":
        return _diet(text)
    if is_blank(text):
        return None
    if field in words("要有文字") and not any(each.isalpha() for each in text):
        raise Unreadable(f"“{_clipped(text)}”不像{field}")
    if field != "电话" and without_cards(text) != text:
        raise Unreadable("里面像有证件号码，证件号码不放进方案")
    reader = {
        "性别": _sex,
        "民族": _ethnicity,
        "电话": _phone,
        CHIEF: _flag,
        "自理住宿": _flag,
        "国籍": _nationality,
        "到达日期": _moment,
        "到达时间": _moment,
        "到达班次和时间": _flight,
    }.get(field)
    return reader(text) if reader else " ".join(text.split())


def without_cards(text: str) -> str:
    """A text with the numbers of passports and identity cards taken out."""
    return re.sub(words("证件号码"), "（证件号码）", text)


def name_of(text: str) -> Name:
    """The name in a cell; raises Unreadable where it is none, or that of several."""
    found = Name("")
    for aside in re.findall(_ASIDE, _narrow_brackets(text)):
        found = _with_aside(found, aside.strip())
    bare = re.sub(_ASIDE, " ", _narrow_brackets(text)).strip("★☆* ")
    if surname_first := re.fullmatch(_SURNAME_FIRST, bare):
        bare = f"{surname_first[2]} {surname_first[1]}"
    bare, sex = _without_title(bare)
    found = found._replace(sex=found.sex or sex)
    for sex, titles in words("称谓").items():
        for title in titles:
            if bare.endswith(title) and len(bare) > len(title):
                bare, found = bare.removesuffix(title).strip(), found._replace(sex=sex)
    if two := re.fullmatch(rf"({_CHINESE_NAME}) ?([A-Za-z].*)", bare):
        bare, found = two[1], found._replace(foreign=two[2].strip())
    bare = _together(" ".join(bare.split()))
    if re.fullmatch(_LATIN_NAME, bare) and re.fullmatch(_CHINESE_NAME, found.aside):
        bare, found = found.aside, found._replace(foreign=bare, aside="")
    if not re.fullmatch(_CHINESE_NAME, bare) and not re.fullmatch(_FOREIGN_NAME, bare):
        raise Unreadable(f"“{_clipped(text)}”不像一个人的姓名")
    return found._replace(text=bare)


def number_and_moment(text: str) -> tuple[str, str]:
    """The flight or train and the time in G1862 2026年12月9日 13:42; the time may be missing."""
    found = re.fullmatch(
        r"(?:[一-鿿]+ ?)?([A-Z0-9]{1,3} ?[0-9]{1,4})(?:次|航班)?[ ,;/，、；(（]*(.*?)(?:抵达|到达|到)?[)）]?",
        text,
        re.IGNORECASE,
    )
    if not found:
        raise Unreadable(f"“{_clipped(text)}”看不出是哪一班、几点到；把班次和时间分成两列")
    return found[1], found[2]


def means_of(number: str) -> str:
    """How one comes with a flight or a train of this number, or 待定."""
    plain = normalise(number).upper()
    return next((means for means, pattern in words("方式").items() if re.fullmatch(pattern, plain)), "待定")


def _with_aside(name: Name, aside: str) -> Name:
    """What the brackets behind a name say: the sex, that it is the chief guest, the foreign name, or something else."""
    if sex := sex_word(aside):
        return name._replace(sex=sex)
    if aside in words(CHIEF):
        return name._replace(chief=True)
    if re.fullmatch(_LATIN_NAME, aside):
        return name._replace(foreign=aside)
    return name._replace(aside=aside)


def _without_title(name: str) -> tuple[str, str]:
    """Mr. John Smith as John Smith, and the sex."""
    first, _, rest = name.partition(" ")
    titles = words("外文称谓").items()
    sex = next((sex for sex, names in titles if first.casefold().strip(".") in names), "") if rest else ""
    return (rest.strip() if sex else name), sex


def _together(name: str) -> str:
    """王 强 as 王强: names of two characters are set apart to look even."""
    pieces = name.split(" ")
    if len(pieces) == 1 or not all(re.fullmatch(_CHINESE_NAME, piece * 2) for piece in pieces):
        return name
    whole = "".join(pieces)
    if len(whole) <= _SHORT and any(len(piece) == 1 for piece in pieces):
        return whole
    raise Unreadable(f"“{_clipped(name)}”像是不止一个人，或者姓名中间有空格；一个人一行，去掉空格")


def _sex(text: str) -> str:
    if sex := sex_word(text):
        return sex
    raise Unreadable(f"“{_clipped(text)}”认不出是男是女")


def sex_word(text: str) -> str:
    plain = normalise(text).casefold()
    return next((sex for sex, names in words("性别").items() if plain in names), "")


def _ethnicity(text: str) -> str:
    plain = "".join(text.split())
    return f"{plain}族" if plain in words("民族") else plain


def _phone(text: str) -> str:
    if re.fullmatch(_SCIENTIFIC, normalise(text).upper()):
        raise Unreadable(f"“{text}”是科学计数法，号码已经不全；在表里把这一列设成文本，重填一次")
    return parse_phone(text)


def _flag(text: str) -> str | None:
    if text in words(CHIEF):
        return YES
    return YES if parse_flag(text) else None


def _diet(text: str) -> Written | None:
    plain = normalise(text).casefold().strip("。. ")
    if plain in words("没有忌口"):
        return NONE
    if is_blank(text):
        return None
    parts = [_as_in_plans("忌口", part) for each in split_words(text) if (part := each.strip("。. "))]
    return NONE if parts == [NONE] else parts or None


def _flight(text: str) -> str:
    number_and_moment(text)
    return text


def _moment(text: str) -> str:
    """A moment as it is typed; Excel's own count of days where the cell is not shown as a date."""
    if not re.fullmatch(_SERIAL, text):
        return " ".join(text.split())
    moment = datetime(1899, 12, 30, tzinfo=UTC) + timedelta(days=float(text), seconds=30)
    if text.startswith(("0", ".")):
        return f"{moment:%H:%M}"
    return f"{moment:%Y-%m-%d %H:%M}" if "." in text else f"{moment:%Y-%m-%d}"


def _nationality(text: str) -> str:
    return _as_in_plans("国籍", " ".join(text.split()))


def _as_in_plans(field: str, text: str) -> str:
    """What a list in English says, as a plan says it; anything else as it is."""
    plain = normalise(text).casefold()
    return next((said for said, others in words("说法")[field].items() if plain in others), text)


def _narrow_brackets(text: str) -> str:
    return text.replace("（", "(").replace("）", ")")


def _clipped(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"  # noqa: PLR2004 - enough to find it by
