"""Actors: acronyms of a report, fullest forms, one actor under several names, the register with country and role."""

from herodotus.naming.actors.acronyms import Acronym, acronyms
from herodotus.naming.actors.fullest import fullest
from herodotus.naming.actors.named import is_named
from herodotus.naming.actors.outlets import home_of
from herodotus.naming.actors.register import register_version
from herodotus.naming.actors.resolve import UNREGISTERED, resolve
from herodotus.naming.actors.same import group, same
from herodotus.naming.actors.sighted import Sightings

__all__ = [
    "UNREGISTERED",
    "Acronym",
    "Sightings",
    "acronyms",
    "fullest",
    "group",
    "home_of",
    "is_named",
    "register_version",
    "resolve",
    "same",
]
