from xml.etree import ElementTree

import pytest

from deckgen.base.xml_text import escape


def parsed(text: str) -> tuple[str | None, str | None]:
    element = ElementTree.fromstring(f'<e a="{escape(text)}">{escape(text)}</e>')
    return element.get("a"), element.text


@pytest.mark.parametrize(
    "text", ["plain", "a & b < c > d", '"it\'s"', "tab\tline\nreturn\r", "naïve 数据 🙂", "]]>", "&amp;", "#{x}"]
)
def test_text_comes_back_from_attribute_and_content(text: str) -> None:
    assert parsed(text) == (text, text)


def test_characters_that_xml_forbids_are_left_out() -> None:
    assert escape("a\x00b\x0bc\x1fd\ufffee\ufffff\ud800g\udfff") == "abcdefg"
    assert escape("\x7f\x85\u2028") == "\x7f\x85\u2028"  # allowed, if discouraged
