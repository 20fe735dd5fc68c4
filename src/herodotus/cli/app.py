"""The commands with their options; what they do lies in the modules beside this one and in the rooms."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from herodotus.cli import gazetteer as gazetteers
from herodotus.cli.codebook import CodebookFormat, print_codebook
from herodotus.cli.guard import guarded
from herodotus.cli.ledger import register
from herodotus.cli.names import NameFormat, explain_actors, explain_places
from herodotus.cli.options import ActorFiles, Debug, Files, Jobs, MaxSize, Mode, Outlet, Precision, Published, Title
from herodotus.cli.read import Format, ReadRequest, run
from herodotus.cli.registers import use_actors
from herodotus.intake.options import DEFAULT_MAX_SIZE, SourceOptions

app = typer.Typer(
    help="Keep a ledger of what is said to have happened in armed conflict.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        import herodotus

        typer.echo(f"herodotus {herodotus.__version__}")
        raise typer.Exit


@app.callback()
def herodotus(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Keep a ledger of what is said to have happened in armed conflict."""


@app.command()
def read(
    context: typer.Context,
    files: Files,
    published: Published = None,
    outlet: Outlet = None,
    title: Title = None,
    form: Annotated[
        Format, typer.Option("--format", help="A table, the full reading or the ledger as JSON lines, or a page.")
    ] = Format.TEXT,
    out: Annotated[
        str | None, typer.Option(metavar="PATH", help="Write there (- is standard output; html: herodotus.html).")
    ] = None,
    also_html: Annotated[
        Path | None, typer.Option(metavar="PATH", help="Besides, write the page to PATH in the same pass.")
    ] = None,
    max_size: MaxSize = DEFAULT_MAX_SIZE,
    jobs: Jobs = 1,
    precision: Mode = Precision.BALANCED,
    own_actors: ActorFiles = None,
    debug: Debug = False,
) -> None:
    """Read reports and write down what they say happened, who says so, and in which words.

    What is given by option wins over what a file states. A report that cannot be read is told on standard error, the
    others are read, and the exit status is 1 at the end.
    """
    with guarded(debug):
        options = SourceOptions(published=published, outlet=outlet, title=title, max_size=max_size)
        request = ReadRequest(tuple(files), options, form, _target(form, out), jobs, also_html, precision)
        bad_rows = use_actors(own_actors or [])
        if run(request, context.obj) or bad_rows:
            raise typer.Exit(1)


def _target(form: Format, out: str | None) -> Path | None:
    """Return the file to write, None for standard output; a page goes to a file unless told otherwise."""
    if out == "-" or (out is None and form is not Format.HTML):
        return None
    return Path(out or "herodotus.html")


@app.command()
def codebook(
    section: Annotated[
        str | None, typer.Argument(metavar="[SECTION]", help="One part of it, such as incidents; all if left out.")
    ] = None,
    form: Annotated[
        CodebookFormat, typer.Option("--format", help="Tables, or JSON.")
    ] = CodebookFormat.TEXT,
    debug: Debug = False,
) -> None:
    """Print what can be recorded: incident types, stances, certainty and the rest, with their definitions."""
    with guarded(debug):
        print_codebook(section, form)


Within = Annotated[str, typer.Option("--in", metavar="TEXT", help="The sentence or report that the name stands in.")]
Country = Annotated[
    str | None, typer.Option(metavar="CC", help="Country that it is likely in, as an ISO 3166 code such as SY.")
]
Answer = Annotated[NameFormat, typer.Option("--format", help="Lines to read, or one line of JSON a name.")]


@app.command()
def places(
    names: Annotated[list[str], typer.Argument(metavar="NAME…", help="Names of places as a report has them.")],
    text: Within = "",
    country: Country = None,
    form: Answer = NameFormat.TEXT,
    debug: Debug = False,
) -> None:
    """Say what a name of a place is taken for, how sure that is, why, and what else it may be."""
    with guarded(debug):
        explain_places(names, text, country, form)


@app.command()
def actors(
    names: Annotated[list[str], typer.Argument(metavar="NAME…", help="Names of actors as a report has them.")],
    text: Within = "",
    country: Country = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of the report; offices and groups change with time.")
    ] = None,
    form: Answer = NameFormat.TEXT,
    own_actors: ActorFiles = None,
    debug: Debug = False,
) -> None:
    """Say what a name of an actor is taken for: its id, country and role, why, and what else it may be."""
    with guarded(debug):
        bad_rows = use_actors(own_actors or [])
        explain_actors(names, text, country, published, form)
        if bad_rows:
            raise typer.Exit(1)


gazetteer = typer.Typer(help="The gazetteer that names of places are looked up in.", no_args_is_help=True)
app.add_typer(gazetteer, name="gazetteer")


@gazetteer.command("build")
def gazetteer_build(
    dump: Annotated[
        Path, typer.Argument(metavar="DUMP", help="Folder with the files of a GeoNames dump, plain or zipped.")
    ],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write there, not to your data folder.")
    ] = None,
    debug: Debug = False,
) -> None:
    """Build a larger gazetteer from a GeoNames dump (allCountries, alternateNamesV2, admin1 and admin2 codes).

    It is used from then on in place of the one that ships. A build that was stopped goes on where it was.
    """
    with guarded(debug):
        if gazetteers.build(dump, out):
            raise typer.Exit(1)


@gazetteer.command("show")
def gazetteer_show(debug: Debug = False) -> None:
    """Say which gazetteer is in use, its version, sources and size."""
    with guarded(debug):
        gazetteers.show()


register(app)
