"""Orthogonal polyline <-> PowerPoint's connector presets, in whole EMU.

A route of 1..5 segments maps exactly onto straightConnector1 or bentConnector2..5 (OOXML-FINDINGS.md, 3). First segment horizontal: no
rotation, flips from the signs of the extents. First segment vertical: the frame is turned by 90 degrees. The adjust values are the
coordinates of the inner bends in that local frame, alternating along its width and height, in 1/100,000.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .geometry import EmuPoint, EmuRect

MIN_EXTENT = 1_270  # a zero extent would make the adjust values meaningless: 0.1 pt, measured as harmless
QUARTER = 5_400_000  # 90 degrees in ST_Angle's 1/60,000


class ConnectorFrame(NamedTuple):
    """What a `p:cxnSp` says of its shape: preset, unrotated box, rotation (1/60,000 degree), flips, adjust values."""

    preset: str
    box: EmuRect
    rotation: int
    flip_h: bool
    flip_v: bool
    adjust: tuple[int, ...] = ()


def frame_of(points: Sequence[EmuPoint]) -> ConnectorFrame:
    """The connector that draws `points` (2 to 6 of them, orthogonal; or any 2). ValueError for more bends than PowerPoint can draw."""
    first, last = points[0], points[-1]
    dx, dy = last.x - first.x, last.y - first.y
    if len(points) == 2:
        box = EmuRect(min(first.x, last.x), min(first.y, last.y), abs(dx), abs(dy))
        return ConnectorFrame("straightConnector1", box, 0, dx < 0, dy < 0)
    if len(points) > 6:
        raise ValueError(f"{len(points) - 2} bends: a connector has at most 4")
    preset = f"bentConnector{len(points) - 1}"
    width, height = max(abs(dx), MIN_EXTENT), max(abs(dy), MIN_EXTENT)
    if points[0].y == points[1].y:  # leaves sideways
        adjust = tuple(
            _share((points[i].x - first.x) * (-1 if dx < 0 else 1), width)
            if i % 2
            else _share((points[i].y - first.y) * (-1 if dy < 0 else 1), height)
            for i in range(1, len(points) - 2)
        )
        box = EmuRect(min(first.x, last.x), min(first.y, last.y), width, height)
        return ConnectorFrame(preset, box, 0, dx < 0, dy < 0, adjust)
    adjust = tuple(
        _share((points[i].y - first.y) * (-1 if dy < 0 else 1), height)
        if i % 2
        else _share((points[i].x - first.x) * (1 if dx > 0 else -1), width)  # as flip_v below, 0 included
        for i in range(1, len(points) - 2)
    )
    middle_x, middle_y = (first.x + last.x) // 2, (first.y + last.y) // 2
    # rotated by 90 degrees clockwise about its middle: local x runs down the page, local y runs to the left
    box = EmuRect(middle_x - height // 2, middle_y - width // 2, height, width)
    return ConnectorFrame(preset, box, QUARTER, dy < 0, dx > 0, adjust)


def _share(distance: int, extent: int) -> int:
    return (2 * distance * 100_000 + extent) // (2 * extent)


def points_of(frame: ConnectorFrame) -> tuple[EmuPoint, ...]:
    """The polyline that PowerPoint draws for a connector frame: inverse of `frame_of`, any multiple of 90 degrees."""
    w, h = frame.box.w, frame.box.h
    local = _local_points(frame, w, h)
    middle_x, middle_y = frame.box.x + w / 2, frame.box.y + h / 2
    turns = (frame.rotation // QUARTER) % 4
    result = []
    for x, y in local:
        x, y = (w - x if frame.flip_h else x) - w / 2, (h - y if frame.flip_v else y) - h / 2
        for _ in range(turns):
            x, y = -y, x
        result.append(EmuPoint(round(middle_x + x), round(middle_y + y)))
    return tuple(result)


def _local_points(frame: ConnectorFrame, w: int, h: int) -> list[tuple[float, float]]:
    count = {"straightConnector1": 0, "line": 0, "bentConnector2": 1}.get(frame.preset)
    if count == 0:
        return [(0, 0), (w, h)]
    if count == 1:
        return [(0, 0), (w, 0), (w, h)]
    inner = int(frame.preset.removeprefix("bentConnector")) - 2
    adjust = (*frame.adjust, *(50_000,) * inner)[:inner]
    points: list[tuple[float, float]] = [(0, 0)]
    x, y = 0.0, 0.0
    for i, value in enumerate(adjust):
        if i % 2 == 0:
            x = w * value / 100_000
        else:
            y = h * value / 100_000
        points.append((x, y))
    # the last inner segment, then the end
    points.append((x, h) if inner % 2 else (w, y))
    points.append((w, h))
    return points
