"""Bookkeeping strings rooms together around a ledger: adding, reading again, taking in tables, exporting.

Like `pipeline` it stands above the rooms and is called by the faces; it imports what is heavy late.
"""
