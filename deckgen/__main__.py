"""`python -m deckgen` is the command `deckgen`."""

from .cli import main

if __name__ == "__main__":
    main()
