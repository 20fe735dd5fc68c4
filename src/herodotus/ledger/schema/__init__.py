"""The tables of a ledger, its full-text tables, and the migrations that bring an old ledger up to date."""
