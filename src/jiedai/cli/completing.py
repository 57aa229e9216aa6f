"""Completion in the shell: setting it up, and what is offered for a word that is half typed."""

from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from typing import TYPE_CHECKING, Any

import typer

from jiedai.cli.exits import UsageProblem

if TYPE_CHECKING:
    from jiedai.visit.visit import Visit


def install_completion(ctx: Any, _param: Any, value: Any) -> Any:
    """What `--install-completion` does, told in Chinese."""
    if not value or ctx.resilient_parsing:
        return value
    from typer._completion_shared import install

    try:
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            shell, path = install()
    except (typer.Exit, SystemExit, OSError) as refusal:
        raise UsageProblem("认不出这是哪种终端，或写不进它的设置，补全没有装") from refusal
    print(f"{shell} 的补全装好了（{path}），重新打开终端就能用")
    raise typer.Exit


def codes(incomplete: str) -> Iterator[tuple[str, str]]:
    """The codes, each with its name."""
    from jiedai.findings.slips import slip_cards
    from jiedai.rules.catalogue import CARDS

    cards = sorted((*CARDS, *slip_cards()), key=lambda card: card.code)
    return ((card.code, card.name) for card in cards if card.code.startswith(incomplete.upper()))


def handbooks(incomplete: str) -> list[str]:
    """The built-in handbooks."""
    from jiedai.handbook.library import builtin_names

    return [name for name in builtin_names() if name.startswith(incomplete)]


def handbooks_and_regimes(incomplete: str) -> list[str]:
    """The built-in handbooks and the regimes, and files as usual."""
    from jiedai.handbook.library import regime_names

    return [*handbooks(incomplete), *(name for name in regime_names() if name.startswith(incomplete))]


def tiers_of_the_named(ctx: typer.Context, incomplete: str) -> list[str]:
    """The tiers of the handbook that is named before."""
    from jiedai.cli.handbooks import handbook_at

    name = ctx.params.get("name") or next(iter(ctx.args), "")  # behind a half-typed option it is not a parameter yet
    try:
        tiers = handbook_at(name).handbook.tiers
    except UsageProblem:
        return []
    return [name for name in tiers if name.startswith(incomplete)]


def tiers(incomplete: str) -> list[str]:
    """The tiers of the handbook at hand."""
    from jiedai.cli.handbooks import chosen_handbook

    try:
        own = chosen_handbook(None)
    except UsageProblem:
        return []
    return [name for name in (own.handbook.tiers if own else ()) if name.startswith(incomplete)]


def items(ctx: typer.Context, incomplete: str) -> list[str]:
    """The items of the visit at hand that are not done yet, and can have been."""
    from jiedai.checklist.items import items_of
    from jiedai.checklist.meant import has_come

    visit = _visit_at_hand(ctx)
    every = items_of(visit) if visit else []
    if visit is None or not isinstance(every, list):
        return []
    return [item.id for item in every if not item.done and has_come(item, visit) and incomplete in item.id]


def bookables(ctx: typer.Context, incomplete: str) -> list[str]:
    """What can be confirmed in the visit at hand."""
    from jiedai.checklist import confirmable

    visit = _visit_at_hand(ctx)
    return [each.key for each in confirmable.bookables(visit) if incomplete in each.key] if visit else []


def _visit_at_hand(ctx: typer.Context) -> "Visit | None":
    from jiedai.cli.clock import moment
    from jiedai.cli.visits import one_plan
    from jiedai.visit.opening import open_visit
    from jiedai.visit.visit import Visit

    try:
        visit = open_visit(one_plan(ctx.params.get("visit"), now := moment(None)), now)
    except UsageProblem:
        return None
    return visit if isinstance(visit, Visit) else None


def visits(incomplete: str) -> list[str]:
    """The visits around, and files as usual."""
    from jiedai.cli.visits import plans_around

    return [folder for plan in plans_around() if (folder := plan.parent.as_posix()).startswith(incomplete)]
