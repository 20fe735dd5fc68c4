"""Finding incidents: filters checked, turned into conditions, planned so that a page comes fast, and read in order.

`checking` tells wrong values; `conditions` says what narrows a list and `stretches` over which days; `planning` chooses
where to start, `statements` writes that as SQL, `keys` reads it; `pages` gives what programs ask for.
"""
