"""The flagship, point by point, counted by reopening the built file with python-pptx: nothing here asks the product what it did."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Pt

import deckgen

EXAMPLE = Path(__file__).parents[2] / "examples" / "hybrid-cache.yaml"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

MAIN = {
    "request": ("1. chat completions request", "conversation_id + cache_salt + new suffix messages", "accent1"),
    "ledger": ("2. Frontend conversation ledger", "lease same id + track committed messages", "accent1"),
    "lookup": ("3. Exact conversation cache lookup", "conversation_id committed turn state", "accent2"),
    "attach": ("4. Scheduler cache attachment", "set num_computed_tokens + attach committed state", "accent3"),
    "execute": ("5. Hybrid model execution", "run only the uncached suffix", "accent1"),
    "decode": ("6. Decode assistant tokens", "stream response token by token", "accent1"),
    "commit": ("7. Commit completed turn", "publish pending state or discard on failure", "accent5"),
}
PANELS = {
    "attention": ("Full-attention KV cache group", "paged K/V tensors for transformer layers", "accent4"),
    "mamba": ("Mamba terminal-state cache group", "align-mode terminal state placement", "accent3"),
}
INNER = {
    "attention/blocks": ("Committed block refs", "share aligned full KV blocks", "accent4"),
    "attention/tail": ("Tail COW copy", "copy unaligned KV tail", "accent4"),
    "mamba/state": ("Committed terminal state", "exact state at committed length", "accent3"),
    "mamba/copy": ("Request-owned terminal copy", "copy SSM + conv state", "accent3"),
}
EDGES = {
    "request -> ledger", "ledger -> lookup", "lookup -> attach", "attach -> attention", "attach -> mamba", "attention -> execute",
    "mamba -> execute", "execute -> decode", "decode -> commit", "commit -> request", "commit -> attention", "commit -> mamba",
}  # fmt: skip


@pytest.fixture(scope="module")
def slide(tmp_path_factory):
    path = tmp_path_factory.mktemp("flagship") / "hybrid-cache.pptx"
    result = deckgen.build(EXAMPLE)
    assert result.diagnostics == ()
    path.write_bytes(result.to_pptx())
    deck = Presentation(path)
    assert (deck.slide_width, deck.slide_height) == (Pt(540), 12_192_000)
    assert deck.core_properties.title == "Hybrid conversation cache"
    assert len(deck.slides) == 1
    return deck.slides[0]


def flat(shapes):
    for shape in shapes:
        yield shape
        if shape.shape_type == 6:
            yield from flat(shape.shapes)


@pytest.fixture(scope="module")
def by_name(slide):
    shapes = list(flat(slide.shapes))
    names = Counter(shape.name for shape in shapes)
    assert max(names.values()) == 1
    return {shape.name: shape for shape in shapes}


def preset(shape):
    geometry = shape._element.find(f"{P}spPr/{A}prstGeom")
    return None if geometry is None else geometry.get("prst")


def line_slot(shape):
    return shape._element.find(f"{P}spPr/{A}ln/{A}solidFill/{A}schemeClr").get("val")


def paragraphs(shape):
    return [paragraph.text for paragraph in shape.text_frame.paragraphs]


@pytest.mark.parametrize("name", MAIN)
def test_main_cards_have_the_briefs_words_accent_and_icon(by_name, name):
    title, subtitle, accent = MAIN[name]
    box, icon = by_name[f"{name}/box"], by_name[f"{name}/icon"]
    assert paragraphs(box) == [title, subtitle]
    assert line_slot(box) == line_slot(icon) == accent
    assert icon.left + icon.width < box.left + box.width // 3
    assert abs((icon.top + icon.height // 2) - (box.top + box.height // 2)) < Pt(0.1) or name == "execute"


@pytest.mark.parametrize("name", PANELS)
def test_panels_have_title_footer_and_a_pale_fill(by_name, name):
    title, footer, accent = PANELS[name]
    box = by_name[f"{name}/box"]
    assert paragraphs(box) == [title]
    assert by_name[f"{name}/footer"].text_frame.text == footer
    fill = box._element.find(f"{P}spPr/{A}solidFill/{A}schemeClr")
    assert fill.get("val") == line_slot(box) == accent
    assert int(fill.find(f"{A}lumOff").get("val")) >= 90_000


@pytest.mark.parametrize("name", INNER)
def test_inner_cards_stand_in_their_panel_in_its_accent(by_name, name):
    title, subtitle, accent = INNER[name]
    box, panel = by_name[f"{name}/box"], by_name[name.split("/")[0] + "/box"]
    assert [text.replace("\v", " ") for text in paragraphs(box)] == [title, subtitle]
    assert line_slot(box) == line_slot(by_name[f"{name}/icon"]) == accent
    assert panel.left < box.left and box.left + box.width < panel.left + panel.width
    assert panel.top < box.top and box.top + box.height < panel.top + panel.height


def test_counts(by_name):
    presets = Counter(preset(shape) for shape in by_name.values() if preset(shape))
    assert presets["roundRect"] == 15
    assert sum(name.endswith("/icon") for name in by_name) == 11
    assert sum(s._element.find(f"{P}spPr/{A}custGeom") is not None for s in by_name.values()) == 11
    assert {name for name, shape in by_name.items() if shape._element.tag == f"{P}cxnSp"} == EDGES


def test_every_connector_is_glued_at_both_ends_to_a_live_shape(by_name):
    ids = {shape.shape_id: shape.name for shape in by_name.values()}
    for name in EDGES:
        source, _, target = name.partition(" -> ")
        ends = [by_name[name]._element.find(f".//{A}{tag}") for tag in ("stCxn", "endCxn")]
        glued = [ids[int(end.get("id"))] for end in ends]
        assert glued[0] in (f"{source}/box", f"{source}/anchor-1")
        assert glued[1] in (f"{target}/box", f"{target}/anchor-1")


def test_the_loop_runs_far_left_from_7_into_the_left_of_1(by_name):
    loop = by_name["commit -> request"]
    assert loop.line.width == Pt(4.5)
    assert loop._element.find(f".//{A}endCxn").get("idx") == "1"  # left
    lefts = [shape.left for name, shape in by_name.items() if name.endswith("/box")]
    points = _drawn(loop)
    assert min(x for x, _ in points) < min(lefts) - Pt(12)
    label = by_name["commit -> request/label"]
    assert label.text_frame.text.replace("\v", " ") == "next request reuses committed conversation head"
    assert label.top > 12_192_000 // 2  # near the lower half
    assert label.height > Pt(5 * 11 * 1.2 - 1)  # stacked


@pytest.mark.parametrize(("panel", "accent"), [("attention", "accent4"), ("mamba", "accent3")])
def test_publish_arrows_are_dashed_coloured_labelled_and_end_under_their_panel(by_name, panel, accent):
    edge, box = by_name[f"commit -> {panel}"], by_name[f"{panel}/box"]
    assert line_slot(edge) == accent
    assert edge._element.find(f"{P}spPr/{A}ln/{A}prstDash").get("val") == "dash"
    assert by_name[f"commit -> {panel}/label"].text_frame.text.replace("\v", " ") == "publish new state"
    anchor = by_name[f"{panel}/anchor-1"]
    assert preset(anchor) == "ellipse" and (anchor.width, anchor.height) == (Pt(2), Pt(2))
    assert anchor.top + anchor.height == box.top + box.height


def test_branch_and_merge_bars_sit_halfway(by_name):
    for name, above, below in (("attach -> mamba", "attach", "mamba"), ("mamba -> execute", "mamba", "execute")):
        ys = sorted(y for _, y in _drawn(by_name[name]))
        top = by_name[f"{above}/box"]
        halfway = (top.top + top.height + by_name[f"{below}/box"].top) / 2
        assert ys[1] == pytest.approx(halfway, abs=Pt(0.5))


def test_one_axis_one_width_a_run_and_even_gaps(by_name):
    runs = (["request", "ledger", "lookup", "attach"], ["execute", "decode", "commit"])
    boxes = [[by_name[f"{name}/box"] for name in run] for run in runs]
    centres = {box.left + box.width // 2 for run in boxes for box in run}
    assert max(centres) - min(centres) <= 2
    for run in boxes:
        assert max(b.width for b in run) - min(b.width for b in run) <= 2
    gaps = [b.top - a.top - a.height for run in boxes for a, b in zip(run, run[1:])]
    assert max(gaps) - min(gaps) <= 2 and Pt(24) <= gaps[0] <= Pt(36)
    left, right = by_name["attention/box"], by_name["mamba/box"]
    assert left.width == pytest.approx(right.width, abs=2) and left.height == right.height
    axis = next(iter(centres))
    assert axis - left.left == pytest.approx(right.left + right.width - axis, abs=2)


def test_type_sizes(by_name):
    sizes = {
        name: {run.font.size.pt for p in s.text_frame.paragraphs for run in p.runs}
        for name, s in by_name.items()
        if s.has_text_frame
    }
    for name in MAIN:
        assert max(sizes[f"{name}/box"]) >= 14
    for name in INNER:
        assert max(sizes[f"{name}/box"]) >= 12
    assert min(size for found in sizes.values() for size in found) >= 10.5


def test_everything_drawn_takes_a_theme_colour_and_nothing_glows(slide):
    xml = slide._element.xpath("//a:srgbClr | //a:gradFill | //a:effectLst/* | //a:effectDag | //p:pic")
    assert xml == []


def _drawn(connector):
    """Corners of a connector in EMU, from its preset, turn and flips, worked out here from the standard's definitions."""
    xfrm = connector._element.find(f"{P}spPr/{A}xfrm")
    w, h = (int(xfrm.find(f"{A}ext").get(k)) for k in ("cx", "cy"))
    x0, y0 = (int(xfrm.find(f"{A}off").get(k)) for k in ("x", "y"))
    geometry = connector._element.find(f"{P}spPr/{A}prstGeom")
    adjust = [int(gd.get("fmla").split()[1]) / 100_000 for gd in geometry.iter(f"{A}gd")]
    kind = geometry.get("prst")
    local = {"straightConnector1": [(0, 0), (w, h)], "bentConnector2": [(0, 0), (w, 0), (w, h)]}.get(kind)
    if kind == "bentConnector3":
        local = [(0, 0), (w * adjust[0], 0), (w * adjust[0], h), (w, h)]
    if kind == "bentConnector4":
        local = [(0, 0), (w * adjust[0], 0), (w * adjust[0], h * adjust[1]), (w, h * adjust[1]), (w, h)]
    assert local is not None, kind
    turns = int(xfrm.get("rot", 0)) // 5_400_000
    points = []
    for x, y in local:
        dx = (w - x if xfrm.get("flipH") == "1" else x) - w / 2
        dy = (h - y if xfrm.get("flipV") == "1" else y) - h / 2
        for _ in range(turns):
            dx, dy = -dy, dx
        points.append((x0 + w / 2 + dx, y0 + h / 2 + dy))
    return points
