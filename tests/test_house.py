"""The house: which room may lean on which, and how large a room may grow."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from conftest import REPOSITORY

SOURCE = REPOSITORY / "src" / "jiedai"
ROOMS = {
    "source": set(),
    "shape": {"source"},
    "plan": {"shape", "source"},
    "record": {"shape", "source"},
    "handbook": {"shape", "source"},
    "visit": {"plan", "handbook", "record", "shape", "source"},
    "findings": {"plan", "shape", "source"},
    "rules": {"visit", "plan", "handbook", "findings", "shape", "source"},
    "fonts": {"shape", "source"},
    "printing": {"fonts", "shape", "source"},
    "checklist": {"record", "visit", "plan", "handbook", "findings", "shape", "source"},
    "importing": {"plan", "findings", "shape", "source"},
    "documents": {"visit", "plan", "handbook", "findings", "shape", "source"},
    "starting": {"fonts", "documents", "rules", "visit", "plan", "handbook", "findings", "shape", "source"},
    "cli": {
        "starting",
        "record",
        "checklist",
        "fonts",
        "printing",
        "documents",
        "importing",
        "rules",
        "visit",
        "plan",
        "handbook",
        "findings",
        "shape",
        "source",
    },
}
FILES = sorted(SOURCE.rglob("*.py"))


def test_the_top_level_is_as_the_user_wishes():
    seen = {path.name for path in REPOSITORY.iterdir() if not path.name.startswith(".")}
    assert seen - {"build", "dist"} == {"pyproject.toml", "README.md", "LICENSE", "plans", "templates", "tests", "src"}


def test_every_room_is_known():
    assert {path.parent.name for path in FILES if path.parent != SOURCE} == set(ROOMS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_run_one_way(path: Path):
    room = path.parent.name
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("jiedai."):
            target = (node.module or "").split(".")[1]
            assert room in {"jiedai", target} or target in ROOMS[room], f"{room} leans on {target}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_files_and_functions_stay_small(path: Path):
    text = path.read_text("utf-8")
    assert text.count("\n") <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, node.name
