"""The version, in one place that every floor may read; `pyproject.toml` says the same (a test compares them)."""

__version__ = "0.1.0"
