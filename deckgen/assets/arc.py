"""One elliptical arc of SVG -> cubic curves. Pure arithmetic on user units.

Source: SVG 2, appendix "Elliptical arc implementation notes" (B.2.4 end points to centre, B.2.5 radii out of range); cubics by the
usual tangent rule, at most a quarter turn each (error under 0.03 % of the radius).
"""

from __future__ import annotations

import math

from ..base.geometry import Point

Cubic = tuple[Point, Point, Point]


def arc_cubics(start: Point, rx: float, ry: float, rotation: float, large: bool, sweep: bool, end: Point) -> tuple[Cubic, ...]:
    """Curves (two handles and an end point each) from `start` to `end` along the ellipse; `rotation` in degrees, clockwise.

    Equal end points give no curve. A radius of zero is a straight line: a curve whose handles lie on its ends. Radii too small to
    reach are scaled up until they just do.
    """
    if start == end:
        return ()
    if rx == 0 or ry == 0:
        return ((start, end, end),)
    frame = math.radians(rotation % 360)
    cos, sin = math.cos(frame), math.sin(frame)
    half_x, half_y = (start.x - end.x) / 2, (start.y - end.y) / 2
    local = Point(cos * half_x + sin * half_y, cos * half_y - sin * half_x)
    rx, ry, center = _local_center(local, abs(rx), abs(ry), large is not sweep)
    first = math.atan2((local.y - center.y) / ry, (local.x - center.x) / rx)
    last = math.atan2((-local.y - center.y) / ry, (-local.x - center.x) / rx)
    turn = (last - first) % math.tau if sweep else -((first - last) % math.tau)

    def place(x: float, y: float) -> Point:
        x, y = center.x + rx * x, center.y + ry * y
        return Point(cos * x - sin * y + (start.x + end.x) / 2, sin * x + cos * y + (start.y + end.y) / 2)

    count = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-9))
    step = turn / count
    handle = 4 / 3 * math.tan(step / 4)
    curves = []
    for number in range(count):
        a, b = first + number * step, first + (number + 1) * step
        curves.append(
            (
                place(math.cos(a) - handle * math.sin(a), math.sin(a) + handle * math.cos(a)),
                place(math.cos(b) + handle * math.sin(b), math.sin(b) - handle * math.cos(b)),
                end if number == count - 1 else place(math.cos(b), math.sin(b)),
            )
        )
    return tuple(curves)


def _local_center(local: Point, rx: float, ry: float, positive: bool) -> tuple[float, float, Point]:
    """Radii that reach, and the centre in the ellipse's own axes about the middle of the chord (equations B.5 to B.9)."""
    reach = (local.x / rx) ** 2 + (local.y / ry) ** 2
    if reach >= 1:
        scale = math.sqrt(reach)
        return rx * scale, ry * scale, Point(0.0, 0.0)
    share = math.sqrt((1 - reach) / reach) * (1 if positive else -1)
    return rx, ry, Point(share * rx * local.y / ry, -share * ry * local.x / rx)
