"""Annotation of real reports as offsets without text, and what puts the two together."""
