"""Layers of configuration: what one place says, checked in that place's own terms, and one laid over the other."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

import tomli
from pydantic import BaseModel, ValidationError

from declint.config.complaint import complaint
from declint.config.files import ConfigError, Path, Unreadable, read_toml, shown, user_path
from declint.config.model import Config
from declint.fault import did_you_mean

#: Keys whose values are paths, relative to the file that states them.
_PATHS = ("rules", "extend-rules", "baseline", "cache-dir")
#: The variables that are no keys.
_VARIABLES = ("DECLINT_CONFIG", "DECLINT_NO_CACHE", "DECLINT_MTA", "DECLINT_DEBUG", "DECLINT_COMPLETE")


@dataclass(frozen=True)
class Layer:
    """What one place says: a file, a variable of the environment, an option."""

    place: str
    values: Mapping[str, Any]
    lines: Mapping[Path, int] = field(default_factory=dict)

    def where(self, key: Path) -> str:
        """The place of a key, with its line where that is known."""
        known = (self._line(key[:length]) for length in range(len(key), 0, -1))
        line = next(filter(None, known), None)
        return f"{self.place}:{line}" if line else self.place

    def _line(self, key: Path) -> int | None:
        """The line of a key, or that of the first key in the table of that name, as [a.b] is for “a”."""
        inner = (line for path, line in self.lines.items() if path[: len(key)] == key)
        return self.lines.get(key) or next(inner, None)


def file_layers(path: str, yours: bool, asked: str = "", seen: Sequence[str] = ()) -> Iterator[Layer]:
    """The layers of a file and of what it extends, the farthest first; `yours` where it is no repository's.

    `asked` is the place that names the file, if it was not just found.
    """
    real = os.path.realpath(path)
    if real in seen:
        raise ConfigError(f"{asked}: {shown(path)} extends itself; take one “extend” out")
    try:
        toml = read_toml(path)
    except Unreadable as error:
        raise ConfigError(f"{asked}: {error}" if asked else str(error)) from None
    layer = checked(Layer(shown(path), toml.values, toml.lines))
    if "pre-send" in toml.values and not yours:
        raise ConfigError(
            f"{layer.where(('pre-send',))}: “pre-send” belongs in your own {user_path()}; "
            "a repository must not choose what sends your mail"
        )
    folder = os.path.dirname(real)
    base = toml.values.get("extend")
    if base is not None:
        asked = f"{layer.where(('extend',))}: extend"
        yield from file_layers(os.path.join(folder, os.path.expanduser(base)), yours, asked, (*seen, real))
    yield Layer(shown(path), _absolute(toml.values, folder), toml.lines)


def environment_layers(environment: Mapping[str, str]) -> Iterator[Layer]:
    """A layer for each DECLINT_… variable that sets a key; an empty one sets nothing."""
    for name, field_info in Config.model_fields.items():
        variable = f"DECLINT_{name.upper()}"
        value = environment.get(variable, "")
        if value and not _is_table(field_info.annotation) and name != "extend":
            parsed = _listed(value) if _is_list(field_info.annotation) else value
            yield checked(Layer(variable, _absolute({name.replace("_", "-"): parsed}, os.getcwd())))
    if environment.get("DECLINT_NO_CACHE"):
        yield Layer("DECLINT_NO_CACHE", {"cache": False})


def unknown_variables(environment: Mapping[str, str]) -> Iterator[str]:
    """What to say of each DECLINT_… variable that sets nothing; others may have theirs, so it is no error."""
    keys = [name for name, info in Config.model_fields.items() if not _is_table(info.annotation) and name != "extend"]
    known = sorted({*_VARIABLES, *(f"DECLINT_{name.upper()}" for name in keys)})
    for name, value in environment.items():
        if name.startswith("DECLINT_") and name not in known and value:
            yield f"{name}: unknown variable, which sets nothing{did_you_mean(name, known)}"


def inline_layer(assignment: str) -> Layer:
    """The layer of one KEY=VALUE; a value that is no TOML is taken as text."""
    key, _, value = assignment.partition("=")
    place = f"--config {assignment}"
    try:
        values = tomli.loads(assignment)
    except tomli.TOMLDecodeError:
        try:
            values = tomli.loads(f"{key} = {_quoted(value.strip())}")
        except tomli.TOMLDecodeError as error:
            raise ConfigError(f"{place}: not KEY=VALUE: {error}") from None
    except RecursionError:
        raise ConfigError(f"{place}: nested too deeply") from None
    return checked(Layer(place, _absolute(values, os.getcwd())))


def checked(layer: Layer) -> Layer:
    """The layer, if all its keys and values are right; ConfigError otherwise."""
    try:
        Config.model_validate(layer.values)
    except ValidationError as error:
        key, what = complaint(error)
        # An option is called as its key is; it need not be named twice.
        named = layer.place == f"--{key[-1]}"
        raise ConfigError(
            f"--{what}" if named and what.startswith(key[-1]) else f"{layer.where(key)}: {what}"
        ) from None
    return layer


def merged(layers: Sequence[Layer]) -> tuple[Config, dict[str, str]]:
    """The configuration of layers, later ones over earlier ones, and the place that each of its keys comes from."""
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for layer in layers:
        _lay(values, layer.values, layer, (), origins)
    return Config.model_validate(values), origins


def _lay(below: dict[str, Any], above: Mapping[str, Any], layer: Layer, at: Path, origins: dict[str, str]) -> None:
    """Tables are laid over one another key by key; everything else replaces what was there."""
    for key, value in above.items():
        if isinstance(value, Mapping):
            table = below[key] = dict(below.get(key) or {})
            _lay(table, value, layer, (*at, key), origins)
        else:
            below[key] = value
        if not isinstance(value, Mapping) or not value:
            _note(origins, (*at, key), value, layer)


def _note(origins: dict[str, str], key: Path, value: Any, layer: Layer) -> None:
    """Note where a key is set, and each text of a list, for it may stand on a line of its own."""
    dotted = ".".join(key)
    for stale in [name for name in origins if name.startswith(f"{dotted}.") and not isinstance(value, Mapping)]:
        del origins[stale]
    origins[dotted] = layer.where(key)
    for text in value if isinstance(value, list) else ():
        if isinstance(text, str) and (*key, text) in layer.lines:
            origins[f"{dotted}.{text}"] = layer.where((*key, text))


def _absolute(values: Mapping[str, Any], folder: str) -> dict[str, Any]:
    """The values with their paths made absolute."""

    def path(value: Any) -> Any:
        return os.path.join(folder, os.path.expanduser(value)) if isinstance(value, str) and value else value

    return {
        key: value if key not in _PATHS else [*map(path, value)] if isinstance(value, list) else path(value)
        for key, value in values.items()
    }


def _listed(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _is_list(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) is tuple or any(map(_is_list, get_args(annotation)))


def _is_table(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) is dict or (
        isinstance(annotation, type) and issubclass(annotation, BaseModel)
    )
