"""`role`: the mail should speak of one role as the one that it turns down."""

from collections.abc import Iterator
from typing import Literal

from declint.checks.base import BaseCheck, PhraseNames, Problem, asides
from declint.draft import Facts
from declint.finding import Evidence
from declint.mentions.posts import Post, one_post, post_of, posts_in
from declint.reading import Reading


class Role(BaseCheck):
    """A finding at a role that is not the one named elsewhere in subject and body.

    A sentence with `except_with` tells of other roles, from there on if `unless_with` comes first.
    """

    kind: Literal["role"]
    except_with: PhraseNames = ()
    unless_with: PhraseNames = ()
    message: str
    # Which of the two is right only the writer knows.
    suggestions: tuple[str, ...] = ()

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        subject = [post for post in self._posts(reading, "subject") if not _is_name(post, facts)]
        pair = _differing(reading, [*subject, *self._posts(reading, "body"), *self._known(reading, facts)])
        if pair:
            wrong, right = pair
            yield Problem(wrong.span, self.message, {"name": wrong.text, "known": right.text})

    def _posts(self, reading: Reading, zone: Literal["subject", "body"]) -> Iterator[Post]:
        aside = asides(reading, self.except_with, self.unless_with)
        for number, sentence in enumerate(reading.sentences):
            if sentence.zone == zone:
                for post in posts_in(reading.draft, sentence.span, zone == "subject"):
                    if zone == "subject" or post.span.end <= aside.get(number, sentence.span.end):
                        yield post

    def _known(self, reading: Reading, facts: Facts) -> Iterator[Post]:
        """The role that the facts name, if the body has it where it tells of no other."""
        aside = asides(reading, self.except_with, self.unless_with)
        spans = [reading.sentences[number].span for number in aside]
        for post in post_of(reading.draft, facts.role or "\0"):
            if not any(span.overlaps(post.span) for span in spans):
                yield post


def _is_name(post: Post, facts: Facts) -> bool:
    """Whether the words are those of a person or a company, as in "Baker & Sons"."""
    return any(post.text.lower() in (name or "").lower() for name in (facts.company, facts.recipient, facts.sender))


def _differing(reading: Reading, posts: list[Post]) -> tuple[Post, Post] | None:
    """The role at fault, and the other: the one that agrees with fewer, else the subject's, else the later."""
    sentences = [sentence.span for sentence in reading.sentences]
    subject = next((zone.span for zone in reading.draft.zoned("subject")), None)
    for index, one in enumerate(posts):
        for other in posts[index + 1 :]:
            together = any(span.overlaps(one.span) and span.overlaps(other.span) for span in sentences)
            if not together and not one_post(one, other):
                ones, others = (sum(one_post(post, known) for known in posts) for post in (one, other))
                first = ones < others or (ones == others and subject is not None and subject.overlaps(one.span))
                return (one, other) if first else (other, one)
    return None
