"""The journal: entries that are only ever appended, each chained to the one before by its hash."""
