"""The one filter of Python, command line and web: which incidents are meant."""

from __future__ import annotations

import msgspec


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which incidents are meant; several values of one field are alternatives, fields narrow one another.

    `place` is a name or id of a place, `box` (west, south, east, north) in degrees, `country` ISO 3166 alpha-2 codes.
    `since` and `until` are ISO days; an incident is in when the days that its date may mean touch them. `actor` is an
    id or a name of initiators or targets, `claimant` one of who makes an account. `harm` holds conditions such as
    "killed>=5". `grade` holds Admiralty grades of outlets, `review` and `state` values of `views.REVIEWS` and
    `views.STATES`; rejected incidents and those that are not live are out unless asked for. `text` is searched for in
    reports and quotes, all words of it. `known_by` leaves out what was published after that day. `origin` is read,
    added or table.
    """

    ids: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    box: tuple[float, float, float, float] | None = None
    country: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    claimant: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    harm: tuple[str, ...] = ()
    grade: tuple[str, ...] = ()
    review: tuple[str, ...] = ("unreviewed", "accepted", "corrected")
    state: tuple[str, ...] = ("live",)
    tag: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    report: tuple[str, ...] = ()
    text: str | None = None
    known_by: str | None = None

    def told(self) -> dict[str, object]:
        """Give what narrows the list, as plain values, for a snapshot or a log of exports.

        >>> Filter(country=("SY",), since="2019-07-01").told()
        {'country': ['SY'], 'since': '2019-07-01'}
        """
        plain = msgspec.to_builtins(self)
        default = msgspec.to_builtins(Filter())
        return {key: list(value) if isinstance(value, tuple) else value
                for key, value in plain.items() if value != default[key]}
