"""Incidents of a ledger as others want them: one module a format, each of them a writer of the same signature.

`write(records, out, context) -> int` streams records to an open binary file and returns how many incidents it wrote.
`csv`, `geojson`, `parquet` and `annotations` hold what the ledger knows in open formats; `acled`, `ucdp` and `plover`
hold it in the shape of other schemes, as far as these have a cell for it. `context` says what an export is of.
"""
