#!/usr/bin/env python3
"""Lists as Excel and LibreOffice really save them give the same files as the same list in CSV.

    sheets.py PROGRAM SOURCE

Without LibreOffice its half is left out (under CI that is a failure).
"""

import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import zipfile
from xml.sax.saxutils import escape

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from federation import Office

PROGRAM, SOURCE = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
HEAD = ["code", "issuer.name", "place", "date", "number.no", "signatures.0.name"]
ROWS = [["007", 'CĐCS Công ty TNHH "Phú An" & Bạn', "Rạch Giá", "2021-02-08", "12", "Trần Thị Hiền"],
        ["A-2", "LĐLĐ huyện Vĩnh Thuận", "Vĩnh Thuận", "2021-12-31", "118", "Danh Út"],
        ["30/4", "CĐCS Trường THCS <Hoa Sen>", "Hòn Đất", "2020-02-29", "5", "Lê\u00a0Văn Bé"]]
PATTERNS = ("out/{code|slug}.docx", "out/{code|slug}.pdf")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_LIMIT = 1_048_576  # rows of a sheet


def made_from(folder, name, file=None, text=None, *more):
    """What a list becomes."""
    office = Office(PROGRAM, SOURCE, f"{folder}/{name}", 1, patterns=PATTERNS)
    if text is not None:
        (office.folder / file).write_text(text, "utf-8")
    elif file.exists():
        shutil.copy(file, office.folder / file.name)
        file = file.name
    words = ["list" + pathlib.Path(file).suffix if word == "units.csv" else word for word in office.words(*more)]
    (office.folder / file).rename(office.folder / words[words.index("--units") + 1])
    office.run_words(*words[1:], "--quiet")
    return office.tree(own=False)


def as_csv(folder):
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in [HEAD, *ROWS]]
    return made_from(folder, "csv", "plain.csv", "\n".join(lines) + "\n")


# --- Excel ---------------------------------------------------------------------------------------

def serial(day):
    """A date as Excel counts days."""
    import datetime
    return (datetime.date.fromisoformat(day) - datetime.date(1899, 12, 30)).days


class Strings:
    """The table of shared strings; every second is saved as runs, as after a change of font."""

    def __init__(self):
        self.items = {}

    def cell(self, place, text, style=0):
        number = self.items.setdefault(text, len(self.items))
        return f'<c r="{place}" s="{style}" t="s"><v>{number}</v></c>'

    def xml(self):
        out = []
        for text, number in self.items.items():
            half = len(text) // 2
            t = lambda part: f'<t xml:space="preserve">{escape(part)}</t>'
            out.append(f"<si>{t(text)}</si>" if number % 2 else
                       f'<si><r><rPr><b/><sz val="11"/></rPr>{t(text[:half])}</r><r>{t(text[half:])}</r>'
                       f'<rPh sb="0" eb="1"><t>đọc</t></rPh><phoneticPr fontId="1"/></si>')
        return (f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<sst xmlns="{MAIN}" count="{len(out)}" '
                f'uniqueCount="{len(out)}">{"".join(out)}</sst>')


def excel_rows(strings):
    yield f'<row r="1" spans="1:6" ht="18" customHeight="1" x14ac:dyDescent="0.25">{strings.cell("A1", "DANH SÁCH ĐƠN VỊ", 1)}</row>'
    yield (f'<row r="3" spans="1:6">{strings.cell("A3", "code")}{strings.cell("B3", "issuer.name")}'
           f'{strings.cell("C3", "Ban hành")}<c r="D3" s="1"/>{strings.cell("E3", "number.no")}'
           f'{strings.cell("F3", "signatures.0.name")}</row>')
    yield f'<row r="4" spans="1:6"><c r="A4" s="1"/>{strings.cell("C4", "place")}{strings.cell("D4", "date")}</row>'
    for n, (code, name, place, date, number, signer) in enumerate(ROWS, 5):
        code_cell = f'<c r="A{n}" s="4"><v>7</v></c>' if code == "007" else strings.cell(f"A{n}", code, 5)
        number_cell = strings.cell(f"E{n}", number, 5) if n == 6 else f'<c r="E{n}"><v>{number}</v></c>'  # a number as text
        style = n - 3 if n < 7 else 2
        yield (f'<row r="{n}" spans="1:6" x14ac:dyDescent="0.25">{code_cell}'
               f'<c r="B{n}" t="inlineStr"><is><t>{escape(name)}</t></is></c>{strings.cell(f"C{n}", place)}'
               f'<c r="D{n}" s="{style}"><v>{serial(date)}</v></c>{number_cell}'
               f'<c r="F{n}" t="str"><f>PROPER("x")</f><v>{escape(signer)}</v></c></row>')


def excel_book(path, rows, strings, merges="", blank_to=0, since_1904=False):
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr date1904="{int(since_1904)}"/>'
                           '<sheets><sheet name="Đơn vị" sheetId="3" r:id="rId7"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="rId7" Type="{OFFICE}/worksheet" Target="worksheets/sheet3.xml"/>'
            f'<Relationship Id="rId8" Type="{OFFICE}/styles" Target="styles.xml"/>'
            f'<Relationship Id="rId9" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="[$-1042A]dd/mm/yyyy;@"/>'
                         '<numFmt numFmtId="165" formatCode="000"/></numFmts><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="0"/>'
                         '<xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165"/>'
                         '<xf numFmtId="49" quotePrefix="1"/></cellXfs></styleSheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in parts.items():
            package.writestr(name, xml)
        with package.open("xl/worksheets/sheet3.xml", "w") as sheet:
            sheet.write(f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}" '
                        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" '
                        'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><dimension ref="A1:F9"/>'
                        '<sheetViews><sheetView workbookViewId="0"/></sheetViews><cols><col min="2" max="2" width="60"/></cols>'
                        "<sheetData>".encode())
            last = 0
            for last, row in enumerate(rows, 1):
                sheet.write(row.encode())
            for first in range(last + 10, blank_to + 1, 1000):
                sheet.write("".join(f'<row r="{n}" spans="1:6" s="1" customFormat="1"><c r="A{n}" s="1"/><c r="D{n}" s="3"/></row>'
                                    for n in range(first, min(first + 1000, blank_to + 1))).encode())
            sheet.write(f'</sheetData>{merges}<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
                        "</worksheet>".encode())
        package.writestr("xl/sharedStrings.xml", strings.xml())


MERGES = ('<mergeCells count="6"><mergeCell ref="A1:F1"/><mergeCell ref="A3:A4"/><mergeCell ref="B3:B4"/><mergeCell ref="C3:D3"/>'
          '<mergeCell ref="E3:E4"/><mergeCell ref="F3:F4"/></mergeCells>')


def excel(folder, expected):
    book = folder / "excel.xlsx"
    strings = Strings()
    excel_book(book, excel_rows(strings), strings, MERGES)
    assert made_from(folder, "excel", book) == expected
    # as after "format as table" down to the sheet's end
    excel_book(book, excel_rows(strings), strings, MERGES, blank_to=SHEET_LIMIT)
    assert made_from(folder, "excel-long", book) == expected
    print("as Excel saves it: fine")


def many(folder):
    """A hundred thousand units in a sheet need no more memory than a list should."""
    strings = Strings()
    count = 100_000

    def rows():
        yield "<row r=\"1\">" + "".join(strings.cell(f"{column}1", name) for column, name in zip("ABCDEF", HEAD)) + "</row>"
        for n in range(2, count + 2):
            yield (f'<row r="{n}" spans="1:6">{strings.cell(f"A{n}", f"A{n}")}{strings.cell(f"B{n}", f"CĐCS Trường THCS số {n}, huyện Vĩnh Thuận")}'
                   f'{strings.cell(f"C{n}", "Rạch Giá")}<c r="D{n}" s="2"><v>{44000 + n % 300}</v></c><c r="E{n}"><v>{n}</v></c>'
                   f'{strings.cell(f"F{n}", f"Nguyễn Văn {n % 997}")}</row>')

    office = Office(PROGRAM, SOURCE, f"{folder}/many", 1, patterns=("out/{place|slug}.docx",))
    excel_book(office.folder / "many.xlsx", rows(), strings)
    survey(office, "many.xlsx", "many.xlsx:A3")


def many_objects(folder):
    """Nor in a JSON list of 25 MiB, on lines or on one."""
    office = Office(PROGRAM, SOURCE, f"{folder}/objects", 1, patterns=("out/{place|slug}.docx",))
    for name, between, second in (("lines.json", ",\n", "lines.json:3:"), ("line.json", ", ", "line.json:1:")):
        with open(office.folder / name, "w", encoding="utf-8") as out:
            out.write('{"units": [\n' if between.endswith("\n") else '{"units": [')
            out.write(between.join(json.dumps({
                "code": f"A{n}", "issuer": {"name": f"CĐCS Trường THCS số {n}, huyện Vĩnh Thuận"}, "place": "Rạch Giá",
                "#ghi chú": "Công đoàn cơ sở trực thuộc, " * 3}, ensure_ascii=False) for n in range(100_000)))
            out.write("]}\n")
        survey(office, name, second)


def survey(office, name, told):
    """Reads a list that is refused only once it is read to its end, and says what that took."""
    words = [name if word == "units.csv" else word for word in office.words("--quiet")]
    # asked of a small program: a child begins with its parent's memory counted as its own
    ask = ("import resource, subprocess, sys\nstatus = subprocess.run(sys.argv[1:]).returncode\n"
           "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
           "print(used.ru_maxrss, used.ru_utime, file=sys.stderr)\nsys.exit(status)")
    result = subprocess.run([sys.executable, "-S", "-c", ask, *words], cwd=office.folder, capture_output=True, encoding="utf-8",
                            env={**os.environ, "KEHOACH_LANG": "vi"})
    assert result.returncode == 2 and "B017" in result.stderr and told in result.stderr, result.stderr[-500:]
    peak, spent = result.stderr.split()[-2:]
    size = (office.folder / name).stat().st_size >> 20
    print(f"{name}, {size} MiB: peak {int(peak) // 1024} MiB, {spent} s")
    assert b"__asan_init" in PROGRAM.read_bytes() or int(peak) < 64 << 10


# --- LibreOffice ---------------------------------------------------------------------------------

def flat_sheet():
    """The list as LibreOffice's own flat XML, with dates and numbers that are some."""
    def text(value, columns=1, rows=1):
        spans = f' table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"' if columns * rows > 1 else ""
        return f'<table:table-cell office:value-type="string"{spans}><text:p>{escape(value)}</text:p></table:table-cell>'

    covered = "<table:covered-table-cell/>"
    lines = [text("DANH SÁCH ĐƠN VỊ", columns=6) + covered * 5, "<table:table-cell/>",
             text("code", rows=2) + text("issuer.name", rows=2) + text("Ban hành", columns=2) + covered + text("number.no", rows=2) +
             text("signatures.0.name", rows=2), covered * 2 + text("place") + text("date") + covered * 2]
    for code, name, place, date, number, signer in ROWS:
        lines.append(text(code) + text(name) + text(place) +
                     f'<table:table-cell table:style-name="day" office:value-type="date" office:date-value="{date}"/>' +
                     f'<table:table-cell office:value-type="float" office:value="{number}"/>' + text(signer))
    rows = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"' for name, path in
                      (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle")))
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.2" '
            'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles><number:date-style style:name="d">'
            '<number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text>'
            '<number:year number:style="long"/></number:date-style><style:style style:name="day" style:family="table-cell" '
            'style:data-style-name="d"/></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Đơn vị">'
            f'<table:table-column table:number-columns-repeated="6"/>{rows}<table:table-row table:number-rows-repeated="1048000">'
            '<table:table-cell table:style-name="day" table:number-columns-repeated="6"/></table:table-row>'
            "</table:table></office:spreadsheet></office:body></office:document>")


def libreoffice(folder, expected):
    soffice = shutil.which("soffice")
    if soffice is None:
        assert "CI" not in os.environ, "LibreOffice is missing"
        print("as LibreOffice saves it: left out, it is not installed")
        return
    (folder / "flat.fods").write_text(flat_sheet(), "utf-8")
    for kind in ("xlsx", "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true"):
        subprocess.run([soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind, "--outdir", folder,
                        folder / "flat.fods"], check=True, capture_output=True, timeout=300)
    assert made_from(folder, "libreoffice", folder / "flat.xlsx") == expected
    # its CSV has the two rows of the merged header: whoever saves that must clean it, as anyone would
    lines = (folder / "flat.csv").read_text("utf-8").splitlines()
    head = ";".join(HEAD)
    assert made_from(folder, "libreoffice-csv", "list.csv", "\n".join([head, *(line for line in lines[4:] if line.strip(";"))]) + "\n") == expected
    print("as LibreOffice saves it: fine")


def spoilt(folder):
    """Damage anywhere in the file ends with a message, never worse."""
    random.seed(7)
    strings = Strings()
    excel_book(folder / "good.xlsx", excel_rows(strings), strings, MERGES)
    good = (folder / "good.xlsx").read_bytes()
    office = Office(PROGRAM, SOURCE, f"{folder}/spoilt", 1, patterns=("out/{place}/{nothing|or:x}.docx",))
    for _ in range(60):
        bad = bytearray(good)
        for _ in range(3):
            bad[random.randrange(len(bad))] = random.randrange(256)
        (office.folder / "bad.xlsx").write_bytes(bad)
        words = ["bad.xlsx" if word == "units.csv" else word for word in office.words("--quiet")]
        process = office.start_words(*words[1:])
        _, err = process.communicate()
        assert process.returncode == 2 and "lỗi" in err, f"{process.returncode} {err}"


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        expected = as_csv(folder)
        assert len(expected) == 2 * len(ROWS), expected
        excel(folder, expected)
        libreoffice(folder, expected)
        many(folder)
        many_objects(folder)
        spoilt(folder)


main()
