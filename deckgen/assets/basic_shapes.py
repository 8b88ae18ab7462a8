"""SVG's basic shapes -> path pieces, as SVG 2, chapter 10, says which path each of them is. Attributes in, `PathOp`s out."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping

from ..scene import PathOp
from .path_data import NUMBER, parse_path

Attributes = Mapping[str, str]
Ops = tuple[PathOp, ...]

QUARTER = 4 / 3 * (math.sqrt(2) - 1)
"""Handle length of a quarter circle of radius 1 drawn as one cubic."""

_POINTS = re.compile(r"[\s,]+")


def number(attributes: Attributes, key: str, default: float | None = 0.0) -> float:
    """A plain number without a unit. ValueError if it is something else, or missing where `default` is None."""
    text = attributes.get(key, "").strip()
    if not text and key not in attributes and default is not None:
        return default
    if not NUMBER.fullmatch(text) or not math.isfinite(float(text)):
        raise ValueError(f"{key}={text!r} is no plain number" if text else f"{key} is missing")
    return float(text)


def _length(attributes: Attributes, key: str, default: float | None = 0.0) -> float:
    value = number(attributes, key, default)
    if value < 0:
        raise ValueError(f"{key} is negative")
    return value


def _path(attributes: Attributes) -> Ops:
    return parse_path(attributes.get("d", ""))


def _line(attributes: Attributes) -> Ops:
    x1, y1, x2, y2 = (number(attributes, key) for key in ("x1", "y1", "x2", "y2"))
    return (("M", (x1, y1)), ("L", (x2, y2)))


def _polyline(attributes: Attributes) -> Ops:
    parts = [part for part in _POINTS.split(attributes.get("points", "")) if part]
    values = [number({"points": part}, "points") for part in parts]
    if len(values) < 4 or len(values) % 2:
        raise ValueError(f"points holds {len(values)} numbers: pairs are wanted, two at least")
    pairs = list(zip(values[::2], values[1::2]))
    return (("M", pairs[0]), *(("L", pair) for pair in pairs[1:]))


def _polygon(attributes: Attributes) -> Ops:
    return (*_polyline(attributes), ("Z", ()))


def _rect(attributes: Attributes) -> Ops:
    """Clockwise from the top-left; with rounded corners from the end of the top-left one. A missing radius is the other one."""
    x, y = number(attributes, "x"), number(attributes, "y")
    w, h = _length(attributes, "width", None), _length(attributes, "height", None)
    right, bottom = x + w, y + h
    rx = min(_length(attributes, "rx" if "rx" in attributes else "ry"), w / 2)
    ry = min(_length(attributes, "ry" if "ry" in attributes else "rx"), h / 2)
    if rx == 0 or ry == 0:
        return (("M", (x, y)), ("L", (right, y)), ("L", (right, bottom)), ("L", (x, bottom)), ("Z", ()))
    kx, ky = rx * (1 - QUARTER), ry * (1 - QUARTER)  # from the corner to a handle
    return (
        ("M", (x + rx, y)),
        ("L", (right - rx, y)),
        ("C", (right - kx, y, right, y + ky, right, y + ry)),
        ("L", (right, bottom - ry)),
        ("C", (right, bottom - ky, right - kx, bottom, right - rx, bottom)),
        ("L", (x + rx, bottom)),
        ("C", (x + kx, bottom, x, bottom - ky, x, bottom - ry)),
        ("L", (x, y + ry)),
        ("C", (x, y + ky, x + kx, y, x + rx, y)),
        ("Z", ()),
    )


def _circle(attributes: Attributes) -> Ops:
    radius = _length(attributes, "r", None)
    return _oval(number(attributes, "cx"), number(attributes, "cy"), radius, radius)


def _ellipse(attributes: Attributes) -> Ops:
    return _oval(
        number(attributes, "cx"), number(attributes, "cy"), _length(attributes, "rx", None), _length(attributes, "ry", None)
    )


def _oval(cx: float, cy: float, rx: float, ry: float) -> Ops:
    """Four quarters clockwise from the right."""
    kx, ky = rx * QUARTER, ry * QUARTER
    return (
        ("M", (cx + rx, cy)),
        ("C", (cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry)),
        ("C", (cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy)),
        ("C", (cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry)),
        ("C", (cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy)),
        ("Z", ()),
    )


SHAPES: dict[str, Callable[[Attributes], Ops]] = {
    "path": _path,
    "line": _line,
    "polyline": _polyline,
    "polygon": _polygon,
    "rect": _rect,
    "circle": _circle,
    "ellipse": _ellipse,
}
"""Element name -> its path. Each raises ValueError for an attribute it cannot read."""
