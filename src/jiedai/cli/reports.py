"""The forms in which findings can be written. Every one is listed here; each imports what it needs when it is asked for."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from jiedai.findings.finding import Verdict
    from jiedai.findings.levels import Level


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    CONCISE = "concise"
    MD = "md"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"


class Wishes(NamedTuple):
    """What a report may be asked besides its form."""

    fail_on: "Level" = "警告"
    show_waived: bool = False


Report: TypeAlias = Callable[[list["Verdict"], Wishes], Iterable[str]]


def usual() -> Format:
    """The form for who is looking: somebody at a terminal, GitHub, or another program."""
    if sys.stdout.isatty():
        return Format.TEXT
    return Format.GITHUB if os.environ.get("GITHUB_ACTIONS") == "true" else Format.CONCISE


def _text(verdicts: list["Verdict"], wishes: Wishes) -> Iterable[str]:
    from jiedai.findings.display import wants_colour
    from jiedai.findings.report_text import text

    return text(verdicts, colour=wants_colour(sys.stdout), show_waived=wishes.show_waived)


def _concise(verdicts: list["Verdict"], wishes: Wishes) -> Iterable[str]:
    from jiedai.findings.report_concise import concise

    return concise(verdicts, show_waived=wishes.show_waived)


def _markdown(verdicts: list["Verdict"], _: Wishes) -> Iterable[str]:
    from jiedai.findings.report_markdown import as_markdown

    return as_markdown(verdicts)


def _json(verdicts: list["Verdict"], _: Wishes) -> Iterable[str]:
    from jiedai.findings.report_json import as_json

    return [as_json(verdicts)]


def _sarif(verdicts: list["Verdict"], _: Wishes) -> Iterable[str]:
    from jiedai.findings.report_sarif import as_sarif
    from jiedai.findings.slips import slip_cards
    from jiedai.rules.catalogue import CARDS

    return [as_sarif(verdicts, (*CARDS, *slip_cards()))]


def _junit(verdicts: list["Verdict"], wishes: Wishes) -> Iterable[str]:
    from jiedai.findings.report_junit import as_junit

    return [as_junit(verdicts, wishes.fail_on)]


def _github(verdicts: list["Verdict"], _: Wishes) -> Iterable[str]:
    from jiedai.findings.report_github import github

    return github(verdicts)


REPORTS: Final[Mapping[Format, Report]] = MappingProxyType(
    {
        Format.TEXT: _text,
        Format.CONCISE: _concise,
        Format.MD: _markdown,
        Format.JSON: _json,
        Format.SARIF: _sarif,
        Format.JUNIT: _junit,
        Format.GITHUB: _github,
    }
)
