"""Linking: which mentions are one incident. It looks into a ledger only through `neighbours.Neighbours`."""
