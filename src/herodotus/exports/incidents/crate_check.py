"""Proves a snapshot: every file is there, none is too many, and each has the hash that the manifest tells.

It trusts nothing in the file: names that lead out of a folder, files that unpack to far more than they should, hashes
that are none are problems like any other, told in one line each. Nothing is unpacked to the disk.
"""

from __future__ import annotations

import hashlib
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

from herodotus.exports.incidents.crate_about import FILES, MANIFEST, METADATA
from herodotus.exports.visible import visible

MOST_FILES = 100  # a snapshot has 8
LONGEST_MANIFEST = 1 << 20  # bytes
# A snapshot of JSON and CSV unpacks to some 10 to 40 times its size, a bomb to 1,000 times and more.
LARGEST_SHARE, ALWAYS_ALLOWED = 250, 256 << 20  # times its size; bytes
CHUNK = 1 << 20
ENDING = 22  # bytes of the end of a zip file that has no comment
AROUND = "has bytes before or behind what it packs: it was not written so"
LINE = re.compile(r"([0-9a-f]{64}) [ *](\S.*)")
# What zipfile and zlib raise on files that are damaged, encrypted, or made to deceive.
FAULTS = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, RuntimeError, ValueError, OverflowError)


class Verdict(msgspec.Struct, frozen=True):
    """What a check found: `files` with the right hash, and problems of one line each.

    `digest` is the SHA-256 of the manifest, which stands for the whole snapshot in a citation; "" where there is none.
    """

    ok: bool
    files: int
    problems: tuple[str, ...] = ()
    digest: str = ""


class Manifest(msgspec.Struct, frozen=True):
    """The hashes that a snapshot tells of its files, by name, and what is wrong with the manifest itself."""

    hashes: dict[str, str] = {}
    problems: tuple[str, ...] = ()
    digest: str = ""


def verify(path: Path) -> Verdict:
    """Check a snapshot; whatever the file holds, the answer is a verdict.

    >>> verify(Path("no-such-file.zip")).problems
    ('no-such-file.zip: cannot be read as a zip file (No such file or directory)',)
    """
    try:
        with zipfile.ZipFile(path) as pack:
            return _check(pack, path.stat().st_size) if _ends_whole(path) else _failed(AROUND)
    except FAULTS as fault:
        return _failed(f"{path.name}: cannot be read as a zip file ({_reason(fault)})")


def _ends_whole(path: Path) -> bool:
    """Tell whether a file begins with its first file's header and ends with its directory: nothing lies around them."""
    with path.open("rb") as file:
        start = file.read(4)
        file.seek(-ENDING, os.SEEK_END)
        return start == b"PK\x03\x04" and file.read(4) == b"PK\x05\x06"


def _check(pack: zipfile.ZipFile, size: int) -> Verdict:
    infos = pack.infolist()
    problems = tuple(_misshapen(infos, size))
    if problems:
        return _failed(*problems)
    manifest = _manifest(pack)
    found = {info.filename: info for info in infos}
    wrong = [*manifest.problems, *_unlisted(set(found), set(manifest.hashes))]
    right = 0
    for name in sorted(set(found) & set(manifest.hashes)):
        problem = _differs(pack, found[name], manifest.hashes[name])
        right += problem is None
        wrong += [problem] if problem else []
    return Verdict(not wrong, right, tuple(_line(problem) for problem in wrong), manifest.digest)


def _misshapen(infos: list[zipfile.ZipInfo], size: int) -> Iterator[str]:
    """Say what forbids to read the files at all; only what the directory of the zip file tells is looked at."""
    if len(infos) > MOST_FILES:
        yield f"holds {len(infos)} files, more than any snapshot"
        return
    names = [info.filename for info in infos]
    yield from (f"{name}: stands in it twice" for name in sorted({name for name in names if names.count(name) > 1}))
    yield from (f"{name}: a name that leads out of the folder" for name in names if _leads_out(name))
    yield from (f"{info.filename}: is encrypted" for info in infos if info.flag_bits & 1)
    known = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    yield from (f"{info.filename}: is packed in an unknown way" for info in infos if info.compress_type not in known)
    total = sum(info.file_size for info in infos)
    if total > max(ALWAYS_ALLOWED, LARGEST_SHARE * size):
        yield f"would unpack to {total} bytes, {total // max(size, 1)} times its size; this is no snapshot"


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name or "\0" in name


def _manifest(pack: zipfile.ZipFile) -> Manifest:
    try:
        with pack.open(MANIFEST) as file:
            data = file.read(LONGEST_MANIFEST + 1)
    except KeyError:
        return Manifest(problems=(f"{MANIFEST}: is missing, so nothing can be proved",))
    except FAULTS as fault:
        return Manifest(problems=(f"{MANIFEST}: cannot be read ({_reason(fault)})",))
    if len(data) > LONGEST_MANIFEST:
        return Manifest(problems=(f"{MANIFEST}: is longer than {LONGEST_MANIFEST} bytes",))
    return _parsed(data)


def _parsed(data: bytes) -> Manifest:
    hashes: dict[str, str] = {}
    problems = []
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n")[:-1] or [""], 1):
        found = LINE.fullmatch(line)
        if not found:
            problems.append(f"{MANIFEST}, line {number}: is no hash with a name")
        elif found[2] in hashes:
            problems.append(f"{MANIFEST}, line {number}: names {found[2]} again")
        else:
            hashes[found[2]] = found[1]
    return Manifest(hashes, tuple(problems), hashlib.sha256(data).hexdigest())


def _unlisted(found: set[str], listed: set[str]) -> Iterator[str]:
    yield from (f"{name}: is missing" for name in sorted(listed - found))
    yield from (f"{name}: is not in the manifest" for name in sorted(found - listed - {MANIFEST}))
    needed = {METADATA, *FILES} - {MANIFEST}
    yield from (f"{name}: belongs to every snapshot and is missing" for name in sorted(needed - found - listed))


def _differs(pack: zipfile.ZipFile, info: zipfile.ZipInfo, told: str) -> str | None:
    """Hash a file piece by piece; a file that goes on behind its stated size is cut there and so differs."""
    digest = hashlib.sha256()
    try:
        with pack.open(info) as file:
            while piece := file.read(CHUNK):
                digest.update(piece)
    except FAULTS as fault:
        return f"{info.filename}: cannot be read ({_reason(fault)})"
    return None if digest.hexdigest() == told else f"{info.filename}: has been changed, its hash is another"


def _failed(*problems: str) -> Verdict:
    return Verdict(False, 0, tuple(_line(problem) for problem in problems))


def _reason(fault: BaseException) -> str:
    return (fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)) or type(fault).__name__


def _line(problem: str) -> str:
    """Keep a problem to one line that a terminal can bear."""
    return visible(" ".join(problem.split()))[:300]
