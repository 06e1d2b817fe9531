"""`role`: the mail should speak of one role as the one that it turns down."""

from collections.abc import Iterator
from itertools import combinations
from typing import Literal

from declint.checks.base import BaseCheck, PhraseNames, Problem
from declint.checks.clauses import clauses
from declint.draft import Facts
from declint.finding import Evidence, Span
from declint.mentions.branches import misplaced
from declint.mentions.grades import regraded
from declint.mentions.posts import Post, posts_in
from declint.mentions.same_post import one_post
from declint.reading import Reading
from declint.words import lexicon

#: The roles of "Painter and decorator".
_PAIR = 2


class Role(BaseCheck):
    """A finding at a role that is not the one named elsewhere in subject and body.

    A clause with `except_with` tells of other roles, from there on if `unless_with` comes first, or with `behind`.
    A mail that holds one of `several` is about more roles than one.
    """

    kind: Literal["role"]
    except_with: PhraseNames = ()
    behind: PhraseNames = ()
    unless_with: PhraseNames = ()
    several: PhraseNames = ()
    message: str
    # Which of the two is right only the writer knows.
    suggestions: tuple[str, ...] = ()

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        if reading.holds(*self.several, zone=None):
            return
        own = clauses(reading, self.except_with, self.unless_with, self.behind)
        subject = [post for post in _posts(reading, "subject") if not _is_name(post, facts)]
        body = [post for post in _posts(reading, "body") if not any(span.overlaps(post.span) for span in own)]
        if any(not one_post(one, other) for one, other in combinations(subject, 2)):
            if not _paired(reading, subject):
                return  # it says itself that there are several
            body = [post for post in body if not any(one_post(post, half) for half in subject)]
            subject = subject[:1]
        pair = _differing(reading, [*subject, *body]) or _detailed(reading, own)
        if pair:
            wrong, right = pair
            yield Problem(wrong.span, self.message, {"name": wrong.text, "known": right.text})


def _paired(reading: Reading, posts: list[Post]) -> bool:
    """Whether two roles are named as one: "Painter and decorator"."""
    ends = posts[0].span.end, posts[-1].span.start
    return len(posts) == _PAIR and reading.draft.words(Span(*ends)).strip() in ("and", "&", "/")


def _posts(reading: Reading, zone: Literal["subject", "body"]) -> Iterator[Post]:
    for sentence in reading.sentences:
        if sentence.zone == zone:
            yield from posts_in(reading.draft, sentence.span, zone == "subject")


def _detailed(reading: Reading, own: tuple[Span, ...]) -> tuple[Post, Post] | None:
    """The town, grade, hours, field or reference that is not that of the role, and that one.

    What clauses about other roles tell does not count.
    """
    spans = [reading.sentences[number].span for number in reading.body]
    pairs = (pair for told in (misplaced, regraded) for pair in told(reading.draft, spans))
    return next((pair for pair in pairs if not any(span.overlaps(pair[0].span) for span in own)), None)


def _is_name(post: Post, facts: Facts) -> bool:
    """Whether the words are those of a person or a company, as in "Baker & Sons"."""
    # No house is called "Project Manager Building".
    of_house = len(post.words) == 1 or post.words[0] not in lexicon("facts")["modifiers"]
    house = (facts.company or "") if of_house else ""
    # "Digital Fundraiser, Oxfam" is a role and where it is.
    if len(post.words) > 1 and post.text in house.split(", ")[:-1]:
        return False
    return any(post.text.lower() in (name or "").lower() for name in (house, facts.recipient, facts.sender))


def _differing(reading: Reading, posts: list[Post]) -> tuple[Post, Post] | None:
    """The role at fault, and the other: the one that agrees with fewer, else the later."""
    for index, one in enumerate(posts):
        for other in posts[index + 1 :]:
            if not one_post(one, other) and not _together(reading, one, other):
                ones, others = (sum(one_post(post, known) for known in posts) for post in (one, other))
                return (one, other) if ones < others else (other, one)
    return None


def _together(reading: Reading, one: Post, other: Post) -> bool:
    """Whether a sentence names both roles: the writer then knows both."""
    short, long = sorted((one.text.lower(), other.text.lower()), key=len)
    texts = (reading.draft.words(sentence.span).lower() for sentence in reading.sentences)
    return any(long in text and short in text.replace(long, "") for text in texts)
