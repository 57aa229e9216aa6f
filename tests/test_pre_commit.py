"""The hook for pre-commit: run for real in a repository with a plan, from a repository that is a copy of this one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import BASE, REPOSITORY, do_without, needs

AUTHOR = {"GIT_AUTHOR_NAME": "陈静", "GIT_AUTHOR_EMAIL": "chenjing@example.com"}
NOBODY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
COMMITTER = {key.replace("AUTHOR", "COMMITTER"): value for key, value in AUTHOR.items()}
README = (REPOSITORY / "README.md").read_text("utf-8")
CONFIGURATION = next(
    block for block in re.findall(r"^```yaml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL) if "hooks:" in block
)


def git(folder: Path, *arguments: str) -> str:
    environment = os.environ | AUTHOR | COMMITTER | NOBODY
    command = ["git", "-c", "core.quotePath=false", "-C", str(folder), *arguments]
    result = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True)
    return result.stdout.strip()


def commit(folder: Path) -> str:
    """Make the folder a repository, or go on with it, with all that is in it; the commit's name."""
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "all")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A repository with the files of this one as they are now, and its commit."""
    needs("git")
    folder = tmp_path_factory.mktemp("hook")
    for name in git(REPOSITORY, "ls-files", "-co", "--exclude-standard", "-z").split("\0"):
        if name and (REPOSITORY / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / name, folder / name)
    return folder, commit(folder)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pre-commit")


def pre_commit(folder: Path, cache: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", *arguments, "--color", "never"]
    environment = os.environ | NOBODY | {"PRE_COMMIT_HOME": str(cache)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_the_hook_passes_a_good_plan_and_stops_a_bad_one(hook: tuple[Path, str], cache: Path, tmp_path: Path):
    repository, name = hook
    visit = tmp_path / "接待" / "2026-03-12-华源"
    shutil.copytree(BASE, visit)
    configuration = re.sub("repo: <.*>", f"repo: {repository.as_posix()}", CONFIGURATION)
    configuration = re.sub("rev: <.*>", f"rev: {name}", configuration)
    (tmp_path / ".pre-commit-config.yaml").write_text(configuration, "utf-8")
    commit(tmp_path)
    installed = pre_commit(tmp_path, cache, "install-hooks")
    if installed.returncode:
        do_without(f"pre-commit could not install the hook; is the package registry out of reach?\n{installed.stdout}")

    good = pre_commit(tmp_path, cache, "run", "--all-files")
    assert good.returncode == 0, good.stdout
    assert "核对接待方案" in good.stdout
    assert "Passed" in good.stdout

    plan = visit / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("人均: 180", "人均: 9999"), "utf-8")
    commit(tmp_path)
    bad = pre_commit(tmp_path, cache, "run", "--all-files")
    assert bad.returncode == 1
    assert "接待/2026-03-12-华源/plan.yaml:33:16: JD402 错误" in bad.stdout
