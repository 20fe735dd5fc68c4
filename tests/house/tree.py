"""What the tests of the house look at: the files of the repository, and its documents."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples/iraq-2019"


@cache
def files() -> tuple[Path, ...]:
    """List what git holds or would hold: tracked files and new ones that are not ignored."""
    found = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True, text=True,
    ).stdout.split("\0")  # fmt: skip
    return tuple(path for name in sorted(set(found)) if name and (path := ROOT / name).is_file())


def text_of(path: Path) -> str:
    """Give a file's text, or nothing for a binary file."""
    data = path.read_bytes()
    return "" if b"\0" in data else data.decode("utf-8", "replace")


def named(path: Path) -> str:
    """Name a file as in the repository, with forward slashes."""
    return path.relative_to(ROOT).as_posix()
