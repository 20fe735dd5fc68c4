"""Errors say where, what and what to do, also across processes."""

import pickle

from herodotus.errors import HerodotusError, InputError, MissingExtra


def test_an_input_error_names_file_line_and_remedy() -> None:
    assert str(InputError("a.jsonl", "no text", "add the key text", 3)) == "a.jsonl, line 3: no text; add the key text"


def test_errors_cross_a_process_border_whole() -> None:
    for error in (InputError("a", "b", "c", 1), MissingExtra("The web page", "web")):
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is type(error) and str(again) == str(error) and isinstance(again, HerodotusError)
