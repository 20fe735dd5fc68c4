"""Lets `python -m herodotus` do what the command `herodotus` does."""

from herodotus.cli import main

if __name__ == "__main__":
    main()
