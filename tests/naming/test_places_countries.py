"""The table of countries is whole and consistent."""

from herodotus.naming.places import countries, country_of
from herodotus.naming.places.countries import country_by_code, country_named, country_of_demonym


def test_every_country_has_codes_a_name_and_a_centre() -> None:
    for country in countries():
        assert len(country.iso2) == 2 and len(country.iso3) == 3 and country.name
        assert -90 <= country.lat <= 90 and -180 <= country.lon <= 180


def test_codes_and_names_are_unique() -> None:
    for field in ("iso2", "iso3", "name"):
        values = [getattr(c, field) for c in countries()]
        assert len(values) == len(set(values))


def test_every_name_and_alias_finds_its_own_country() -> None:
    for country in countries():
        for word in (country.name, country.iso3, *country.aliases):
            assert country_named(word) == country, word


def test_contested_lands_are_there() -> None:
    assert {"PS", "XK", "TW", "EH"} <= {c.iso2 for c in countries()}


def test_demonyms_and_names_are_told_apart() -> None:
    assert country_of_demonym("Afghans") == country_by_code("AF") == country_of("Afghan")
    assert country_named("Afghans") is None
    assert country_of("Klingon") is None


def test_congolese_goes_to_the_larger_country() -> None:
    found = country_of("Congolese")
    assert found is not None and found.iso2 == "CD"
