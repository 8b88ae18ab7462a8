import io
import zipfile

import pptx
import pytest
from emit_scenes import scene

from deckgen.emit import seal_state, to_pptx
from deckgen.emit.seal import SEAL_NAME


@pytest.fixture(scope="module")
def deck() -> bytes:
    return to_pptx(scene())


def rezipped(content: bytes, change=lambda name, part: (name, part), order=1) -> bytes:
    """The package written again, perhaps in another order; `change` gives each part's (name, bytes), or None to drop it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist()[::order]:
            if changed := change(name, old.read(name)):
                new.writestr(*changed)
    return stream.getvalue()


def test_a_deck_as_generated_is_untouched(deck: bytes) -> None:
    assert seal_state(deck) == "untouched"
    assert seal_state(rezipped(deck, order=-1)) == "untouched"  # same parts


def test_an_edit_by_python_pptx_is_noticed(deck: bytes) -> None:
    presentation = pptx.Presentation(io.BytesIO(deck))
    presentation.slides[0].shapes[1].left += 12_700
    stream = io.BytesIO()
    presentation.save(stream)
    assert seal_state(stream.getvalue()) == "edited"


@pytest.mark.parametrize(
    "change",
    [
        lambda name, part: (name, part + b" ") if name == "ppt/slides/slide1.xml" else (name, part),
        lambda name, part: None if name == "docProps/app.xml" else (name, part),
        lambda name, part: ("ppt/other.xml" if name == "ppt/viewProps.xml" else name, part),
        lambda name, part: (name, part.replace(b"fingerprint=", b"print=")) if name == SEAL_NAME else (name, part),
    ],
    ids=["one byte more", "part dropped", "part renamed", "fingerprint lost"],
)
def test_any_change_of_a_part_is_noticed(deck: bytes, change) -> None:
    assert seal_state(rezipped(deck, change)) == "edited"


def test_the_seal_is_found_by_its_namespace_wherever_it_went(deck: bytes) -> None:
    def moved(name: str, part: bytes) -> tuple[str, bytes]:
        if name == SEAL_NAME:
            part = part.replace(b"<deck xmlns=", b"<ns0:deck xmlns:ns0=")
        return name.replace("customXml/item1", "ppt/customXml/item7"), part

    assert seal_state(rezipped(deck, moved)) == "untouched"


def test_a_damaged_deck_of_ours_counts_as_edited(deck: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        start = package.getinfo("ppt/slides/slide1.xml").header_offset
    broken = bytearray(deck)
    broken[start + 100 : start + 140] = bytes(40)
    assert seal_state(bytes(broken)) == "edited"


def test_other_files_are_foreign(deck: bytes) -> None:
    stream = io.BytesIO()
    pptx.Presentation().save(stream)
    for content in (b"", b"not a zip", deck[:2000], stream.getvalue()):
        assert seal_state(content) == "foreign"
