#!/usr/bin/env python3
"""The text of a DOCX, one paragraph a line, with the numbers that Word counts.

    docx_text.py FILE.docx

Labels are worked out from numbering.xml as ECMA-376 part 1, 17.9 has it, not looked for in the
text: "II. NỘI DUNG" comes out whether its number is counted by Word or typed. Line breaks inside a
paragraph become blanks. Paragraphs without text are left out. Standard library only.
"""

import posixpath
import sys
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass

WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
LEVELS = 9


@dataclass
class Paragraph:
    style: str  # the style's name, "" if it has none
    label: str  # with what follows it: "I. ", "- "; "" if there is none
    text: str  # line breaks as "\n"
    in_table: bool

    @property
    def line(self):
        return (self.label + self.text).replace("\n", " ").replace("\t", " ")


def local(element):
    """The name of a Word element without its namespace; other namespaces give ""."""
    for space in WORD:
        if element.tag.startswith(space):
            return element.tag[len(space):]
    return ""


def child(element, *path):
    for name in path:
        if element is None:
            return None
        element = next((c for c in element if local(c) == name), None)
    return element


def children(element, name):
    return [c for c in element if local(c) == name] if element is not None else []


def value(element, name="val"):
    if element is None:
        return None
    for space in WORD:
        if space + name in element.attrib:
            return element.attrib[space + name]
    return None


class Package:
    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)

    def tree(self, part):
        return ET.fromstring(self.zip.read(part))

    def related(self, part, kind):
        """The tree of the part to which `part` points with a relationship of this kind."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", name + ".rels")
        if rels not in self.zip.namelist():
            return None, None
        for relationship in self.tree(rels):
            if relationship.get("Type", "").rsplit("/", 1)[-1] == kind:
                target = relationship.get("Target")
                target = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                target = posixpath.normpath(target)
                return target, self.tree(target)
        return None, None


def roman(number):
    out = ""
    for amount, letters in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
                            (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= amount:
            out += letters
            number -= amount
    return out


def letter(number):
    # a to z, then aa to zz (17.18.59)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


FORMATS = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "upperRoman": roman,
    "lowerRoman": lambda n: roman(n).lower(),
    "upperLetter": lambda n: letter(n).upper(),
    "lowerLetter": letter,
    "none": lambda n: "",
    "bullet": lambda n: "",
}


class Level:
    def __init__(self, element):
        start = value(child(element, "start"))
        self.start = int(start) if start is not None else 0
        self.format = value(child(element, "numFmt")) or "decimal"
        self.text = value(child(element, "lvlText")) or ""
        restart = value(child(element, "lvlRestart"))
        self.restart = int(restart) if restart is not None else None
        suffix = value(child(element, "suff")) or "tab"
        self.suffix = {"tab": "\t", "space": " ", "nothing": ""}[suffix]


class Numbering:
    """Lists as Word counts them: every w:num of one w:abstractNum goes on with the same count."""

    def __init__(self, tree):
        self.lists, self.nums, self.counts, self.started = {}, {}, {}, set()
        for element in children(tree, "abstractNum"):
            self.lists[value(element, "abstractNumId")] = {
                int(value(level, "ilvl")): Level(level) for level in children(element, "lvl")
            }
        for element in children(tree, "num"):
            starts, levels = {}, {}
            for override in children(element, "lvlOverride"):
                index = int(value(override, "ilvl"))
                start = value(child(override, "startOverride"))
                if start is not None:
                    starts[index] = int(start)
                if child(override, "lvl") is not None:
                    levels[index] = Level(child(override, "lvl"))
            self.nums[value(element, "numId")] = (value(child(element, "abstractNumId")), starts, levels)

    def label(self, num_id, index):
        if num_id not in self.nums:
            return ""
        list_id, starts, overridden = self.nums[num_id]
        levels = {**self.lists.get(list_id, {}), **overridden}
        if index not in levels:
            return ""
        counts = self.counts.setdefault(list_id, {})
        if index in starts and (num_id, index) not in self.started:
            self.started.add((num_id, index))
            counts[index] = starts[index]
        elif index in counts:
            counts[index] += 1
        else:
            counts[index] = levels[index].start
        for below in range(index + 1, LEVELS):
            level = levels.get(below)
            if level is None or level.restart is None or 0 < level.restart and index < level.restart:
                counts.pop(below, None)
        return self.shown(levels, counts, index) + levels[index].suffix

    @staticmethod
    def shown(levels, counts, index):
        text = levels[index].text
        for other, level in levels.items():
            if other <= index:
                number = counts.get(other, level.start)
                text = text.replace(f"%{other + 1}", FORMATS.get(level.format, str)(number))
        return text


class Styles:
    def __init__(self, tree):
        self.by_id = {value(s, "styleId"): s for s in children(tree, "style")}

    def name(self, style_id):
        return value(child(self.by_id.get(style_id), "name")) or ""

    def number(self, style_id):
        """(numId, level) of the style or of those that it is based on."""
        num_id = level = None
        for _ in range(20):
            style = self.by_id.get(style_id)
            if style is None:
                break
            num_pr = child(style, "pPr", "numPr")
            if num_id is None:
                num_id = value(child(num_pr, "numId"))
            if level is None:
                level = value(child(num_pr, "ilvl"))
            style_id = value(child(style, "basedOn"))
        return num_id, int(level or 0)


def visible(element):
    """What is printed of a run, a control, a link or a paragraph; deleted text is not."""
    name = local(element)
    if name == "t":
        return element.text or ""
    if name in ("br", "cr"):
        return "\n"
    if name == "tab":
        return "\t"
    if name == "noBreakHyphen":
        return "-"
    if name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "instrText"):
        return ""
    return "".join(visible(c) for c in element)


def paragraphs(path):
    """The paragraphs of the body, those in tables included, in reading order."""
    package = Package(path)
    main, document = package.related("", "officeDocument")
    styles = Styles(package.related(main, "styles")[1])
    numbering = Numbering(package.related(main, "numbering")[1])
    out = []

    def paragraph(element, in_table):
        style = value(child(element, "pPr", "pStyle"))
        num_id, level = styles.number(style)
        own = child(element, "pPr", "numPr")
        if own is not None:
            num_id = value(child(own, "numId")) or num_id
            level = int(value(child(own, "ilvl")) or level)
        label = numbering.label(num_id, level) if num_id not in (None, "0") else ""
        out.append(Paragraph(styles.name(style), label, visible(element), in_table))

    def walk(element, in_table):
        for c in element:
            if local(c) == "p":
                paragraph(c, in_table)
            else:
                walk(c, in_table or local(c) == "tbl")

    walk(child(document, "body"), False)
    return out


def main(words):
    if len(words) != 2:
        print("docx_text.py FILE.docx", file=sys.stderr)
        return 3
    for paragraph in paragraphs(words[1]):
        if paragraph.text:
            print(paragraph.line)
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main(sys.argv))
