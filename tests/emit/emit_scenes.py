"""Hand-made scenes for the tests of `emit`: a light and a dark theme, and one slide that holds every kind of item."""

from __future__ import annotations

from deckgen.base.connector import frame_of
from deckgen.base.geometry import EmuPoint, EmuRect, Rect, Side, snap, snap_point
from deckgen.base.sites import side_site, site_point
from deckgen.base.units import to_emu
from deckgen.scene import (
    Arrow,
    ColorRef,
    Connector,
    Freeform,
    Glue,
    Group,
    Line,
    Paragraph,
    Run,
    Scene,
    SceneTheme,
    Shape,
    Slide,
    Stroke,
    SubPath,
    TextBody,
)

PORTRAIT = (6_858_000, 12_192_000)
WIDE = (12_192_000, 6_858_000)
FOUR_THIRDS = (9_144_000, 6_858_000)

ACCENTS = {
    "accent1": "2563EB",
    "accent2": "0E8FB3",
    "accent3": "7C3AED",
    "accent4": "15904B",
    "accent5": "C77400",
    "accent6": "C02A37",
}
LIGHT = {"tx1": "14213D", "bg1": "FFFFFF", "tx2": "4A5672", "bg2": "F3F5F8", **ACCENTS, "hlink": "2563EB", "folHlink": "7C3AED"}
BRIGHT = {
    "accent1": "7AA7FF",
    "accent2": "4CC9E8",
    "accent3": "B79BFF",
    "accent4": "5FD68F",
    "accent5": "F2B457",
    "accent6": "FF8A8F",
}
DARK = {"tx1": "E8ECF5", "bg1": "1B2437", "tx2": "A9B4CB", "bg2": "111827", **BRIGHT, "hlink": "7AA7FF", "folHlink": "B79BFF"}

TX1, BG1, TX2 = ColorRef("tx1"), ColorRef("bg1"), ColorRef("tx2")


def theme(size: tuple[int, int] = PORTRAIT, dark: bool = False) -> SceneTheme:
    margin = to_emu(28)
    inner = size[0] - 2 * margin
    return SceneTheme(
        name="midnight" if dark else "paper",
        colors=DARK if dark else LIGHT,
        dark=dark,
        major_faces=("Arial", "Liberation Sans"),
        minor_faces=("Arial", "Liberation Sans"),
        title_size=20.0,
        body_size=14.0,
        title_rect=EmuRect(margin, margin, inner, to_emu(30)),
        body_rect=EmuRect(margin, margin + to_emu(42), inner, size[1] - 2 * margin - to_emu(42)),
        outline_width=to_emu(1.5),
        connector_width=to_emu(1.75),
        corner_radius=to_emu(10),
    )


def text(
    *lines: tuple[str, float, ColorRef, bool],
    align: str = "left",
    inset: float = 0,
    left: float | None = None,
    anchor: str = "middle",
) -> TextBody:
    """One paragraph a line."""
    paragraphs = tuple(
        Paragraph((Run(words, size, color, bold),), (Line(0, len(words), 0),), align, to_emu(2) if number else 0)  # type: ignore[arg-type]
        for number, (words, size, color, bold) in enumerate(lines)
    )
    edge = to_emu(inset)
    return TextBody(paragraphs, (edge if left is None else to_emu(left), edge, edge, edge), anchor)  # type: ignore[arg-type]


ICON = (
    SubPath((("M", (4.0, 5.0)), ("L", (20.0, 5.0)), ("C", (22.0, 5.0, 22.0, 19.0, 20.0, 19.0)), ("L", (4.0, 19.0)), ("Z", ()))),
    SubPath((("M", (8.0, 10.0)), ("L", (16.5, 10.0)))),
    SubPath((("M", (11.0, 14.0)), ("L", (13.0, 14.0)), ("L", (12.0, 16.0)), ("Z", ())), stroked=False, filled=True),
)


def round_rect(name: str, rect: Rect, accent: str, body: TextBody | None = None, fill: ColorRef = BG1, radius: float = 10) -> Shape:
    adjust = (("adj", round(radius / min(rect.w, rect.h) * 100_000)),)
    return Shape(name, "roundRect", snap(rect), fill, Stroke(ColorRef(accent), to_emu(1.5)), adjust, body)  # type: ignore[arg-type]


def card(name: str, rect: Rect, accent: str, title: str, subtitle: str) -> Group:
    body = text((title, 14, TX1, True), (subtitle, 11, TX2, False), left=52, inset=10)
    icon_rect = snap(Rect(rect.x + 12, rect.cy - 14, 28, 28))
    stroke = Stroke(ColorRef(accent), to_emu(2.04), round_cap=True)  # type: ignore[arg-type]
    icon = Freeform(f"{name}/icon", icon_rect, (24.0, 24.0), ICON, stroke, decorative=True)
    return Group(name, snap(rect), (round_rect(f"{name}/box", rect, accent, body), icon), alt=f"{title}: {subtitle}")


def connector(
    name: str, begin: tuple[str, Rect, Side], end: tuple[str, Rect, Side], stroke: Stroke, *bends: tuple[float, float]
) -> Connector:
    sites = [side_site("roundRect", side) for _, _, side in (begin, end)]
    first, last = (snap_point(site_point("roundRect", site, rect)) for site, (_, rect, _) in zip(sites, (begin, end), strict=True))
    inner = tuple(EmuPoint(to_emu(x), to_emu(y)) for x, y in bends)
    points = (first, *inner, last)
    return Connector(
        name, points, frame_of(points), stroke, Glue(begin[0], sites[0]), Glue(end[0], sites[1]), alt=f"{name} (arrow)"
    )


def title(words: str, size: tuple[int, int], hidden: bool = False) -> Shape:
    rect = theme(size).title_rect
    if hidden:
        rect = EmuRect(rect.x, -rect.h - to_emu(12), rect.w, rect.h)
    paragraph = Paragraph((Run(words, 20, TX1, True, face="major"),), (Line(0, len(words), 0),))
    return Shape("title", "rect", rect, text=TextBody((paragraph,), anchor="top"), placeholder="title")


def gallery(size: tuple[int, int] = PORTRAIT, panel_lum: float = 0.9) -> Slide:
    """Two cards, a panel with a card nested in it, an anchor, straight and elbow connectors, a label; the title above the page."""
    line = Stroke(TX1, to_emu(1.75), end=Arrow())
    dashed = Stroke(ColorRef("accent4"), to_emu(1.75), "dash", True, end=Arrow("med"))
    heavy = Stroke(TX1, to_emu(4.5), begin=Arrow("sm"), end=Arrow("sm"))
    first, second = Rect(120, 60, 330, 64), Rect(120, 156, 330, 64)
    panel, inner = Rect(120, 252, 330, 150), Rect(144, 300, 282, 60)
    anchor = Rect(449, 300, 2, 2)
    head = text(("Full-attention", 14, TX1, True), inset=12, anchor="top")
    group = Group(
        "attention",
        snap(panel),
        (
            round_rect("attention/box", panel, "accent4", head, ColorRef("accent4", panel_lum), 12),
            card("attention/blocks", inner, "accent4", "prefix blocks", "paged K/V tensors"),
            Shape("attention/anchor-1", "ellipse", snap(anchor), decorative=True),
        ),
        alt="Panel",
    )
    label_rect = snap(Rect(36, 170, 50, 40))
    label = Shape("loop/label", "rect", label_rect, text=text(("next\vturn", 11, TX1, False), align="right"), text_box=True)
    return Slide(
        (
            title("Hybrid conversation cache", size, hidden=True),
            card("request", first, "accent1", "1. request & <suffix>", 'conversation_id + "salt"'),
            card("ledger", second, "accent3", "2. ledger", "copy-on-write"),
            group,
            connector("request -> ledger", ("request/box", first, Side.BOTTOM), ("ledger/box", second, Side.TOP), line),
            connector("ledger -> attention", ("ledger/box", second, Side.BOTTOM), ("attention/box", panel, Side.TOP), dashed),
            connector(
                "attention -> request",
                ("attention/box", panel, Side.LEFT),
                ("request/box", first, Side.LEFT),
                heavy,
                (96, 327),
                (96, 92),
            ),
            label,
        )
    )


def scene(size: tuple[int, int] = PORTRAIT, dark: bool = False, slides: tuple[Slide, ...] | None = None) -> Scene:
    return Scene(
        size, slides if slides is not None else (gallery(size, -0.8 if dark else 0.9),), theme(size, dark), 'Cache & <Co> "deck"'
    )
