"""The gate before sending: it holds a decline that would close the door, and stays out of the way of all other mail.

An ordinary mail must cost next to nothing. So nothing here imports spaCy, pydantic, Typer, Rich, `email`, `tomli` or
what else takes its time until the pre-filter has let a mail in; before that there are milliseconds, start-up included.
"""
