from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from herodotus.errors import InputError
from herodotus.intake import SourceOptions, reports
from herodotus.report import Report

Outcome = Report | InputError


class Door:
    """Brings bytes in by a file of any name, or by standard input, on 1 September 2019."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file(self, name: str, data: bytes | str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    def all(self, name: str, data: bytes | str, **options: object) -> list[Outcome]:
        return self.read(self.file(name, data), **options)

    def report(self, name: str, data: bytes | str, **options: object) -> Report:
        (outcome,) = self.all(name, data, **options)
        assert isinstance(outcome, Report), outcome
        return outcome

    def error(self, name: str, data: bytes | str, **options: object) -> str:
        (outcome,) = self.all(name, data, **options)
        assert isinstance(outcome, InputError), outcome
        assert str(outcome).startswith(str(self.folder / name))
        return str(outcome).removeprefix(str(self.folder / name))

    def read(self, *paths: Path | str, stdin: bytes = b"", **options: object) -> list[Outcome]:
        asked = SourceOptions(**options)  # type: ignore[arg-type]
        return list(reports(paths, asked, stdin=BytesIO(stdin), today=lambda: date(2019, 9, 1)))


@pytest.fixture
def door(tmp_path: Path) -> Door:
    return Door(tmp_path)


