"""YAML, TOML and JSON read with the place of every string."""

import json
import json.decoder
import json.scanner
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import tomli

from declint.long_keys import has_long_key
from declint.passage import Passage
from declint.sources.alignment import Escapes, aligned
from declint.sources.data import Value
from declint.sources.outcome import Unfit

_YAML_ESCAPES: dict[str | None, Escapes] = {'"': "\\", "'": "''"}
_TOML_STRING = re.compile(r"#[^\n]*|(\"\"\"(?:[^\\]|\\.)*?\"{3,5}|'''.*?'{3,5}|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*')", re.S)

#: What a parser quotes of a file, rather than of the language, of which it quotes single characters.
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'")
_WORD = re.compile(r"\w\w")


def _said(error: object) -> str:
    """What a parser says, without the words that it quotes: they are the file's, and what we say may be remembered."""
    words = " ".join(str(error).split()).replace(' in "<unicode string>"', "")
    return _QUOTED.sub(lambda found: "…" if _WORD.search(found[0]) else found[0], words)[:120]


def from_json(source: Passage) -> Value:
    """The value of a JSON text."""
    try:
        return _located(_decoder(source).decode(source.text))
    except (ValueError, RecursionError) as error:
        raise Unfit(f"not valid JSON ({_said(error)})", "check its syntax") from None


def _decoder(source: Passage) -> json.JSONDecoder:
    """A decoder whose strings are passages."""
    decoder = json.JSONDecoder(strict=False)

    def string(text: str, start: int, strict: bool = False) -> tuple[Passage, int]:
        value, end = json.decoder.scanstring(text, start, strict)  # type: ignore[attr-defined]
        return aligned(source, value, start, end - 1, "\\"), end

    decoder.parse_string = string  # type: ignore[attr-defined]
    decoder.scan_once = json.scanner.py_make_scanner(decoder)  # type: ignore[attr-defined]
    return decoder


def _located(value: Any) -> Value:
    """The value without numbers and other things that are no words."""
    if isinstance(value, dict):
        return {key: _located(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_located(inner) for inner in value]
    return value if isinstance(value, Passage) else None


# ---------------------------------------------------------------------------------------------------- YAML


def from_yaml(source: Passage) -> Value:
    """The values of the documents of a YAML text."""
    import yaml  # not light, and needed by YAML alone

    try:
        documents = list(yaml.compose_all(source.text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise Unfit(f"not valid YAML ({_told(error)})", "check its syntax") from None
    seen: set[int] = set()
    return [_of_node(source, node, seen) for node in documents]


def _told(error: Exception) -> str:
    """What is wrong, and where; an error of YAML has both in parts."""
    mark = getattr(error, "problem_mark", None)
    place = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
    return place + _said(getattr(error, "problem", None) or error)


def _of_node(source: Passage, node: Any, seen: set[int]) -> Value:
    """The value of a node; one that is used again through an alias is told once, so that nothing can explode."""
    if node is None or id(node) in seen:
        return None
    seen.add(id(node))
    if node.id == "mapping":
        return {str(key.value): _of_node(source, value, seen) for key, value in node.value}
    if node.id == "sequence":
        return [_of_node(source, value, seen) for value in node.value]
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in ("|", ">"):
        start = source.text.find("\n", start) + 1 or end
    elif node.style:
        start, end = start + 1, end - 1
    return aligned(source, node.value, start, max(start, end), _YAML_ESCAPES.get(node.style, ""))


# ---------------------------------------------------------------------------------------------------- TOML


def from_toml(source: Passage) -> Value:
    """The value of a TOML text; its strings are found again in the order in which they stand."""
    if has_long_key(source.text):
        raise Unfit("a TOML file with a key of more than 50 parts", "name another")
    try:
        value = tomli.loads(source.text.replace("\r\n", "\n"))
    except (tomli.TOMLDecodeError, RecursionError) as error:
        raise Unfit(f"not valid TOML ({_said(error)})", "check its syntax") from None
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for text, start, end in _strings(source.text):
        places[text].append((start, end))
    return _of_toml(source, value, places)


def _strings(text: str) -> Iterator[tuple[str, int, int]]:
    """Every string of the text: its value and the place between its quotes."""
    for found in _TOML_STRING.finditer(text):
        if found[1] is not None:
            try:
                value = tomli.loads("x=" + found[1].replace("\r\n", "\n"))["x"]
            except tomli.TOMLDecodeError:
                continue
            quotes = 3 if found[1].startswith(('"""', "'''")) else 1
            yield value, found.start(1) + quotes, found.end(1) - quotes


def _of_toml(source: Passage, value: Any, places: dict[str, list[tuple[int, int]]]) -> Value:
    if isinstance(value, dict):
        return {key: _of_toml(source, inner, places) for key, inner in value.items()}
    if isinstance(value, list):
        return [_of_toml(source, inner, places) for inner in value]
    if not isinstance(value, str) or not places[value]:
        return None
    start, end = places[value].pop(0)
    return aligned(source, value, start, end, "\\" if source.text[start - 1] == '"' else "")
