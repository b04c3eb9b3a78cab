"""A finished PDF as it lies on paper: lines of glyphs with font, size and place, straight rules.

Measured by MuPDF, in points, y down from the paper's upper edge. Knows nothing of kehoach.
"""
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

import judges

BLANKS = " \u00a0"


@dataclass
class Glyph:
    x0: float  # origin
    x1: float  # origin plus advance
    char: str
    font: str
    size: float
    colour: str

    @property
    def bold(self):
        return "Bold" in self.font

    @property
    def italic(self):
        return "Ital" in self.font  # MuPDF cuts long names: "LiberationSerif-BoldItal"


class Extent:
    """What reaches from x0 to x1."""

    @property
    def length(self):
        return self.x1 - self.x0

    @property
    def centre(self):
        return (self.x0 + self.x1) / 2


@dataclass
class Line(Extent):
    y: float  # baseline
    glyphs: list

    @property
    def inked(self):
        return [g for g in self.glyphs if g.char not in BLANKS]

    @property
    def x0(self):
        return self.inked[0].x0

    @property
    def x1(self):
        return self.inked[-1].x1

    @property
    def size(self):
        return max(g.size for g in self.glyphs)

    @property
    def sizes(self):
        return {g.size for g in self.glyphs}

    @property
    def bold(self):
        return all(g.bold for g in self.inked)

    @property
    def italic(self):
        return all(g.italic for g in self.inked)

    @property
    def upright(self):
        return not any(g.italic for g in self.inked)

    @property
    def light(self):
        return not any(g.bold for g in self.inked)

    @property
    def text(self):
        return " ".join("".join(g.char for g in self.glyphs).split())

    # Room that the letters take, marks above capitals and tails included: ascender and descender
    # of Times New Roman and Liberation Serif.
    @property
    def top(self):
        return self.y - 0.891 * self.size

    @property
    def bottom(self):
        return self.y + 0.216 * self.size


@dataclass
class Rule(Extent):
    x0: float
    x1: float
    y: float
    thickness: float


@dataclass
class Page:
    index: int  # from 1 on
    width: float
    height: float
    lines: list = field(default_factory=list)
    rules: list = field(default_factory=list)  # lying ones
    bars: list = field(default_factory=list)  # standing ones: (x, y0, y1)

    @property
    def has_table(self):
        return bool(self.bars)


def read(pdf):
    judges.need("mutool")
    xml = judges.run(["mutool", "draw", "-q", "-F", "stext", "-o", "-", pdf]).stdout
    pages = [read_page(i, p) for i, p in enumerate(ET.fromstring(xml).iter("page"), 1)]
    for page, paths in zip(pages, judges.paths(pdf)):
        for x0, y0, x1, y1, thickness in paths:
            if y1 - y0 <= max(thickness, 1.5):
                page.rules.append(Rule(x0, x1, (y0 + y1) / 2, thickness))
            elif x1 - x0 <= max(thickness, 1.5):
                page.bars.append(((x0 + x1) / 2, y0, y1))
    return pages


def read_page(index, element):
    page = Page(index, float(element.get("width")), float(element.get("height")))
    for line in element.iter("line"):
        glyphs = []
        for font in line.iter("font"):
            for char in font.iter("char"):
                quad = [float(v) for v in char.get("quad").split()]
                glyphs.append(Glyph(float(char.get("x")), quad[2], char.get("c"), font.get("name"),
                                    float(font.get("size")), char.get("color")))
        y = float(next(line.iter("char")).get("y"))
        add(page.lines, y, glyphs)
    page.lines = [line for line in page.lines if line.inked]
    return page


def add(lines, y, glyphs):
    """MuPDF ends a line where a stretched blank is wide: such pieces are put together again."""
    if lines:
        last = lines[-1]
        gap = glyphs[0].x0 - last.glyphs[-1].x1
        if abs(last.y - y) < 0.05 and last.glyphs[-1].char in BLANKS and 0 <= gap < 36:
            last.glyphs.extend(glyphs)
            return
    lines.append(Line(y, glyphs))
