"""What one `declint check` was asked for: the options, and the configuration they are laid over."""

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Any, NamedTuple, get_args

from declint.cli.options import Colour
from declint.cli.output import Trouble
from declint.config import Layer, Search, Settings
from declint.config.model import FormatName
from declint.run.baseline import Change
from declint.run.files import File, Listed, files
from declint.suffixes import may_hold_drafts

#: The options that are keys of the configuration, and the keys they set.
_KEYS = {
    "mode": "mode",
    "select": "select",
    "extend_select": "extend-select",
    "ignore": "extend-ignore",
    "rules": "extend-rules",
    "assume_decline": "assume-decline",
    "only_declines": "only-declines",
    "exclude": "exclude",
    "force_exclude": "force-exclude",
    "gitignore": "gitignore",
    "fail_on": "fail-on",
    "max_warnings": "max-warnings",
    "baseline": "baseline",
    "cache": "cache",
    "cache_dir": "cache-dir",
    "jobs": "jobs",
}
_BY_COMMAS = ("select", "extend_select", "ignore")
FORMATS: tuple[str, ...] = get_args(FormatName)
STDIN = "-"


class Output(NamedTuple):
    """A format, and the file it goes to, or None for standard output."""

    format: str
    file: str | None


@dataclass(frozen=True)
class Request:
    """The options as they were given, and the search for the configuration."""

    options: Mapping[str, Any]
    search: Search

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> "Request":
        """The request of a command line."""
        layers = [*_layers(options)]
        return cls(options, Search(options["config"] or (), layers, options["isolated"]))

    @property
    def paths(self) -> list[str]:
        """What is to be checked."""
        return self.options["paths"] or [STDIN]

    @cached_property
    def settings(self) -> Settings:
        """What holds for the whole run: the configuration of the first path."""
        first = self.paths[0]
        return self.search.settings_for(self.options["stdin_filename"] if first == STDIN else first)

    def listed(self) -> Iterator[Listed]:
        """The files to check; standard input is one of them."""
        for path in self.paths:
            if path == STDIN:
                name = self.options["stdin_filename"]
                yield File(name, True, self.search.settings_for(name), stdin=True)
        yield from files([path for path in self.paths if path != STDIN], self.search, may_hold_drafts)

    @property
    def change(self) -> Change | None:
        """What is to be done to the baseline."""
        wanted = [change for change in Change if self.options[f"{change.value}_baseline"]]
        if len(wanted) > 1:
            raise Trouble("the baseline can be written, updated or pruned; choose one")
        if wanted and not self.settings.config.baseline:
            raise Trouble("no baseline; name its file with --baseline, or in the configuration")
        return wanted[0] if wanted else None

    @property
    def written(self) -> list[str]:
        """The files that are written: those of the formats, and a baseline that is to change."""
        baseline = [str(self.settings.config.baseline)] if self.change else []
        return [*baseline, *(output.file for output in self.outputs if output.file)]

    @cached_property
    def outputs(self) -> list[Output]:
        """The formats wanted, none of them written over what is to be checked."""
        files: list[str] = []
        drafts = {os.path.realpath(path) for path in self.paths if path != STDIN and os.path.isfile(path)}
        wanted = self._outputs()
        for output in wanted:
            if output.file and os.path.realpath(output.file) in drafts:
                raise Trouble(f"{output.file}: is to be checked, and would be lost; choose another file to write")
            if output.file and os.path.realpath(output.file) in files:
                raise Trouble(f"{output.file}: takes one format, and the first would be lost; give each its own file")
            if output.file and (os.path.isfile(output.file) or not os.path.exists(output.file)):  # no device
                files.append(os.path.realpath(output.file))
        return wanted

    def _outputs(self) -> list[Output]:
        """In a run of GitHub Actions annotations come in addition to the table."""
        given = [_output(value) for value in self.options["format"] or ()]
        file = self.options["output_file"]
        if not given:
            given = [Output(name, None) for name in self.settings.config.format]
            chosen = "format" in self.settings.origins or file is not None
            if not chosen and os.environ.get("GITHUB_ACTIONS") == "true":
                given.append(Output("github", None))
        if file is None:
            return given
        first = next((index for index, output in enumerate(given) if output.file is None), None)
        if first is None:
            raise Trouble("--output-file: every format has a file of its own; leave it out")
        return [*given[:first], Output(given[first].format, file), *given[first + 1 :]]

    def coloured(self, output: Output) -> bool:
        """Whether an output is in colour."""
        colour: Colour = self.options["color"]
        return colour.wanted(output.file is None and sys.stdout.isatty())


def _layers(options: Mapping[str, Any]) -> Iterator[Layer]:
    """A layer for each option that was given."""
    for name, key in _KEYS.items():
        value = options[name]
        if value is None or value == () or value == []:
            continue
        if name in _BY_COMMAS:
            value = [part.strip() for given in value for part in given.split(",") if part.strip()]
        option = f"--{name.replace('_', '-')}"
        if name == "select":
            yield Layer(option, {"ignore": [], "extend-select": []})
        yield Layer(option, {key: _absolute(key, value)})


def _absolute(key: str, value: Any) -> Any:
    if key == "extend-rules":
        return [*map(os.path.abspath, value)]
    return os.path.abspath(value) if key in ("baseline", "cache-dir") else value


def _output(value: str) -> Output:
    name, _, file = value.partition("=")
    if name not in FORMATS:
        near = get_close_matches(name, FORMATS, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(FORMATS)}"
        raise Trouble(f"--format: unknown format {name}; {hint}")
    if "=" in value and not file:
        raise Trouble(f"--format: no file after {value}; write {name}=FILE")
    return Output(name, None if file in ("", STDIN) else file)
