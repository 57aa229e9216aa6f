"""The command line: one module per command."""

import sys

from jiedai import __version__


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):  # as quick as Python itself: nothing else is imported
        print(f"jiedai {__version__}")
        return
    from jiedai.cli.app import run  # noqa: PLC0415

    raise SystemExit(run(sys.argv[1:]))
