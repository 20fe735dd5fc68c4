"""Options that several commands share: a `Group` holds them as fields, and `spread` gives them to a command."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, get_type_hints

import msgspec

from herodotus.cli.guard import guarded


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """A set of options; each field is one, annotated with `typer.Option`, and has a default."""


class Common(Group, frozen=True, kw_only=True):
    """A group that a command must have; its `debug` decides whether a traceback is shown."""

    debug: bool = False


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of its groups in their place, and turn its errors into lines.

    A parameter whose type is a `Group` becomes the fields of that group, in their order; when the command is called the
    group is made of what was given. One of the groups must be a `Common`.

    >>> class Where(Common, frozen=True, kw_only=True):
    ...     ledger: str = "herodotus.db"
    >>> def seal(short: bool, at: Where) -> None:
    ...     print(at.ledger, short)
    >>> list(inspect.signature(spread(seal)).parameters)
    ['short', 'debug', 'ledger']
    >>> spread(seal)(short=True, debug=False, ledger="iraq.db")
    iraq.db True
    """
    hints = get_type_hints(command, include_extras=True)
    groups = {name: hint for name, hint in hints.items() if inspect.isclass(hint) and issubclass(hint, Group)}

    @wraps(command)
    def spread_out(**values: Any) -> None:
        made = {
            name: group(**{field: values.pop(field) for field in group.__struct_fields__})
            for name, group in groups.items()
        }
        with guarded(any(group.debug for group in made.values() if isinstance(group, Common))):
            command(**values, **made)

    parameters = [
        shown.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for name, parameter in inspect.signature(command).parameters.items()
        for shown in (_fields(groups[name]) if name in groups else [parameter.replace(annotation=hints[name])])
    ]
    vars(spread_out)["__signature__"] = inspect.Signature(parameters)
    spread_out.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return spread_out


def _fields(group: type[Group]) -> list[inspect.Parameter]:
    """Give the fields of a group as parameters; all have a default."""
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default,
                          annotation=hints[field.name])
        for field in msgspec.structs.fields(group)
    ]  # fmt: skip
