"""The head noted in a side file too, so that a ledger that was cut short is seen.

A chain proves that nothing within it was changed; that its last entries were taken away, or all of it worked out anew,
is seen only by something that stands outside. For a ledger in SQLite that is `LEDGER.head` beside the file, for one in
PostgreSQL `herodotus/heads/ID.head` in the user's data folder (XDG_DATA_HOME). It holds JSON: the ledger's id, how many
entries there are, the hash of the last, and its time.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import Annotated

import msgspec

from herodotus.ledger.journal.chain import Head
from herodotus.ledger.schema.places import is_address

WAIT_S = 10  # how long a writer waits for another's note; writing one takes some milliseconds
LARGEST = 4096  # bytes of a head file that are read; a right one has some 250
PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{1,80}")


class HeadFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a head file says: `count` entries, the last with `hash`, made `at` (ISO 8601, UTC).

    `fault` says what is wrong with a file that cannot be used; the rest is then blank, or that of another ledger.
    """

    ledger: str = ""
    count: Annotated[int, msgspec.Meta(ge=0)] = 0
    hash: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")] = ""
    at: str = ""
    fault: str = ""


def file_of(where: str, ledger: str) -> Path:
    """Name the head file of the ledger at a path or an address.

    >>> file_of("wars/iraq.db", "led-1").as_posix()
    'wars/iraq.db.head'
    """
    if not is_address(where):
        return Path(f"{where}.head")
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
    # The id comes out of a database that others may write to: it must not lead out of the folder.
    name = ledger if PLAIN_ID.fullmatch(ledger) else hashlib.sha256(ledger.encode("utf-8", "replace")).hexdigest()
    return data / "herodotus" / "heads" / f"{name}.head"


def read(where: str, ledger: str) -> HeadFile | None:
    """Read what was noted of a ledger; None where nothing was, a `HeadFile` with a `fault` where it cannot be used."""
    file = file_of(where, ledger)
    found = _lying_in(file)
    if found is not None and not found.fault and found.ledger != ledger:
        return msgspec.structs.replace(found, fault=f"{file}: is the head of another ledger ({found.ledger})")
    return found


def write(where: str, ledger: str, head: Head, at: str) -> str | None:
    """Note the head after a commit; returns a warning where that could not be done, and never fails.

    Of several writers the one that counts most entries stays.
    """
    from filelock import FileLock

    file = file_of(where, ledger)
    try:
        if is_address(where):
            file.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{file}.lock", timeout=WAIT_S):
            return _noted(file, HeadFile(ledger=ledger, count=head.count, hash=head.hash, at=at))
    except (OSError, RuntimeError) as error:  # the second where a file system knows no locks
        return (f"{file}: the head of the ledger could not be noted ({_reason(error)}); the ledger itself was written, "
                "but until it is noted the loss of its last entries would not be seen")


def _noted(file: Path, new: HeadFile) -> str | None:
    """Put the new head in the place of an older one; the caller holds the lock."""
    old = _lying_in(file)
    if old is None:
        _put(file, new)
        return None
    if old.fault:
        _put(file, new)
        return f"{old.fault}; it was written anew"
    if old.ledger != new.ledger:
        return f"{file}: is the head of another ledger ({old.ledger}) and was left; move it away if that ledger is gone"
    if old.count == new.count and old.hash != new.hash:
        return f"{file}: holds another hash for entry {new.count} and was left; run: herodotus verify"
    if old.count < new.count:
        _put(file, new)
    return None


def _put(file: Path, new: HeadFile) -> None:
    """Write a file aside and move it into place, so that whoever reads finds the old or the new one whole."""
    aside = file.with_name(f"{file.name}.new")
    try:
        with aside.open("wb") as out:
            out.write(msgspec.json.encode(new) + b"\n")
            out.flush()
            os.fsync(out.fileno())
        aside.replace(file)
    except OSError:
        aside.unlink(missing_ok=True)
        raise


def _lying_in(file: Path) -> HeadFile | None:
    try:
        with file.open("rb") as opened:
            found = msgspec.json.decode(opened.read(LARGEST), type=HeadFile)
    except FileNotFoundError:
        return None
    except OSError as error:
        return HeadFile(fault=f"{file}: the head file cannot be read ({_reason(error)})")
    except (msgspec.DecodeError, UnicodeDecodeError):
        found = HeadFile()
    whole = found.ledger and found.hash and found.at and not found.fault
    return found if whole else HeadFile(fault=f"{file}: the head file holds something else than the head of a ledger")


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error or type(error).__name__)
