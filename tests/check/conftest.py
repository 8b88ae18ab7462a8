from __future__ import annotations

from io import BytesIO

import pytest


@pytest.fixture
def png() -> BytesIO:
    """A grey picture of one pixel."""
    from PIL import Image

    stream = BytesIO()
    Image.new("RGB", (1, 1), "#808080").save(stream, "PNG")
    stream.seek(0)
    return stream
