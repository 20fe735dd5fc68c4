"""How the gazetteer that ships inside the package is made; run `python -m training.gazetteer.build`."""
