"""How a gazetteer is made: its rows, the spellings worth their bytes, the file, and a GeoNames dump as a source."""

from herodotus.naming.places.building.file import Writer
from herodotus.naming.places.building.rows import Row
from herodotus.naming.places.building.spellings import spellings

__all__ = ["Row", "Writer", "spellings"]
