"""`jiedai new`: the command line of starting a visit, from nothing or from an old one."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from jiedai.cli import completing, exits
from jiedai.cli.options import AsOf

if TYPE_CHECKING:
    from jiedai.cli.asking import Asker, Question
    from jiedai.handbook.handbook import Handbook
    from jiedai.shape.date_range import DateRange
    from jiedai.starting.skeleton import Wishes

_SOON: Final = 3


def new(
    folder: Annotated[
        str | None,
        typer.Argument(metavar="[文件夹]", help="写到哪个文件夹；不写就按日期和单位取名，有 plans 就放在它里面"),
    ] = None,
    unit: Annotated[str | None, typer.Option(metavar="单位", help="来访单位的全称")] = None,
    dates: Annotated[
        str | None, typer.Option(metavar="日期", help="哪天到哪天，如 2026-03-12 至 2026-03-13；没定写 待定")
    ] = None,
    handbook: Annotated[
        str | None,
        typer.Option(metavar="手册", help="内置手册的名称，或手册文件的路径", autocompletion=completing.handbooks),
    ] = None,
    scene: Annotated[str | None, typer.Option(metavar="场景", help="手册分场景的，写是哪一种")] = None,
    regime: Annotated[str | None, typer.Option(metavar="性质", help="商务、国企商务、公务、外宾")] = None,
    tier: Annotated[str | None, typer.Option(metavar="级别", help="手册分级别的，写哪一级；没定写 待定")] = None,
    purpose: Annotated[str | None, typer.Option(metavar="目的", help="来做什么，如 考察；没定写 待定")] = None,
    means: Annotated[str | None, typer.Option(metavar="方式", help="怎么来：飞机、高铁、自驾等；没定写 待定")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="没写的都用默认的，不提问")] = False,
    old: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="旧接待",
            help="从以前的一次接待拷，清掉日期、班次、确认、审批",
            autocompletion=completing.visits,
        ),
    ] = None,
    as_of: AsOf = None,
) -> int:
    """新建一次接待：问几句话，写好一份能核对的方案。"""
    from jiedai.cli.asking import Asker
    from jiedai.cli.clock import moment

    now, asker = moment(as_of), Asker(yes=yes)
    if old is not None:
        from jiedai.cli.new_from import new_from

        if any((unit, handbook, scene, regime, tier, purpose, means)):
            raise exits.UsageProblem("--from 只和 --dates 一起用：别的照旧方案拷过来，再在方案里改")
        return new_from(old, folder, dates, asker, now)
    home = _home(folder)
    name, book = _handbook(asker, handbook, home)
    chosen_scene, chosen_regime, chosen_tier = _kind(asker, book, scene, regime, tier)
    wishes = _visit(asker, name, book, (unit, purpose, dates, means), now)
    asker.check()
    wishes = wishes._replace(scene=chosen_scene, regime=chosen_regime, tier=chosen_tier)
    return _write(home, folder, wishes, book, now)


def _home(folder: str | None) -> Path:
    """The folder above the visit's."""
    place = Path(folder).parent if folder else Path()
    return Path("plans") if place == Path() and Path("plans").is_dir() else place


def _handbook(asker: "Asker", given: str | None, home: Path) -> "tuple[str, Handbook]":
    from jiedai.cli.asking import Question
    from jiedai.starting.handbooks import chosen, handbooks_for

    choices = {choice.name: choice.purpose for choice in handbooks_for(home / "x")}
    question = Question("--handbook", "照哪本手册（写数字或名称）", next(iter(choices)), choices)
    return asker.answer(question, given, lambda name: chosen(name, home / "x"))


def _kind(
    asker: "Asker", book: "Handbook", scene: str | None, regime: str | None, tier: str | None
) -> tuple[str | None, str, str]:
    """Scene, regime and tier, as far as the handbook has them."""
    from jiedai.cli.asking import Question
    from jiedai.shape.fields import UNDECIDED
    from jiedai.starting.words import words

    scenes = {name: each.meaning for name, each in book.scenes.items()}
    chosen_scene = next(iter(scenes), None)
    if len(scenes) > 1 or scene is not None:
        question = Question("--scene", "哪一种接待", chosen_scene or UNDECIDED, scenes, closed=True)
        chosen_scene = asker.answer(question, scene, str)
    regimes = {name: text for name, text in words()["性质"].items() if not book.regimes or name in book.regimes}
    question = Question("--regime", "什么性质", next(iter(regimes)), regimes, closed=True)
    chosen_regime = asker.answer(question, regime, str)
    needed = book.scenes[chosen_scene].needs if chosen_scene in book.scenes else ["级别"]
    if tier is None and not (book.tiers and "级别" in needed):
        return chosen_scene, chosen_regime, UNDECIDED
    tiers = {name: each.meant_for or "" for name, each in book.tiers.items()}
    question = Question("--tier", "哪一级", UNDECIDED, tiers, closed=True)
    return chosen_scene, chosen_regime, asker.answer(question, tier, str)


def _visit(asker: "Asker", handbook: str, book: "Handbook", given: tuple[str | None, ...], now: datetime) -> "Wishes":
    """Who comes, why, when and how."""
    from typing import get_args

    from jiedai.cli.asking import Question
    from jiedai.plan.travel import MeansWord
    from jiedai.shape.fields import UNDECIDED
    from jiedai.starting.naming import one_line, short_name
    from jiedai.starting.skeleton import Wishes

    unit, purpose, dates, means = given
    name = asker.answer(Question("--unit", "来访单位全称"), unit, one_line)
    why = asker.answer(
        Question("--purpose", "来做什么", UNDECIDED, dict.fromkeys(book.purposes, "")), purpose, one_line
    )
    days = asker.answer(dates_question(UNDECIDED), dates, lambda text: read_dates(text, now))
    how = asker.answer(
        Question("--means", "怎么来", UNDECIDED, dict.fromkeys(get_args(MeansWord), ""), closed=True), means, str
    )
    return Wishes(handbook, "", name, short_name(name), purpose=why, days=days, means=how)


def dates_question(default: str | None) -> "Question":
    """When they come."""
    from jiedai.cli.asking import Question

    return Question("--dates", "哪天到哪天（如 2026-03-12 至 2026-03-13）", default)


def read_dates(text: str, now: datetime) -> "DateRange | None":
    """The days typed, none while they are 待定; raises Unreadable."""
    from jiedai.starting.naming import coming_days

    return coming_days(text, now.date())


def _write(home: Path, folder: str | None, wishes: "Wishes", book: "Handbook", now: datetime) -> int:
    from jiedai.cli.starting import next_steps, place_of, put
    from jiedai.starting.naming import folder_name
    from jiedai.starting.skeleton import fresh_plan

    place = place_of(home, Path(folder).name if folder else folder_name(wishes.short, wishes.days))
    text = fresh_plan(wishes, place, "../plan.schema.json")
    written = put(place, {"plan.yaml": text}, book)
    print("写好 " + "、".join(written) + f"：《{book.name}》{'，' + wishes.scene if wishes.scene else ''}")
    if wishes.days and (left := (wishes.days.first - now.date()).days) <= _SOON:
        print(f"离接待只有 {left} 天，没定下来的都要抓紧")
    print("\n".join(next_steps(place)))
    return exits.CLEAN
