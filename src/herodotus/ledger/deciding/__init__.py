"""Deciding: what a person says of the record, checked before it goes into the journal."""
