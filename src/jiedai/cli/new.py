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
        typer.Argument(metavar="[文件夹]", help="写到哪个文件夹；不写就按日期和单位取名，放在 plans 里面"),
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
    coordinator: Annotated[
        str | None, typer.Option(metavar="姓名", help="谁总协调，可以带职务，如 '陈静 营销部经理'；没定写 待定")
    ] = None,
    approver: Annotated[
        str | None, typer.Option(metavar="姓名", help="谁批准，可以带职务，如 '王强 副总经理'；没定写 待定")
    ] = None,
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

        if any((unit, handbook, scene, regime, tier, purpose, means, coordinator, approver)):
            raise exits.UsageProblem("--from 只和 --dates 一起用：别的照旧方案拷过来，再在方案里改")
        return new_from(old, folder, dates, asker, now)
    from jiedai.cli.new_home import home_of
    from jiedai.cli.starting import place_of
    from jiedai.starting.naming import folder_name

    home = home_of(folder, asker)
    place = place_of(home, Path(folder).name) if folder else None
    wishes = _visit(asker, unit, dates, now)
    place = place or place_of(home, folder_name(wishes.short, wishes.days))
    name, book = _handbook(asker, handbook, home)
    wishes = _kind(asker, book, wishes._replace(handbook=name), (scene, regime, tier))
    wishes = _details(asker, book, wishes, (purpose, means, coordinator, approver))
    asker.check()
    return _write(place, wishes, book, now)


def _handbook(asker: "Asker", given: str | None, home: Path) -> "tuple[str, Handbook]":
    from jiedai.cli.asking import Question
    from jiedai.starting.handbooks import chosen, handbooks_for

    choices = {choice.name: choice.purpose for choice in handbooks_for(home / "x")}
    question = Question("--handbook", "照哪本手册（写数字或名称）", next(iter(choices)), choices)
    return asker.answer(question, given, lambda name: chosen(name, home / "x"))


def _visit(asker: "Asker", unit: str | None, dates: str | None, now: datetime) -> "Wishes":
    """Who comes, and when."""
    from jiedai.cli.asking import Question
    from jiedai.shape.fields import UNDECIDED
    from jiedai.starting.naming import one_line, short_name
    from jiedai.starting.skeleton import Wishes

    name = asker.answer(Question("--unit", "来访单位全称"), unit, one_line)
    days = asker.answer(dates_question(UNDECIDED), dates, lambda text: read_dates(text, now))
    return Wishes("", "", name, short_name(name), days=days)


def _kind(asker: "Asker", book: "Handbook", wishes: "Wishes", given: tuple[str | None, ...]) -> "Wishes":
    """Scene, regime and tier, as far as the handbook has them."""
    from jiedai.cli.asking import Question
    from jiedai.shape.fields import UNDECIDED
    from jiedai.starting.words import words

    scene, regime, tier = given
    scenes = {name: each.meaning for name, each in book.scenes.items()}
    wishes = wishes._replace(scene=next(iter(scenes), None))
    if len(scenes) > 1 or scene is not None:
        question = Question("--scene", "哪一种接待", wishes.scene or UNDECIDED, scenes, closed=True)
        wishes = wishes._replace(scene=asker.answer(question, scene, str))
    regimes = {name: text for name, text in words()["性质"].items() if not book.regimes or name in book.regimes}
    question = Question("--regime", "什么性质", next(iter(regimes)), regimes, closed=True)
    wishes = wishes._replace(regime=asker.answer(question, regime, str))
    if tier is None and not (book.tiers and "级别" in _needed(book, wishes)):
        return wishes
    tiers = {name: each.meant_for or "" for name, each in book.tiers.items()}
    question = Question("--tier", "哪一级", UNDECIDED, tiers, closed=True)
    return wishes._replace(tier=asker.answer(question, tier, str))


def _needed(book: "Handbook", wishes: "Wishes") -> set[str]:
    """What a plan of this scene and regime must hold."""
    from jiedai.handbook.library import open_regime
    from jiedai.handbook.scenes import USUALLY_NEEDED

    scene = book.scenes.get(wishes.scene or "")
    required = [*book.required, *open_regime(wishes.regime).handbook.required]
    return {*(scene.needs if scene else USUALLY_NEEDED), *(each.part for each in required)}


def _details(asker: "Asker", book: "Handbook", wishes: "Wishes", given: tuple[str | None, ...]) -> "Wishes":
    """Why and how they come, and the two of ours whom every other thing waits for."""
    from typing import get_args

    from jiedai.cli.asking import Question
    from jiedai.plan.travel import MeansWord
    from jiedai.shape.fields import UNDECIDED
    from jiedai.starting.naming import one_line
    from jiedai.starting.somebody import somebody

    purpose, means, coordinator, approver = given
    question = Question("--purpose", "来做什么", UNDECIDED, dict.fromkeys(book.purposes, ""))
    wishes = wishes._replace(purpose=asker.answer(question, purpose, one_line))
    question = Question("--means", "怎么来", UNDECIDED, dict.fromkeys(get_args(MeansWord), ""), closed=True)
    wishes = wishes._replace(means=asker.answer(question, means, str))
    needed = _needed(book, wishes)
    if coordinator is not None or "总协调" in needed:
        question = Question("--coordinator", "谁总协调（姓名，可以带职务，如 陈静 营销部经理）", UNDECIDED)
        wishes = wishes._replace(coordinator=asker.answer(question, coordinator, somebody))
    if approver is not None or "审批" in needed:
        question = Question("--approver", "谁批准（姓名，可以带职务，如 王强 副总经理）", UNDECIDED)
        wishes = wishes._replace(approver=asker.answer(question, approver, somebody))
    return wishes


def dates_question(default: str | None) -> "Question":
    """When they come."""
    from jiedai.cli.asking import Question

    return Question("--dates", "哪天到哪天（如 2026-03-12 至 2026-03-13）", default)


def read_dates(text: str, now: datetime) -> "DateRange | None":
    """The days typed, none while they are 待定; raises Unreadable."""
    from jiedai.starting.naming import coming_days

    return coming_days(text, now.date())


def _write(place: Path, wishes: "Wishes", book: "Handbook", now: datetime) -> int:
    from jiedai.cli.starting import next_steps, put
    from jiedai.starting.skeleton import fresh_plan

    text = fresh_plan(wishes, place, "../plan.schema.json")
    written = put(place, {"plan.yaml": text}, book)
    print("写好 " + "、".join(written) + f"：《{book.name}》{'，' + wishes.scene if wishes.scene else ''}")
    if place.parent == Path() and not wishes.handbook.endswith((".yaml", ".yml")):
        print("这里没有 plans 文件夹，也没有用公司自己的手册；常办接待的，先运行一次 jiedai init，两样就都有了")
    if wishes.days and (left := (wishes.days.first - now.date()).days) <= _SOON:
        print(f"离接待只有 {left} 天，没定下来的都要抓紧")
    print("\n".join(next_steps(place)))
    return exits.CLEAN
