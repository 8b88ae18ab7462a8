"""Hand-made scenes for the tests of `draw`: every kind of item, light and dark; figures chosen for mental arithmetic."""

from __future__ import annotations

from deckgen.assets import IconSet
from deckgen.base.connector import frame_of
from deckgen.base.geometry import EmuPoint, EmuRect, Rect, snap
from deckgen.base.units import to_emu
from deckgen.scene import (
    Arrow,
    ColorRef,
    Connector,
    Freeform,
    Glue,
    Group,
    Item,
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
from deckgen.text import HarfBuzzMeasurer, TextStyle, balanced

FACES = ("Arial", "Liberation Sans")
TX1, TX2, BG1 = ColorRef("tx1"), ColorRef("tx2"), ColorRef("bg1")

LIGHT = {
    "tx1": "14213D", "bg1": "FFFFFF", "tx2": "4A5672", "bg2": "F3F5F8",
    "accent1": "2563EB", "accent2": "0E8FB3", "accent3": "7C3AED", "accent4": "15904B", "accent5": "C77400", "accent6": "C02A37",
    "hlink": "2563EB", "folHlink": "7C3AED",
}  # fmt: skip
DARK = {
    "tx1": "E8ECF5", "bg1": "1B2437", "tx2": "A9B4CB", "bg2": "0F1626",
    "accent1": "7AA7FF", "accent2": "4CC9E8", "accent3": "B79BFF", "accent4": "5FD68F", "accent5": "F2B457", "accent6": "FF8A8F",
    "hlink": "7AA7FF", "folHlink": "B79BFF",
}  # fmt: skip


def theme(dark: bool = False) -> SceneTheme:
    return SceneTheme(
        name="midnight" if dark else "paper",
        colors=DARK if dark else LIGHT,
        dark=dark,
        major_faces=FACES,
        minor_faces=FACES,
        title_size=20.0,
        body_size=14.0,
        title_rect=EmuRect(0, 0, to_emu(400), to_emu(30)),
        body_rect=EmuRect(0, to_emu(40), to_emu(400), to_emu(200)),
        outline_width=to_emu(1.5),
        connector_width=to_emu(1.75),
        corner_radius=to_emu(10),
    )


def scene(*items: Item, size: tuple[float, float] = (400, 300), dark: bool = False, title: str = "A deck") -> Scene:
    return Scene((to_emu(size[0]), to_emu(size[1])), (Slide(items),), theme(dark), title)


def one_line(words: str, size: float = 10, align: str = "left", width: float = 0, **look: object) -> Paragraph:
    run = Run(words, size, look.pop("color", TX1), **look)  # type: ignore[arg-type]
    return Paragraph((run,), (Line(0, len(words), to_emu(width)),), align)  # type: ignore[arg-type]


def box(name: str, rect: tuple[float, float, float, float], preset: str = "rect", **others: object) -> Shape:
    return Shape(name, preset, snap(Rect(*rect)), **others)  # type: ignore[arg-type]


def connector(name: str, points: tuple[tuple[float, float], ...], stroke: Stroke, alt: str | None = None) -> Connector:
    places = tuple(EmuPoint(to_emu(x), to_emu(y)) for x, y in points)
    return Connector(name, places, frame_of(places), stroke, Glue("a", 0), Glue("b", 0), alt)


def line(
    width: float = 4, color: str = "tx1", dash: str = "solid", begin: str | None = None, end: str | None = "med", **others: bool
) -> Stroke:
    heads = [Arrow(size) if size else None for size in (begin, end)]  # type: ignore[arg-type]
    return Stroke(ColorRef(color), to_emu(width), dash, others.get("round_cap", False), *heads)  # type: ignore[arg-type]


# A rich slide, wrapped and measured as the compiler would

_MEASURER = HarfBuzzMeasurer()


def wrapped(
    words: str, size: float, width: float, color: ColorRef, bold: bool = False, align: str = "left", before: float = 0
) -> Paragraph:
    rows = balanced(words, TextStyle(FACES, size, bold), width / 1.02, _MEASURER)
    lines = tuple(Line(row.start, row.end, to_emu(row.width)) for row in rows)
    return Paragraph((Run(words, size, color, bold),), lines, align, to_emu(before))  # type: ignore[arg-type]


def _rounded(name: str, rect: Rect, accent: str, fill: ColorRef = BG1, radius: float = 10, text: TextBody | None = None) -> Shape:
    adjust = (("adj", round(radius / min(rect.w, rect.h) * 100_000)),)
    return Shape(name, "roundRect", snap(rect), fill, Stroke(ColorRef(accent), to_emu(1.5)), adjust, text)  # type: ignore[arg-type]


def card(name: str, rect: Rect, icon: str, accent: str, title: str, subtitle: str, side: float = 28) -> Group:
    drawing = IconSet().get(icon)
    assert drawing is not None
    corner = 10 * 0.29289
    left = 14 + side + 12
    body = TextBody(
        (
            wrapped(title, 14, rect.w - left - 12, TX1, bold=True),
            wrapped(subtitle, 11, rect.w - left - 12, TX2, before=2),
        ),
        (to_emu(left - corner), 0, to_emu(12 - corner), 0),
    )
    stroke = Stroke(ColorRef(accent), to_emu(drawing.stroke_width * side / drawing.view[0]), round_cap=True)  # type: ignore[arg-type]
    place = snap(Rect(rect.x + 14, rect.cy - side / 2, side, side))
    return Group(
        name,
        snap(rect),
        (
            _rounded(f"{name}/box", rect, accent, text=body),
            Freeform(f"{name}/icon", place, drawing.view, drawing.paths, stroke, decorative=True),
        ),
        alt=f"{title}: {subtitle}",
    )


def label(name: str, rect: Rect, words: str, color: ColorRef, align: str = "left") -> Shape:
    return Shape(
        name, "rect", snap(rect), text=TextBody((wrapped(words, 11, rect.w, color, align=align),), anchor="top"), text_box=True
    )


def _panel(name: str, rect: Rect, accent: str, fill: ColorRef, title: str, inner: Group) -> Group:
    insets = (to_emu(8), to_emu(9), to_emu(8), 0)
    head = TextBody((wrapped(title, 12.5, rect.w - 22, TX1, True, "center"),), insets, "top")
    return Group(name, snap(rect), (_rounded(f"{name}/box", rect, accent, fill, 12, head), inner), alt=title)


def _cards() -> tuple[Item, ...]:
    suffix, track = "conversation_id + cache_salt + new suffix", "lease same id + track committed messages"
    publish = "publish pending state or discard on failure"
    return (
        card("request", Rect(122, 40, 336, 60), "code-chat", "accent1", "1. chat completions request", suffix),
        card("ledger", Rect(122, 128, 336, 60), "document-list", "accent2", "2. Frontend conversation ledger", track),
        card("commit", Rect(122, 470, 336, 60), "database-check", "accent5", "7. Commit completed turn", publish),
    )


def _panels(tint: float) -> tuple[Item, ...]:
    share, exact = "share aligned full KV blocks", "exact state at committed length"
    blocks = card("attention/blocks", Rect(82, 286, 188, 92), "block-grid", "accent4", "Committed block refs", share, 26)
    state = card("mamba/state", Rect(310, 286, 188, 92), "waves", "accent3", "Committed terminal state", exact, 26)
    green, purple = ColorRef("accent4", tint), ColorRef("accent3", tint)
    return (
        _panel("attention", Rect(70, 250, 212, 150), "accent4", green, "Full-attention KV cache", blocks),
        _panel("mamba", Rect(298, 250, 212, 150), "accent3", purple, "Mamba terminal state", state),
    )


def _small_shapes(tint: float) -> tuple[Item, ...]:
    pill = TextBody((wrapped("Transformer layers", 11, 130, TX1, align="center"),))
    red, cyan = (Stroke(ColorRef(accent), to_emu(1.5)) for accent in ("accent6", "accent2"))  # type: ignore[arg-type]
    yes, store = TextBody((one_line("ok?", 11, "center"),)), TextBody((one_line("store", 11, "center"),))
    return (
        _rounded("pill", Rect(122, 560, 140, 26), "accent1", ColorRef("accent1", tint), 13, pill),
        box("gate", (300, 546, 60, 60), "diamond", fill=BG1, stroke=red, text=yes),
        box("store", (390, 546, 68, 60), "ellipse", fill=BG1, stroke=cyan, text=store),
    )


def _connectors() -> tuple[Item, ...]:
    """Heads in all four directions, every dash, thin to heavy lines."""
    normal, heavy = line(1.75), line(4.5, end="sm")
    green, purple = line(1.75, "accent4", "dash"), line(1.75, "accent3", "dash", round_cap=True)
    red, thin = line(1.75, "accent6", "dot", begin="med"), line(0.75, "tx2", "dot", round_cap=True)
    loop = ((290, 530), (290, 545), (30, 545), (30, 70), (122, 70))
    return (
        connector("request -> ledger", ((290, 100), (290, 128)), normal, "request to ledger"),
        connector("ledger -> attention", ((290, 188), (290, 219), (176, 219), (176, 250)), normal),
        connector("ledger -> mamba", ((290, 188), (290, 219), (404, 219), (404, 250)), normal),
        connector("attention -> commit", ((176, 400), (176, 435), (290, 435), (290, 470)), normal),
        connector("mamba -> commit", ((404, 400), (404, 435), (290, 435), (290, 470)), normal),
        connector("commit -> attention", ((122, 490), (98, 490), (98, 400)), green),
        connector("commit -> mamba", ((458, 490), (482, 490), (482, 400)), purple),
        connector("commit -> request", loop, heavy, "commit back to request"),
        connector("gate -> store", ((360, 576), (390, 576)), red),
        connector("store -> mamba", ((458, 576), (526, 576), (526, 325), (510, 325)), thin),
    )


def rich_items(dark: bool = False) -> tuple[Item, ...]:
    shade, tint = (0.2, -0.78) if dark else (-0.25, 0.92)
    words = "publish new state"
    heading = TextBody((one_line("Hybrid conversation cache", 20),))
    return (
        box("title", (28, -50, 400, 30), placeholder="title", text=heading),
        *_cards(),
        *_panels(tint),
        *_small_shapes(tint),
        *_connectors(),
        label("commit -> attention/label", Rect(36, 430, 54, 40), words, ColorRef("accent4", shade), "right"),
        label("commit -> mamba/label", Rect(490, 420, 35.6, 40), words, ColorRef("accent3", shade)),
        box("anchor", (97, 399, 2, 2), "ellipse", decorative=True),
    )


def rich_scene(dark: bool = False) -> Scene:
    return scene(*rich_items(dark), size=(540, 630), dark=dark, title="Rich")


def square_icon(rect: tuple[float, float, float, float], stroke: Stroke) -> Freeform:
    """A 10 x 10 view: a square outline and a filled dot (drawn as a small square)."""
    outline = SubPath((("M", (1.0, 1.0)), ("L", (9.0, 1.0)), ("C", (9.0, 4.0, 9.0, 6.0, 9.0, 9.0)), ("Z", ())))
    dot = SubPath((("M", (4.0, 4.0)), ("L", (6.0, 4.0)), ("L", (6.0, 6.0)), ("Z", ())), stroked=False, filled=True)
    return Freeform("icon", snap(Rect(*rect)), (10.0, 10.0), (outline, dot), stroke)
