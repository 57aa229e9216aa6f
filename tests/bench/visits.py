"""Many visits that never were: the examples with other people, firms and days, some of them with a mistake in them."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Final

PLANS: Final = Path(__file__).parents[2] / "plans"

_SURNAMES: Final = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭郎鲁韦"
_FIRST: Final = "建文志明晓海国春秋永俊思嘉子雨家德立宏玉静佳振新成"
_LAST: Final = "国强华军平伟敏芳磊洋勇艳杰涛超霞刚峰宁波辉梅玲琳龙"
_PLACES: Final = "东西南北中江河湖山海云星光天长安宁泰和康"
_TRADES: Final = ("机电", "重工", "电气", "能源", "材料", "仪表", "建设", "物流", "食品", "软件")

_NAME: Final = re.compile(r"姓名: ([一-鿿]{2,4})(?=[,}\n])")
_FIRM: Final = re.compile(r"简称: (\S+)")
_DAY: Final = re.compile(r"(20[0-9]{2})-([0-9]{2})-([0-9]{2})|([0-9]{1,2})月([0-9]{1,2})日")
_OWN_HANDBOOK: Final = re.compile(r"^手册: handbook\.yaml$", re.MULTILINE)
_YEAR: Final = 2026
_WEEKS: Final = 20
_MISTAKES: Final = (
    (re.compile(r"人均: [0-9]+"), "人均: 880"),
    (re.compile(r"负责: [一-鿿]{2,4}"), "负责: 某某某"),
    (re.compile(r"职务: "), "职位: "),
    (re.compile(r"^应急:$", re.MULTILINE), "备用:"),
    (re.compile(r"电话: 1"), "电话: 2"),
    (re.compile(r"^性质: .*$", re.MULTILINE), "性质: 公务"),
)
_MISTAKEN: Final = 0.15
"""How many plans have one, as a share."""


def write_visits(folder: Path, count: int, seed: int = 7) -> list[Path]:
    """Write `count` visits and the handbooks they name below `folder`; the same seed writes the same bytes."""
    chance = random.Random(seed)
    (folder / "handbook.yaml").write_bytes((PLANS / "handbook.yaml").read_bytes())
    examples = sorted(path.parent for path in PLANS.glob("*/plan.yaml"))
    for example in examples:
        if (example / "handbook.yaml").is_file():
            (folder / f"{example.name}.yaml").write_bytes((example / "handbook.yaml").read_bytes())
    visits = []
    for number in range(count):
        visit = folder / f"{number:05}"
        visit.mkdir()
        _write_visit(chance.choice(examples), visit, chance)
        visits.append(visit)
    return visits


def _write_visit(example: Path, visit: Path, chance: random.Random) -> None:
    plan, done = ((example / name).read_text("utf-8") for name in ("plan.yaml", "done.yaml"))
    words = _other_words(plan, chance)
    days = timedelta(weeks=chance.randint(0, _WEEKS))
    plan, done = (_other_days(_replaced(text, words), days) for text in (plan, done))
    plan = _OWN_HANDBOOK.sub(f"手册: ../{example.name}.yaml", plan)
    if chance.random() < _MISTAKEN:
        pattern, wrong = chance.choice(_MISTAKES)
        plan = pattern.sub(wrong, plan, count=1)
    (visit / "plan.yaml").write_text(plan, "utf-8", newline="\n")
    (visit / "done.yaml").write_text(done, "utf-8", newline="\n")


def _other_words(plan: str, chance: random.Random) -> dict[str, str]:
    """Another name for every person and firm of a plan, no two alike."""
    words: dict[str, str] = {}
    for name in dict.fromkeys(_NAME.findall(plan)):
        while (other := _person(chance)) in words.values():
            pass
        words[name] = other
    for firm in dict.fromkeys(_FIRM.findall(plan)):
        words[firm] = chance.choice(_PLACES) + chance.choice(_PLACES) + chance.choice(_TRADES)
    return words


def _person(chance: random.Random) -> str:
    return chance.choice(_SURNAMES) + chance.choice(["", chance.choice(_FIRST)]) + chance.choice(_LAST)


def _replaced(text: str, words: dict[str, str]) -> str:
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    return re.sub("|".join(longest_first), lambda found: words[found[0]], text) if words else text


def _other_days(text: str, later: timedelta) -> str:
    """The text with every day so much later; whole weeks, so that no working day becomes a Sunday."""
    return _DAY.sub(lambda found: _other_day(found, later), text)


def _other_day(found: re.Match[str], later: timedelta) -> str:
    if found[1]:
        return (date(int(found[1]), int(found[2]), int(found[3])) + later).isoformat()
    day = date(_YEAR, int(found[4]), int(found[5])) + later
    return f"{day.month}月{day.day}日"
