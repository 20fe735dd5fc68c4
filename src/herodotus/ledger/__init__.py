"""The ledger: what was read and decided, kept as an append-only journal, and the tables that are worked out from it.

`journal` holds the entries, each chained to the one before by its hash; `schema` the tables; `facts` turns entries into
rows; `composing` makes the record of one incident from such facts, as of any entry and any day; `querying` finds
incidents; `ledger.Ledger` is the one object that programs and the faces use.
"""
