"""What a draft tells of others than the reader: a former boss, a bank, a landlord."""

from collections.abc import Iterator

from declint.reading import Reading


def asides(reading: Reading, others: tuple[str, ...], reader: tuple[str, ...]) -> Iterator[int]:
    """The sentences with a phrase of `others`, and those after them in their paragraph, up to one with `reader`.

    For a story goes on without naming its subject again: "My last job was a nightmare. A shouting boss, no windows."
    """
    begun, spoken_to = set(reading.sentences_with(*others)), set(reading.sentences_with(*reader))
    paragraph = None
    for number in reading.body if begun else ():
        here = reading.sentences[number].paragraph
        if number in spoken_to:
            paragraph = None
        elif number in begun or here == paragraph:
            paragraph = here
            yield number
