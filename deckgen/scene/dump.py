"""A scene as text, one line an item: for golden tests and for reading what was decided. Colours by slot, lengths in EMU."""

from __future__ import annotations

from collections.abc import Iterator

from .items import ColorRef, Connector, Freeform, Group, Item, Scene, Shape, Stroke, TextBody


def dump(scene: Scene) -> str:
    """Every slide and item in z-order, children indented under their group; texts with a bar where a line breaks."""
    lines = [f"deck {scene.size[0]} x {scene.size[1]} theme={scene.theme.name} title={scene.title!r}"]
    for number, slide in enumerate(scene.slides, 1):
        lines.append(f"slide {number} layout={slide.layout}")
        for item in slide.items:
            lines += _item(item, "  ")
    return "\n".join(lines) + "\n"


def _item(item: Item, indent: str) -> Iterator[str]:
    if isinstance(item, Group):
        yield f"{indent}group {item.name} {_rect(item.rect)} alt={item.alt!r}"
        for child in item.items:
            yield from _item(child, indent + "  ")
    elif isinstance(item, Connector):
        points = " ".join(f"{p.x},{p.y}" for p in item.points)
        glue = f"{item.begin.shape}:{item.begin.site} > {item.end.shape}:{item.end.site}"
        yield f"{indent}connector {item.name} {item.frame.preset} {points} glue={glue} {_stroke(item.stroke)}"
    elif isinstance(item, Freeform):
        yield f"{indent}freeform {item.name} {_rect(item.rect)} paths={len(item.paths)} {_stroke(item.stroke)}"
    else:
        yield f"{indent}{_shape(item)}"


def _shape(shape: Shape) -> str:
    parts = [f"{'text' if shape.text_box else shape.preset} {shape.name} {_rect(shape.rect)}"]
    parts += [f"{name}={value}" for name, value in shape.adjust]
    if shape.fill:
        parts.append(f"fill={_color(shape.fill)}")
    if shape.stroke:
        parts.append(_stroke(shape.stroke))
    if shape.text:
        parts.append(_text(shape.text))
    if shape.decorative:
        parts.append("decorative")
    return " ".join(parts)


def _text(body: TextBody) -> str:
    words = " / ".join("|".join(p.text[line.start : line.end] for line in p.lines) for p in body.paragraphs)
    sizes = ",".join(f"{p.size:g}" for p in body.paragraphs)
    return f"{sizes}pt {body.anchor} insets={','.join(map(str, body.insets))} {words!r}"


def _rect(rect: tuple[int, int, int, int]) -> str:
    return f"{rect[0]},{rect[1]} {rect[2]}x{rect[3]}"


def _color(color: ColorRef) -> str:
    name = color.slot or f"#{color.rgb}"
    return f"{name}{color.lum:+g}" if color.lum else name


def _stroke(stroke: Stroke) -> str:
    heads = "".join(end for end, arrow in (("<", stroke.begin), (">", stroke.end)) if arrow)
    return f"line={_color(stroke.color)}/{stroke.width}/{stroke.dash}{heads}"
