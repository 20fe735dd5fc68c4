"""Composing: the record of one incident from its material. Pure: the same material gives the same record."""
