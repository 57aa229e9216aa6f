"""What is put off at the start comes as soon as somebody asks for it."""

import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
START = "import sys\nfrom jiedai.cli.quick import start_quickly\nstart_quickly()\n"


def run(code: str) -> str:
    command = [sys.executable, "-c", START + code]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=REPOSITORY).stdout


def test_checking_a_plan_never_asks():
    code = """
from jiedai.cli.app import run
run(["validate", "plans/2026-03-12-huayuan", "--as-of", "2026-03-01"])
print("email" in sys.modules, "_hashlib" in sys.modules, "signal" in sys.modules)
"""
    assert run(code) == "False False False\n"


def test_what_is_put_off_gives_way_to_the_real_module():
    code = """
import importlib.metadata, secrets, subprocess
from importlib.metadata import entry_points, version
print(version("pydantic") == importlib.metadata.version("pydantic"), len(secrets.token_hex(4)), bool(entry_points()))
print(subprocess.run([sys.executable, "-c", "print(1)"], capture_output=True, text=True).stdout)
for name in ("importlib.metadata", "secrets", "subprocess"):
    print(bool(sys.modules[name].__file__))
"""
    assert run(code).split() == ["True", "8", "True", "1", "True", "True", "True"]


def test_a_name_that_is_not_there_is_still_missed():
    code = """
try:
    from subprocess import nothing_of_the_kind
except ImportError as error:
    print("missed")
"""
    assert run(code) == "missed\n"
