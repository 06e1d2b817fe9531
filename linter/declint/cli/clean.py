"""`declint clean`: forget what is remembered of files."""

from typing import Annotated

import typer

from declint.cli.options import ConfigOption, Isolated, named
from declint.cli.output import write


def clean(
    cache_dir: Annotated[
        str | None, typer.Option(metavar="FOLDER", help="Where the cache lies.", show_default=False, callback=named)
    ] = None,
    config: ConfigOption = None,
    isolated: Isolated = False,
) -> None:
    """Remove the cache."""
    from declint.config import Search
    from declint.run.cache import Cache, default_folder

    folder = cache_dir or Search(config or (), isolated=isolated).settings_for(".").config.cache_dir or default_folder()
    removed = Cache(folder).clear()
    write("Removed the cache.\n" if removed else "There is no cache.\n")
