"""The option `--actors FILE`: a user's own rows on top of the register that ships."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from herodotus.cli.guard import say


def use_actors(files: list[Path], tell: Callable[[str], None] = say) -> int:
    """Take files into use, here and in the processes that are started; tell each bad row and return how many there are.

    Files that HERODOTUS_ACTORS names already stay in use. A file that is not there raises `ConfigError`.
    """
    if not files and not os.environ.get("HERODOTUS_ACTORS"):
        return 0
    named = [name for name in os.environ.get("HERODOTUS_ACTORS", "").split(os.pathsep) if name]
    os.environ["HERODOTUS_ACTORS"] = os.pathsep.join(dict.fromkeys([*named, *map(str, files)]))
    from herodotus.naming.actors.register import forget, own_errors

    forget()
    errors = own_errors()
    for error in errors:
        tell(str(error))
    return len(errors)
