"""The federation of samples/lien-doan, made by the one line of README.md: federation_test.py PROGRAM CHECK_DOCX

The text of every unit's files holds its own name and no other's; its number, place, signer and
targets are its own. Fifty files, picked evenly, are shown to the judges of single files; the merged
file to qpdf and, as far as the first fifty units go, to pdf.js.
"""
import csv
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.sax.saxutils import unescape

import judges
import validity_test

UNITS, SPOT_CHECKS = 1200, 25  # a DOCX and a PDF each


def make(program, folder):
    line = next(line for line in (judges.ROOT / "README.md").read_text("utf-8").splitlines() if "make_units.py --targets" in line)
    (folder / "samples").symlink_to(judges.ROOT / "samples")
    result = subprocess.run(line, shell=True, cwd=folder, capture_output=True, encoding="utf-8",
                            env={**os.environ, "PATH": f"{Path(program).resolve().parent}:{os.environ['PATH']}", "KEHOACH_LANG": "vi"})
    assert result.returncode == 0, result.stderr[-3000:]
    assert f"{UNITS} đã làm" in result.stdout, result.stdout
    return line


def flat(text):
    """Words alone, as letterheads write them and lines break them."""
    return "".join(text.split()).casefold()


def texts(folder):
    """The text of the PDF, and of the DOCX without what no page shows."""
    pdf, docx = next(folder.glob("*.pdf")), next(folder.glob("*.docx"))
    shown = judges.text(pdf)
    with zipfile.ZipFile(docx) as package:
        xml = package.read("word/document.xml").decode("utf-8")
    written = unescape(re.sub(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<[^>]*>", r"\1", re.sub(r"</w:p>|<w:br/>", " ", xml.replace("<w:noBreakHyphen/>", "<w:t>-</w:t>"))), {"&quot;": '"', "&apos;": "'"})
    return shown, written


def check_names(rows, all_texts, everyone):
    """What is wrong: names, and what else is a unit's own."""
    wrong = []
    names = {row["Mã"]: flat(row["Tên đơn vị"]) for row in rows}
    for row, pair in zip(rows, all_texts):
        own = names[row["Mã"]]
        day = row["Ngày ban hành"].split("/")
        expected = [own, f"Số: {int(row['Mã'][2:]) + 100}/KH-{row['number.body']}",
                    f"ngày {day[0]} tháng {int(day[1])} năm {day[2]}", row["Địa danh"], row["Người ký"],
                    row["Chức vụ"], row["targets.1"], row["events.0.place"]]
        for kind, text in zip(("PDF", "DOCX"), pair):
            text = flat(text)
            wrong += [f"{row['Mã']} {kind}: no {part!r}" for part in expected if flat(part) not in text]
            # the superior's name is there by right
            others = text.replace(own, "|").replace(flat(row["issuer.parents.0"]), "|")
            wrong += [f"{row['Mã']} {kind}: {name} is there" for name in found(others, everyone)]
    return wrong


def found(text, names):
    """Which of the names stand in the text. All begin with one of a few words."""
    lengths = sorted({len(name) for name in names})
    for start in re.finditer("cđcs|côngđoàn|liênđoàn", text):
        for length in lengths:
            if text[start.start():start.start() + length] in names:
                yield text[start.start():start.start() + length]


def judge(pdf, docx, check_docx):
    wrong = [f"{pdf.name}: {line}" for line in judges.qpdf_check(pdf)]
    wrong += [f"{pdf.name}: {face}" for face in validity_test.bad_faces(pdf)]
    for version in (judges.OFFICE_VERSIONS[0], judges.OFFICE_VERSIONS[-1]):
        wrong += [f"{docx.name}: {version}: {error}" for error in judges.open_xml_errors(docx, version)]
    return wrong + [f"{docx.name}: {line}" for line in validity_test.check_docx(check_docx, docx)]


def check_merged(folder, line):
    whole = folder / "out" / "in.pdf"
    wrong = judges.qpdf_check(whole)
    few = folder / "few.csv"
    few.write_text("".join((folder / "units.csv").read_text("utf-8").splitlines(keepends=True)[:51]), "utf-8")
    subprocess.run(line.split("&&")[1].replace("units.csv", "few.csv").replace("out/", "few/"), shell=True, cwd=folder,
                   check=True, capture_output=True, env={**os.environ, "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}"})
    return wrong + validity_test.unreadable([folder / "few" / "in.pdf"])


def test():
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        line = make(PROGRAM, folder)
        with open(folder / "units.csv", encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
        assert len(rows) == UNITS
        units = [folder / "out" / row["Mã"] for row in rows]
        everyone = {flat(row["Tên đơn vị"]) for row in rows}
        assert len(everyone) == UNITS
        assert all(re.match("cđcs|côngđoàn|liênđoàn", name) for name in everyone)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            all_texts = list(pool.map(texts, units))
        # Shown something wrong, the check must notice: 7 has the files of 8, and 8 those of 7.
        mixed = [all_texts[8], all_texts[7]]
        assert len(check_names(rows[7:9], mixed, everyone)) >= 8, "a mix-up was not noticed"
        wrong = check_names(rows, all_texts, everyone)
        for unit in units[::UNITS // SPOT_CHECKS]:
            wrong += judge(next(unit.glob("*.pdf")), next(unit.glob("*.docx")), CHECK_DOCX)
        wrong += validity_test.unreadable([next(unit.glob("*.pdf")) for unit in units[::UNITS // SPOT_CHECKS]])
        wrong += check_merged(folder, line)
        for line in wrong[:40]:
            print(line)
        print(f"{UNITS} units, {2 * SPOT_CHECKS} files judged: {len(wrong)} faults")
        return not wrong


if __name__ == "__main__":
    PROGRAM, CHECK_DOCX = (Path(word).resolve() for word in sys.argv[1:3])
    judges.main(test)
