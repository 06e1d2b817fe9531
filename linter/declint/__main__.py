"""`python -m declint` is `declint`."""

from declint.cli import main

if __name__ == "__main__":
    main()
