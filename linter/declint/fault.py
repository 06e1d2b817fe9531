"""What ends a run because of something that the user can mend."""


class Fault(ValueError):
    """Its text is the one line to print: the place, what is wrong, the remedy."""
