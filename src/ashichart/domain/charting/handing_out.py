"""The ways in which what is charted leaves the program."""

from enum import StrEnum


class WayOut(StrEnum):
    """How a sheet leaves the program."""

    PAPER = "paper"
    FILE = "file"


class ExportForm(StrEnum):
    """As what a course leaves the program."""

    CSV = "csv"
    PNG = "png"
    SVG = "svg"
    JSON = "json"
    CLIPBOARD = "clipboard"
