"""The configuration in force for each path: the nearest file upwards, else the user's own, and what is laid over it."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from declint.config.files import ConfigError, SettingError, nearest_file, repository_root, user_file
from declint.config.layers import Layer, checked, environment_layers, file_layers, inline_layer, merged
from declint.config.model import Config


@dataclass(frozen=True)
class Settings:
    """A configuration with its history: the file, the folder its globs start from, and where each value was set."""

    config: Config
    file: str | None
    root: str
    origins: Mapping[str, str]

    def where(self, key: str) -> str:
        """The place that sets a key, or the first of the keys in the table of that name; else the key itself."""
        places = (place for name, place in self.origins.items() if name == key or name.startswith(f"{key}."))
        return next(places, key)

    def told(self, error: SettingError) -> ConfigError:
        """The error with the place that it is about."""
        return ConfigError(f"{self.where(error.key)}: {error}")


class Search:
    """Finds the settings for paths; each file is read once.

    `given` are the values of `--config`: one file at most, and any number of KEY=VALUE. `options` are laid, one
    after the other, over everything else. ConfigError where a file, a variable or a value cannot be used.
    """

    def __init__(
        self,
        given: Sequence[str] = (),
        options: Sequence[Layer] = (),
        isolated: bool = False,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        named = [value for value in given if "=" not in value or os.path.isfile(value)]
        assigned = [inline_layer(value) for value in given if value not in named]
        self._file = named[-1] if named else (None if isolated else environment.get("DECLINT_CONFIG") or None)
        self._asked = "--config" if named else "DECLINT_CONFIG" if self._file else ""
        self._isolated = isolated and not named
        self._over = [*environment_layers(environment), *assigned, *map(checked, options)]
        self._nearest: dict[str, str | None] = {}
        self._by_folder: dict[str, Settings] = {}
        self._by_file: dict[str | None, Settings] = {}

    def settings_for(self, path: str) -> Settings:
        """What is in force for a file or a folder."""
        folder = path if os.path.isdir(path) else os.path.dirname(path) or "."
        if folder not in self._by_folder:
            self._by_folder[folder] = self._of_file(self._found(folder))
        return self._by_folder[folder]

    @cached_property
    def your_own(self) -> Settings:
        """What is in force whatever the folder: the user's own file, or the one that was named."""
        return self._of_file(None if self._isolated else self._file or user_file())

    def _found(self, folder: str) -> str | None:
        if self._file or self._isolated:
            return self._file
        return nearest_file(folder, self._nearest) or user_file()

    def _of_file(self, file: str | None) -> Settings:
        if file not in self._by_file:
            yours = file is not None and (file == self._file or file == user_file())
            asked = self._asked if file == self._file else ""
            layers = [*(file_layers(file, yours, asked) if file else ()), *self._over]
            config, origins = merged(layers)
            self._by_file[file] = Settings(config, file, self._root(file, yours), origins)
        return self._by_file[file]

    def _root(self, file: str | None, yours: bool) -> str:
        if file and not yours:
            return os.path.dirname(file)
        here = os.getcwd()
        return repository_root(here) or here
