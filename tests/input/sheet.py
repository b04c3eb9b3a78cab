#!/usr/bin/env python3
"""A small workbook of one sheet, "Đơn vị": sheet.py FILE.xlsx A1=code B1=place A2=#REF! ...

Texts are inline strings, words that begin with # are errors of formulas. xl/sheet1.xml=TEXT puts
another text in the place of a part; without a text there is no such part.
"""

import re
import sys
import zipfile
from xml.sax.saxutils import escape

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def relationship(kind, target):
    return (f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/>'
            "</Relationships>")


def cell(place, text):
    if text.startswith("#"):
        return f'<c r="{place}" t="e"><v>{text}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def main(file, *cells):
    rows, parts = {}, {}
    for word in cells:
        place, text = word.split("=", 1)
        if "/" in place:
            parts[place] = text
            continue
        rows.setdefault(int(re.search(r"\d+", place)[0]), []).append(cell(place, text))
    data = "".join(f'<row r="{number}">{"".join(row)}</row>' for number, row in sorted(rows.items()))
    parts = {
        "_rels/.rels": relationship("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
                           '<sheet name="Đơn vị" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relationship("worksheet", "sheet1.xml"),
        "xl/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData></worksheet>',
        **parts}
    with zipfile.ZipFile(file, "w") as package:
        for name, text in parts.items():
            if text:
                package.writestr(name, text)


main(*sys.argv[1:])
