"""The help of every command: in Chinese, with one example that can be typed as it stands."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml
from name_lists import visitors
from word_files import word_file

from jiedai.cli import handbook, importing, template
from jiedai.cli.app import COMMANDS
from jiedai.cli.help import EXAMPLES

EXAMPLE_OF = yaml.safe_load(EXAMPLES.read_text("utf-8"))
GROUPS = {"handbook": handbook.COMMANDS, "template": template.COMMANDS, "import": importing.COMMANDS}
EVERY = ["jiedai", *(f"jiedai {name}" for name in COMMANDS)]
EVERY += [f"jiedai {group} {name}" for group, names in GROUPS.items() for name in names]


def test_every_command_has_an_example_and_no_other_has():
    assert sorted(EXAMPLE_OF) == sorted(EVERY)


@pytest.mark.parametrize("command", EVERY)
def test_the_help_ends_with_the_example(command: str, run):
    result = run(*command.split()[1:], "--help")
    assert result.code == 0
    assert result.out.endswith(f"\n\n例：\n  {EXAMPLE_OF[command]}\n")
    assert EXAMPLE_OF[command].startswith(command.split(maxsplit=1)[0])


@pytest.mark.parametrize("command", EVERY)
def test_the_help_has_no_english_sentence(command: str, run):
    _, _, told = run(*command.split()[1:], "--help").out.partition("\n")
    assert not re.search(r"[A-Za-z]{2,} [A-Za-z]{2,} [a-z]{2,}", told.partition("例：")[0])


@pytest.mark.parametrize("command", EVERY)
def test_the_example_runs(command: str, run, example_plans: Path):
    visitors(Path("名单.xlsx"))
    word_file(Path("templates/接待通知单.docx"), "{{接待}}", footer="{{版本}}")
    result = run(*shlex.split(EXAMPLE_OF[command])[1:])
    assert result.code == 0, result.out + result.err
