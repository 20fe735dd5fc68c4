"""The Python face: reading reports, and keeping a ledger of them, with the nouns and verbs of the command line."""
