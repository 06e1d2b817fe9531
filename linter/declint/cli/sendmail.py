"""`declint sendmail` in the list of commands; `main` serves it before anything is imported."""

import typer


def sendmail(context: typer.Context) -> None:
    """Send a mail, or hold a bad decline: takes the place of sendmail in a mail program."""
    from declint.presend.gate import run

    raise typer.Exit(run(context.args))
