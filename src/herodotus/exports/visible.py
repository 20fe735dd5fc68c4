"""Make characters seen that would otherwise act unseen: controls, direction overrides, zero-width blanks.

A report may hold them by accident or in order to deceive ("Trojan source", Unicode Technical Report 36). Joiners that
Arabic, Persian and Indic scripts and emoji need (U+200C, U+200D) and the harmless direction marks stay as they are.
"""

from __future__ import annotations

import re

# C0 and C1 without tab and line feed; soft hyphen; zero-width space; embeddings, overrides, isolates; word joiner and
# invisible operators; byte-order mark; line and paragraph separator; tag characters.
ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)


def name_of(char: str) -> str:
    """Name an unseen character by its code point.

    >>> name_of(chr(0x202E))
    'U+202E'
    """
    return f"U+{ord(char):04X}"


def pieces(text: str) -> list[tuple[str, bool]]:
    r"""Cut a text into stretches and single unseen characters; True marks the latter, and all joined give the text.

    >>> pieces("a" + chr(0x202E) + "b")
    [('a', False), ('\u202e', True), ('b', False)]
    """
    found, at = [], 0
    for hit in ACTING.finditer(text):
        if hit.start() > at:
            found.append((text[at : hit.start()], False))
        found.append((hit.group(), True))
        at = hit.end()
    return [*found, (text[at:], False)] if at < len(text) else found


def visible(text: str) -> str:
    """Write every unseen character as its name in angle brackets, for terminals and titles.

    >>> visible("red" + chr(27) + "[31m")
    'red⟨U+001B⟩[31m'
    """
    return ACTING.sub(lambda hit: f"⟨{name_of(hit.group())}⟩", text)
