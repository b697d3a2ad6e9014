import pytest

from gelingenscheck.charts.theme import FONT, MARKS, PALETTES, SIGNS, Mode, config


def luminance(color: str) -> float:
    """Return the relative luminance of a colour (WCAG 2)."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_words_and_signs_stand_out_enough(mode: Mode) -> None:
    palette = PALETTES[mode]
    page = palette["background"]
    assert all(contrast(palette[name], page) >= 4.5 for name in ("text", "muted", "accent"))
    assert all(contrast(color, page) >= 4.5 for color in palette["signs"])
    assert all(contrast(color, palette["wash"]) >= 3 for color in palette["signs"])
    assert contrast(palette["text"], palette["wash"]) >= 4.5
    assert contrast(palette["frame"], palette["wash"]) >= 3


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_figures_on_areas_can_be_read(mode: Mode) -> None:
    palette = PALETTES[mode]
    assert all(contrast(*pair) >= 4.5 for pair in zip(palette["areas"], palette["on_area"], strict=True))


def test_every_band_has_a_sign_of_its_own() -> None:
    assert len(set(SIGNS)) == len(MARKS) == 4


def test_the_font_has_a_way_out_and_marks_are_silent() -> None:
    assert FONT.endswith("sans-serif")
    assert config("light", "de")["mark"] == {"aria": False}
