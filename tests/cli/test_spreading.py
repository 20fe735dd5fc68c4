"""Options that commands share stand in each of them, and reach it as one value."""

from typing import Annotated

import typer
from typer.testing import CliRunner

from herodotus.cli.spreading import Common, Group, spread
from herodotus.errors import ConfigError


class Where(Common, frozen=True, kw_only=True):
    ledger: Annotated[str, typer.Option("--ledger", help="The ledger.")] = "herodotus.db"


class Which(Group, frozen=True, kw_only=True):
    place: Annotated[list[str] | None, typer.Option(help="A place.")] = None


def tell(names: Annotated[list[str] | None, typer.Argument(help="Names.")] = None, *, which: Which, at: Where) -> None:
    """Tell what was given."""
    if at.ledger == "bad":
        raise ConfigError("bad: is no ledger")
    if at.ledger == "worse":
        raise ZeroDivisionError("told to break")
    typer.echo(f"{names} {which.place} {at.ledger}")


def run(*arguments):
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(spread(tell))
    return CliRunner().invoke(app, list(arguments))


def test_the_fields_of_a_group_are_options_of_the_command():
    assert run("a", "b", "--place", "Homs", "--place", "Hama", "--ledger", "x.db").stdout == (
        "['a', 'b'] ['Homs', 'Hama'] x.db\n")  # fmt: skip
    assert run().stdout == "None None herodotus.db\n"


def test_its_help_is_that_of_the_command():
    said = run("--help").stdout
    assert "Tell what was given." in said and "--place" in said and "--ledger" in said


def test_an_error_is_one_line_and_its_traceback_is_for_who_asks():
    assert run("--ledger", "bad").stderr == "herodotus: bad: is no ledger\n"
    assert "Traceback" not in run("--ledger", "worse").stderr
    assert "Traceback" in run("--ledger", "worse", "--debug").stderr
