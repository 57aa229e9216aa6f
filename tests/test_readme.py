"""Every command of the README is run, and what it shows is what comes out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml
from conftest import REPOSITORY
from name_lists import visitors

from jiedai.cli.every_paper import EVERY_PAPER

README = (REPOSITORY / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
EVERY = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines() if line.startswith("jiedai ")]
GUIDE = README.partition("## 跟着一次接待走")[2].partition("\n## ")[0]
STEPS = [line for line in GUIDE.splitlines() if line in EVERY]
COMMANDS = [line for line in EVERY if line not in STEPS]
COMMANDS += [command for command in re.findall(r"`(jiedai [^`]+)`", README) if "plans" in command]


def shown(start: str) -> str:
    """The output that begins like that."""
    return next(block for kind, block in BLOCKS if kind == "text" and block.startswith(start))


@pytest.mark.parametrize("command", sorted(set(COMMANDS)))
def test_a_command_of_the_readme_runs(run, example_plans: Path, command: str):
    visitors(Path("名单.xlsx"))
    words, _, file = command.partition(" > ")
    result = run(*shlex.split(words)[1:])
    assert result.code in (0, 1), result.err
    assert result.code == 0 or "放行" in result.out
    assert not file or Path(file).read_text("utf-8") == result.out


def test_the_finding_shown_is_the_one_printed(run, example_plans: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")
    plan = example_plans / "2026-03-12-huayuan" / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("人均: 180", "人均: 260"), "utf-8")
    assert run("validate", "plans/2026-03-12-huayuan", "--format", "text").out == shown("错误 JD402")


def test_the_item_shown_is_the_one_printed(run, example_plans: Path):
    out = run("checklist", "--day-before", "plans/2026-04-15-nordwind", "--as-of", "2026-04-14 14:00").out
    assert shown("[ ] 4月14日") in out


def test_the_visits_shown_are_those_printed(run, example_plans: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")
    command = next(line for line in COMMANDS if line.startswith("jiedai status") and "--as-of" in line)
    assert run(*shlex.split(command)[1:]).out == shown("  还有几天")


def test_the_list_shown_is_read_like_that(run, example_plans: Path):
    visitors(Path("名单.xlsx"))
    command = next(line for line in COMMANDS if line.startswith("jiedai import guests"))
    assert run(*shlex.split(command)[1:]).out == shown("名单：")


def test_the_first_command_does_the_main_job(run, example_plans: Path):
    first = next(block for kind, block in BLOCKS if kind == "sh")
    steps = [step.strip() for step in first.split("&&")]
    own = [shlex.split(step)[1:] for step in steps if "bin/jiedai" in step]
    assert [words[0] for words in own] == ["validate", "checklist", "render"]
    assert [run(*words).code for words in own] == [0, 0, 0]


def test_one_visit_from_the_first_call_to_the_letter(run, example_plans: Path):
    """The guide is walked through in its order, in one folder, as a newcomer does."""
    said = {step: run(*shlex.split(step)[1:]) for step in STEPS}
    refused = [step for step in STEPS if said[step].code]
    assert [step.split()[1] for step in refused] == ["checklist"]  # the evening before, with one thing not done
    assert "不放行：还有 1 件事挡着" in said[refused[0]].out
    begun = yaml.safe_load(Path("公司接待/plans/2026-03-12-huayuan/plan.yaml").read_text("utf-8"))
    assert [guest["姓名"] for guest in begun["来宾"]] == ["李建国", "赵䶮", "孙明远", "周敏"]
    assert [step for step in STEPS if "\n放行：阻断的事项都已办好" in said[step].out]
    assert Path("plans/2026-03-12-huayuan/out/致谢函.docx").is_file()
    assert "后续/发感谢信" in said[STEPS[-2]].out
    assert "事后补记" in said[STEPS[-1]].out


def test_links_inside_the_readme_lead_to_a_heading():
    headings = {
        re.sub(r"[^\w\- ]", "", title).strip().replace(" ", "-")
        for title in re.findall(r"^#+ (.*)$", README, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", README)) <= headings


def test_yaml_shown_can_be_read():
    for kind, block in BLOCKS:
        if kind == "yaml":
            assert isinstance(yaml.safe_load(block), dict)


def test_every_paper_is_in_the_readme_under_its_readers():
    rows = dict(re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", README, re.MULTILINE))
    for paper in EVERY_PAPER:
        readers = "挂出来、摆出来" if paper.audience == "来宾" and paper.source in ("svg", "txt") else paper.readers
        assert re.search(rf"(^|、){re.escape(paper.name)}(、|（|$)", rows[readers]), paper.name


def test_every_example_and_option_is_in_the_readme():
    for path in (REPOSITORY / "plans").glob("*/plan.yaml"):
        assert f"`plans/{path.parent.name}`" in README
    for option in ("--plan", "--notice", "--sign", "--out", "--as-of", "--format", "--day-before", "--handbook"):
        assert option in README


def handbook_samples() -> list[str]:
    """The pieces of a handbook that the README shows; the first is a whole one."""
    section = README.partition("## 写自己公司的手册")[2].partition("\n## ")[0]
    return re.findall(r"```yaml\n(.*?)```", section, flags=re.DOTALL)


@pytest.mark.parametrize("number", range(len(handbook_samples())))
def test_a_piece_of_a_handbook_passes_the_check(number: int, run, tmp_path: Path):
    whole, piece = handbook_samples()[0], handbook_samples()[number]
    base = whole.partition("级别:")[0] if "级别:" in piece else whole
    text = whole if number == 0 else base + piece
    (tmp_path / "handbook.yaml").write_text(text, "utf-8")
    result = run("handbook", "check", tmp_path / "handbook.yaml", "--fail-on", "警告")
    assert result.code == 0, result.out
