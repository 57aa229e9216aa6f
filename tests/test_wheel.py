"""The wheel, unpacked in an empty place, works without the repository and without a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
from conftest import BASE, REPOSITORY


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_templates_handbooks_and_types(wheel: Path):
    names = zipfile.ZipFile(wheel).namelist()
    for template in (REPOSITORY / "templates").iterdir():
        assert f"jiedai/templates/{template.name}" in names
    assert "jiedai/handbook/builtin/恒瑞达.yaml" in names
    assert "jiedai/handbook/builtin/集团.yaml" in names
    assert "jiedai/py.typed" in names
    assert "jiedai/printing/word_parts/_rels/.rels" in names
    assert "jiedai/findings/report.schema.json" in names
    assert "jiedai/checklist/status.schema.json" in names
    assert "jiedai/checklist/report.schema.json" in names
    assert not [name for name in names if name.startswith(("plans", "tests"))]


def test_the_wheel_works_elsewhere(wheel: Path, tmp_path: Path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    shutil.copytree(BASE, tmp_path / "visit")
    # -S keeps this environment's own jiedai out; what it needs besides is found by path.
    paths = [str(tmp_path / "installed"), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-S", "-m", "jiedai", *arguments]
        return subprocess.run(
            command, cwd=tmp_path / "visit", env=environment, capture_output=True, text=True, check=False
        )

    assert run("validate").returncode == 0
    assert run("checklist", "--day-before", "--as-of", "2026-03-11").returncode == 1
    rendered = run("render")
    assert rendered.returncode == 0, rendered.stderr
    assert len(list((tmp_path / "visit" / "out").glob("*.html"))) == 2
    where = subprocess.run(
        [sys.executable, "-S", "-c", "import jiedai; print(jiedai.__file__)"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(tmp_path) in where.stdout
