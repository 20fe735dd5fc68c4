"""One file a bench: a reading turned into the shape that the bench's scorer reads; the mapping rules lie in `data/`."""
