"""The conditions and loops of template languages: what stands in them, the mail that is sent may lack."""

import re
from collections.abc import Iterator

from declint.finding import Span

_RUBY = r"(?:if|unless|case|while|until|for|switch)\b"
#: Tags are not longer than this.
_INSIDE = r"(?:(?!%>).){0,400}?"
#: For each language what opens a block and what closes one; one tag may do both, as `<% } else { %>`.
_LANGUAGES = tuple(
    re.compile(pattern, re.I | re.S)
    for pattern in (
        # Jinja, Liquid, Twig, Django
        r"\{%[-+~]?\s*(?:end(?P<close>\w+)|(?P<open>\w+))(?:(?!%\}).){0,400}%\}",
        # Handlebars, Mustache; a `{{#> layout}}` wraps what is always there
        r"\{\{~?\s*(?:/\s*(?P<close>[\w.-]+)|[#^]\s*(?P<open>[\w.-]+))[^{}]*\}\}",
        # Go
        r"\{\{-?\s*(?:(?P<close>end)|(?P<open>if|range|with|block|define))\b[^{}]*\}\}",
        # ERB, EJS, ASP
        rf"<%[-_=]?\s*(?P<close>end\b|\}})?\s*"
        rf"(?P<open>{_RUBY}|{_INSIDE}(?:\{{|\bdo(?:\s*\|[^|]*\|)?)(?=\s*[-_]?%>))?{_INSIDE}%>",
        # FreeMarker
        r"<(?:/#(?P<close>\w+)|#(?P<open>\w+))[^<>]*>",
        # Smarty
        r"\{(?:/(?P<close>\w+)|(?P<open>if|foreach|for|while|section|capture)\b)[^{}]*\}",
        # Velocity; Blade; the merge tags of newsletters
        r"#(?:(?P<close>end)\b|(?P<open>if|foreach)\s*\()",
        r"@(?:end(?P<close>\w+)|(?P<open>if|unless|for|foreach|forelse|while|isset|empty|switch)\b\s*\()",
        r"\*\|(?:END:(?P<close>\w+)|(?P<open>IF|IFNOT)\b)[^|]*\|\*",
    )
)
#: What closes the block that was opened last, whichever it is.
_ANY = ("end", "}")
#: Blocks that wrap words which are always there.
_ALWAYS = frozenset(
    (
        *("apply", "autoescape", "block", "blocktrans", "blocktranslate", "cache", "define", "embed", "escape"),
        *("filter", "language", "localize", "localtime", "noautoescape", "raw", "sandbox"),
        *("spaceless", "stripformatting", "timezone", "trans", "translate", "verbatim"),
    )
)
#: In these languages a `with` is no condition.
_NAMING = _LANGUAGES[0]


def conditions(text: str) -> list[Span]:
    """What stands in conditions and loops, without their tags."""
    return sorted(span for language in _LANGUAGES for span in _blocks(language, text))


def _blocks(language: re.Pattern[str], text: str) -> Iterator[Span]:
    opened: list[tuple[str, int]] = []
    for tag in language.finditer(text):
        if tag["close"]:
            name, start = _closed(opened, tag["close"].lower())
            if name and name not in _ALWAYS and not (name == "with" and language is _NAMING):
                yield Span(start, tag.start())
        if tag["open"]:
            opened.append((tag["open"].lower(), tag.end()))


def _closed(opened: list[tuple[str, int]], name: str) -> tuple[str, int]:
    """The block that a tag closes, and what was opened in it and never closed forgotten with it; else nothing."""
    while opened and (name in _ANY or any(name == other for other, _ in opened)):
        last = opened.pop()
        if name in (*_ANY, last[0]):
            return last
    return "", 0
