"""What a finding is known by when its lines move."""

import re
from hashlib import blake2b


def fingerprint(rule: str, sentence: str, zone: str) -> str:
    """A hash of the rule, the words of the sentence whatever their case and spacing, and the zone.

    Where something is missing there is no sentence; then it is the rule's wording of that, with no facts put in.
    """
    words = " ".join(re.findall(r"\w+", sentence.casefold()))
    return blake2b("\0".join((rule, words, zone)).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
