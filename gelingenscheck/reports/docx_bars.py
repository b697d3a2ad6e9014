"""Bars as a word processor draws them itself: figures, labels and axes, told apart on grey paper, too."""

from typing import Final
from xml.sax.saxutils import escape

from gelingenscheck.reports.docx_bars_room import Room, with_legend
from gelingenscheck.reports.docx_text import quoted
from gelingenscheck.reports.outline import Bars, Fill, Scale, Series, printable

MAIN: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET: Final = "Sheet1"
INK: Final = "1D4E6B"
PALE: Final = "9DBACB"
LINE: Final = "C3CCD1"
FORMAT: Final = "0"
"""Of figures: whole, rounded half up."""
SEPARATOR: Final = " · "
STEPS: Final = 4
"""Parts into which thin lines divide a scale."""
_CATEGORIES, _VALUES = 111_111_111, 222_222_222
"""Ids of the two axes."""
_FILLS: Final = {
    Fill.SOLID: f'<a:solidFill><a:srgbClr val="{INK}"/></a:solidFill>',
    Fill.LIGHT: f'<a:solidFill><a:srgbClr val="{PALE}"/></a:solidFill>',
    Fill.HOLLOW: '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>',
    Fill.HATCHED: (
        f'<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="{INK}"/></a:fgClr>'
        '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
    ),
}  # fmt: skip
_LAYOUTS: Final = {"beside": ("clustered", 0), "stacked": ("stacked", 100), "single": ("clustered", 100)}
"""How bars are grouped, and how far those of a category cover each other (%): of single ones there is one each."""
_ON_A_LINE: Final = (
    '<c:txPr><a:bodyPr wrap="none"/><a:p><a:pPr rtl="0"><a:defRPr sz="900"/></a:pPr><a:endParaRPr/></a:p></c:txPr>'
)
_MARKS: Final = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'


def chart(bars: Bars, sizes: Room, book: str) -> str:
    """Return the chart with its figures, so that it shows without its workbook (a link's id) being opened."""
    grouping, overlap = _LAYOUTS[bars.layout]
    legend = '<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>' if with_legend(bars) else ""
    series = "".join(_series(bars, i, one) for i, one in enumerate(bars.series))
    covered = f'<c:overlap val="{overlap}"/>' if overlap else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{MAIN}" xmlns:r="{LINKS}"><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{_place(sizes)}<c:barChart><c:barDir val="bar"/>'
        f'<c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}<c:gapWidth val="60"/>{covered}'
        f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/></c:barChart>{_names()}{_scale(bars.scale)}'
        f'</c:plotArea>{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:txPr><a:bodyPr/><a:p><a:pPr rtl="0"><a:defRPr sz="900"><a:latin typeface="Arial"/></a:defRPr></a:pPr>'
        "<a:endParaRPr/></a:p></c:txPr>"
        f'<c:externalData r:id="{book}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _place(sizes: Room) -> str:
    """Return where the bars are; labels may stand beyond the end of their scale."""
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        + "".join(f'<c:{side} val="{value:.3f}"/>' for side, value in sizes.sides.items())
        + "</c:manualLayout></c:layout>"
    )


def _series(bars: Bars, place: int, one: Series) -> str:
    column, last = "BCDEFG"[place], len(bars.categories) + 1
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef><c:f>{SHEET}!${column}$1</c:f>'
        f"{_texts((one.name,))}</c:strRef></c:tx>"
        f"<c:spPr>{_FILLS[_fill(bars, place)]}"
        f'<a:ln w="12700"><a:solidFill><a:srgbClr val="{INK}"/></a:solidFill></a:ln></c:spPr>'
        f'<c:invertIfNegative val="0"/>{_labels(bars)}'
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>{_texts(bars.categories)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f>{_figures(one)}</c:numRef></c:val></c:ser>"
    )


def _figures(one: Series) -> str:
    """Return the figures; where there is no bar, there is none."""
    points = (f'<c:pt idx="{i}"><c:v>{value}</c:v></c:pt>' for i, value in enumerate(one.values) if value is not None)
    start = f'<c:formatCode>{FORMAT}</c:formatCode><c:ptCount val="{len(one.values)}"/>'
    return f"<c:numCache>{start}{''.join(points)}</c:numCache>"


def _fill(bars: Bars, place: int) -> Fill:
    known = bars.series[place].fill
    if known is not None:
        return known
    return Fill.HOLLOW if len(bars.series) > 1 and place == 0 else Fill.SOLID


def _labels(bars: Bars) -> str:
    """Return what stands at each bar: its figure, and the name of its series where the place alone does not say it."""
    named = bars.layout == "single"
    place = "ctr" if bars.layout == "stacked" else "outEnd"
    ground = "" if bars.layout == "beside" else '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></c:spPr>'
    return (
        f'<c:dLbls><c:numFmt formatCode="{FORMAT}" sourceLinked="0"/>{ground}{_ON_A_LINE}<c:dLblPos val="{place}"/>'
        '<c:showLegendKey val="0"/><c:showVal val="1"/>'
        f'<c:showCatName val="0"/><c:showSerName val="{int(named)}"/><c:showPercent val="0"/>'
        f'<c:showBubbleSize val="0"/>{f"<c:separator>{SEPARATOR}</c:separator>" if named else ""}</c:dLbls>'
    )


def _texts(texts: tuple[str, ...]) -> str:
    points = (f'<c:pt idx="{i}"><c:v>{escape(printable(said))}</c:v></c:pt>' for i, said in enumerate(texts))
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{"".join(points)}</c:strCache>'


def _names() -> str:
    """Return the axis of categories, the first on top."""
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="l"/>{_MARKS}<c:tickLblPos val="low"/>{_line(LINE)}'
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:tickLblSkip val="1"/></c:catAx>'
    )


def _scale(scale: Scale | None) -> str:
    """Return the axis of figures: none is shown unless there is a scale, since each bar says its figure."""
    end = "" if scale is None else f'<c:max val="{scale.end:g}"/>'
    start = (
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/>{end}<c:min val="0"/></c:scaling>'
        f'<c:delete val="{int(scale is None)}"/><c:axPos val="t"/>'
    )
    rest = f'<c:crossAx val="{_CATEGORIES}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>'
    if scale is None:
        return f'{start}{_MARKS}<c:tickLblPos val="none"/>{rest}</c:valAx>'
    thin = f"<c:minorGridlines>{_line(LINE)}</c:minorGridlines>"
    step = f'<c:minorUnit val="{scale.end / STEPS:g}"/></c:valAx>'
    if scale.target is None or 2 * scale.target <= scale.end:
        return (
            f'{start}{thin}<c:numFmt formatCode="{FORMAT}" sourceLinked="0"/>{_MARKS}<c:tickLblPos val="nextTo"/>'
            f'{_line("")}{rest}<c:majorUnit val="{scale.end:g}"/>{step}'
        )
    return (
        f"{start}<c:majorGridlines>{_line(INK, dashed=True)}</c:majorGridlines>{thin}"
        f'<c:numFmt formatCode={quoted(_target_format(scale))} sourceLinked="0"/>{_MARKS}<c:tickLblPos val="nextTo"/>'
        f'{_line("")}{rest}<c:majorUnit val="{scale.target:g}"/>{step}'
    )


def _target_format(scale: Scale) -> str:
    """Return the format by which the only mark beside 0 says that it is the target."""
    name = scale.target_name.replace('"', "")
    return f'[={scale.target:g}]"{name}";{FORMAT}'


def _line(color: str, *, dashed: bool = False) -> str:
    if not color:
        return "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    width = 15_875 if dashed else 6_350
    return f'<c:spPr><a:ln w="{width}"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill>{dash}</a:ln></c:spPr>'
