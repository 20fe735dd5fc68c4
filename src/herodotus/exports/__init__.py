"""A reading as others want it: one module a format, each a pure function of report and reading.

`ledger` is the contract that scorers and other tools read, `json` keeps everything without loss, `text` is for a
terminal, `html` is one self-contained page.
"""
