"""Configuration: what can be set, where it is found, and what is in force for a path."""

from declint.config.files import ConfigError, SettingError, user_file
from declint.config.layers import Layer, unknown_variables
from declint.config.model import Config, Limits, PreSend, RuleSettings
from declint.config.search import Search, Settings

__all__ = [
    "Config",
    "ConfigError",
    "Layer",
    "Limits",
    "PreSend",
    "RuleSettings",
    "Search",
    "SettingError",
    "Settings",
    "unknown_variables",
    "user_file",
]
