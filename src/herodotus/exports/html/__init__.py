"""One self-contained HTML page of reports and their ledgers; no network, no file beside it."""

from herodotus.exports.html.pages import render, render_fragment

__all__ = ["render", "render_fragment"]
