"""Colours of DrawingML -> `ColorFacts`: through the theme, the colour map and every modifier that changes what is seen.

Sources: ECMA-376 part 1, 20.1.2.3 (colours and their modifiers), 19.3.1.6 (`clrMap`), 20.1.10.48 (names of preset colours).
Modifiers act in document order, lum, sat and hue on HSL, tint and shade on linear light.
"""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element

from ..base.colour import channels, to_hex
from .facts import ColorFacts
from .markup import BadValue, a, share

Triple = tuple[float, float, float]

# PowerPoint's own theme of 2013, for decks whose theme part is missing
OFFICE_COLORS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31",
    "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72",
}  # fmt: skip
DIRECT_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}

_NAMES = """
    aliceblue=F0F8FF antiquewhite=FAEBD7 aqua=00FFFF aquamarine=7FFFD4 azure=F0FFFF beige=F5F5DC bisque=FFE4C4 black=000000
    blanchedalmond=FFEBCD blue=0000FF blueviolet=8A2BE2 brown=A52A2A burlywood=DEB887 cadetblue=5F9EA0 chartreuse=7FFF00
    chocolate=D2691E coral=FF7F50 cornflowerblue=6495ED cornsilk=FFF8DC crimson=DC143C cyan=00FFFF darkblue=00008B
    darkcyan=008B8B darkgoldenrod=B8860B darkgray=A9A9A9 darkgreen=006400 darkkhaki=BDB76B darkmagenta=8B008B
    darkolivegreen=556B2F darkorange=FF8C00 darkorchid=9932CC darkred=8B0000 darksalmon=E9967A darkseagreen=8FBC8F
    darkslateblue=483D8B darkslategray=2F4F4F darkturquoise=00CED1 darkviolet=9400D3 deeppink=FF1493 deepskyblue=00BFFF
    dimgray=696969 dodgerblue=1E90FF firebrick=B22222 floralwhite=FFFAF0 forestgreen=228B22 fuchsia=FF00FF gainsboro=DCDCDC
    ghostwhite=F8F8FF gold=FFD700 goldenrod=DAA520 gray=808080 green=008000 greenyellow=ADFF2F honeydew=F0FFF0 hotpink=FF69B4
    indianred=CD5C5C indigo=4B0082 ivory=FFFFF0 khaki=F0E68C lavender=E6E6FA lavenderblush=FFF0F5 lawngreen=7CFC00
    lemonchiffon=FFFACD lightblue=ADD8E6 lightcoral=F08080 lightcyan=E0FFFF lightgoldenrodyellow=FAFAD2 lightgray=D3D3D3
    lightgreen=90EE90 lightpink=FFB6C1 lightsalmon=FFA07A lightseagreen=20B2AA lightskyblue=87CEFA lightslategray=778899
    lightsteelblue=B0C4DE lightyellow=FFFFE0 lime=00FF00 limegreen=32CD32 linen=FAF0E6 magenta=FF00FF maroon=800000
    mediumaquamarine=66CDAA mediumblue=0000CD mediumorchid=BA55D3 mediumpurple=9370DB mediumseagreen=3CB371
    mediumslateblue=7B68EE mediumspringgreen=00FA9A mediumturquoise=48D1CC mediumvioletred=C71585 midnightblue=191970
    mintcream=F5FFFA mistyrose=FFE4E1 moccasin=FFE4B5 navajowhite=FFDEAD navy=000080 oldlace=FDF5E6 olive=808000
    olivedrab=6B8E23 orange=FFA500 orangered=FF4500 orchid=DA70D6 palegoldenrod=EEE8AA palegreen=98FB98 paleturquoise=AFEEEE
    palevioletred=DB7093 papayawhip=FFEFD5 peachpuff=FFDAB9 peru=CD853F pink=FFC0CB plum=DDA0DD powderblue=B0E0E6
    purple=800080 red=FF0000 rosybrown=BC8F8F royalblue=4169E1 saddlebrown=8B4513 salmon=FA8072 sandybrown=F4A460
    seagreen=2E8B57 seashell=FFF5EE sienna=A0522D silver=C0C0C0 skyblue=87CEEB slateblue=6A5ACD slategray=708090 snow=FFFAFA
    springgreen=00FF7F steelblue=4682B4 tan=D2B48C teal=008080 thistle=D8BFD8 tomato=FF6347 turquoise=40E0D0 violet=EE82EE
    wheat=F5DEB3 white=FFFFFF whitesmoke=F5F5F5 yellow=FFFF00 yellowgreen=9ACD32
"""
_NAMED = dict(pair.split("=") for pair in _NAMES.split())
_SHORT = (("dk", "dark"), ("lt", "light"), ("med", "medium"))  # DrawingML's own spellings of the same names


@dataclass(frozen=True)
class Palette:
    """Colours of a theme by slot, seen through a colour map (bg1 -> lt1 and so on). Compared by identity in caches."""

    colors: Mapping[str, str]
    color_map: Mapping[str, str]

    def rgb(self, name: str) -> str:
        """A scheme colour by the name a shape uses. BadValue for a name that no theme has."""
        slot = self.color_map.get(name) or DIRECT_MAP.get(name, name)
        if slot not in self.colors:
            raise BadValue(f"there is no theme colour named {name!r}")
        return self.colors[slot]


def color_in(holder: Element | None, palette: Palette, inherited: ColorFacts | None = None) -> ColorFacts | None:
    """The colour that an element holds (`solidFill`, `gs`, `fontRef`, …); None if it holds none.

    `inherited` stands for `phClr`, the colour that a style reference hands to the theme's format. BadValue.
    """
    if holder is None:
        return None
    for element in holder:
        reader = _READERS.get(element.tag)
        if reader:
            base = inherited if inherited and element.get("val") == "phClr" else reader(element, palette)
            return _modified(base, element) if len(element) else base
    return None


def _scheme(element: Element, palette: Palette) -> ColorFacts:
    return ColorFacts(palette.rgb(element.get("val", "")), from_theme=True)


def _fixed(element: Element, _: Palette) -> ColorFacts:
    return ColorFacts(_hex(element.get("val", "")))


def _system(element: Element, _: Palette) -> ColorFacts:
    """The colour a system had when the file was saved; black text on white where the file does not say."""
    return ColorFacts(_hex(element.get("lastClr") or ("FFFFFF" if element.get("val") == "window" else "000000")))


def _preset(element: Element, _: Palette) -> ColorFacts:
    return ColorFacts(named(element.get("val", "")))


def _linear_rgb(element: Element, _: Palette) -> ColorFacts:
    red, green, blue = (_encode(share(element, channel, 0.0)) for channel in "rgb")
    return ColorFacts(to_hex(red, green, blue))


def _hsl(element: Element, _: Palette) -> ColorFacts:
    hue = share(element, "hue", 0.0) * 100_000 / 21_600_000  # 1/60,000 degree
    return ColorFacts(to_hex(*colorsys.hls_to_rgb(hue, share(element, "lum", 0.0), share(element, "sat", 0.0))))


_READERS: dict[str, Callable[[Element, Palette], ColorFacts]] = {
    a("schemeClr"): _scheme,
    a("srgbClr"): _fixed,
    a("sysClr"): _system,
    a("prstClr"): _preset,
    a("scrgbClr"): _linear_rgb,
    a("hslClr"): _hsl,
}


def _hex(value: str) -> str:
    try:
        if len(value) == 6:
            return f"{int(value, 16):06X}"
    except ValueError:
        pass
    raise BadValue(f"{value!r} is no colour")


def named(name: str) -> str:
    """`RRGGBB` of a preset colour. BadValue if there is none of that name."""
    full = name.lower().replace("grey", "gray")
    for short, long in _SHORT:
        if full not in _NAMED and full.startswith(short):
            full = long + full.removeprefix(short)
    if full not in _NAMED:
        raise BadValue(f"there is no colour named {name!r}")
    return _NAMED[full]


def _modified(base: ColorFacts, element: Element) -> ColorFacts:
    steps = tuple((one.tag.rpartition("}")[2], share(one)) for one in element)
    rgb, alpha = _apply(base.rgb, base.alpha, steps)
    return ColorFacts(rgb, alpha, base.from_theme)


@lru_cache(maxsize=2048)
def _apply(rgb: str, alpha: float, steps: tuple[tuple[str, float], ...]) -> tuple[str, float]:
    triple: Triple = channels(rgb)
    for name, value in steps:
        if name in ("alpha", "alphaMod", "alphaOff"):
            alpha = {"alpha": value, "alphaMod": alpha * value, "alphaOff": alpha + value}[name]
        elif name in ("tint", "shade"):
            triple = _in_linear_light(triple, name, value)
        elif name in _HSL_STEPS:
            triple = _in_hsl(triple, *_HSL_STEPS[name], value)
        elif name == "inv":
            triple = _inverse(triple)
        elif name == "gray":
            triple = (0.299 * triple[0] + 0.587 * triple[1] + 0.114 * triple[2],) * 3
        elif name == "comp":
            triple = _in_hsl(triple, 0, "add", 108.0)  # half a turn
    return to_hex(*triple), min(1.0, max(0.0, alpha))


# which of hue, lightness, saturation, and how
_HSL_STEPS = {
    "hue": (0, "set"), "hueMod": (0, "times"), "hueOff": (0, "add"),
    "lum": (1, "set"), "lumMod": (1, "times"), "lumOff": (1, "add"),
    "sat": (2, "set"), "satMod": (2, "times"), "satOff": (2, "add"),
}  # fmt: skip


def _in_hsl(triple: Triple, which: int, how: str, value: float) -> Triple:
    parts = list(colorsys.rgb_to_hls(*triple))
    if which == 0 and how != "times":
        value = value * 100_000 / 21_600_000  # hues are angles in 1/60,000 degree, read here as if they were shares
    parts[which] = {"set": value, "times": parts[which] * value, "add": parts[which] + value}[how]
    hue, light, saturation = parts
    return colorsys.hls_to_rgb(hue % 1, min(1.0, max(0.0, light)), min(1.0, max(0.0, saturation)))


def _in_linear_light(triple: Triple, name: str, value: float) -> Triple:
    """20.1.2.3.31 and 34: `shade` keeps that share of the colour and fills up with black, `tint` with white."""
    rest = 0.0 if name == "shade" else 1.0 - value
    red, green, blue = (_encode(_decode(channel) * value + rest) for channel in triple)
    return red, green, blue


def _inverse(triple: Triple) -> Triple:
    red, green, blue = (_encode(1 - _decode(channel)) for channel in triple)
    return red, green, blue


def _decode(channel: float) -> float:
    """sRGB to linear light (IEC 61966-2-1)."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _encode(light: float) -> float:
    light = min(1.0, max(0.0, light))
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
