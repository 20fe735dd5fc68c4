"""The names of administrative units without the word for their kind."""

from __future__ import annotations

import re

_UNIT_FIRST = re.compile(
    r"^(?:(?:Comuna|Gemeente|Powiat|Obshtina|Oras|Municipiul|Okres|Bezirk|Nomos|Rrethi|Amphoe|Grad|Komuna|Opstina|Changwat|"
    r"Raionul|Baladiyat|Sha`biyat|Muhafazat|Mintaqat|Wilayat-e|Wilayat|Politischer|Misto|Mayorality)|(?:Municipio|"
    r"Municipality|Provincia|Province|Departamento|Departement|Partido|City|Canton|County|District|Mkoa)"
    r"(?: of| de la| de l'| de| du| da| do| d'| wa|)) (?:of )?")
_UNIT_LAST = re.compile(r" (?:Province|Region|Governorate|Sheng|Shi|Rayon|Rayonu|District|Voivodeship|Kommun|Kommune|"
                        r"Marz|Oblast|Municipality|municipality|Okrug|Ilcesi|Prefecture|Zone|apskritis|Rajons|Novads|vald|linn)$")


def bare_name(unit: str) -> str:
    """Take the word for its kind off an admin unit's name; a county or parish keeps it, for it is always said.

    >>> bare_name("Anhui Sheng"), bare_name("Province of Pangasinan"), bare_name("Lamar County")
    ('Anhui', 'Pangasinan', 'Lamar County')
    """
    return _UNIT_LAST.sub("", _UNIT_FIRST.sub("", unit)) or unit
