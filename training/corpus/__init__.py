"""The Herodotus corpus: how it was drawn, written down, checked and split."""
