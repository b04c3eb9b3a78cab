#!/usr/bin/env python3
"""One PDF and one archive of all units' files: --merged and --zip.

    bundles.py PROGRAM SOURCE
"""

import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from federation import Office, units

PROGRAM, SOURCE = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
BOTH = ("--merged", "all.pdf", "--zip", "all.zip")


def output(*words):
    return subprocess.run([str(word) for word in words], capture_output=True, encoding="utf-8", check=True,
                          env={**os.environ, "LC_ALL": "C.UTF-8"}).stdout


def pages_of(path):
    """The text of each page."""
    return output("pdftotext", "-layout", path, "-").split("\f")[:-1]


def bookmarks(path):
    """Of the highest level: title and page, from 1."""
    outline = json.loads(output("qpdf", "--json", "--json-key=outlines", path))["outlines"]
    return [(item["title"], item["destpageposfrom1"]) for item in outline]


def labels_of(path, pages):
    """What a viewer calls each page."""
    ranges = json.loads(output("qpdf", "--json", "--json-key=pagelabels", path))["pagelabels"]
    out = []
    for this, end in zip(ranges, [each["index"] for each in ranges[1:]] + [pages]):
        label, prefix = this["label"], this["label"].get("/P", "u:").removeprefix("u:")
        for page in range(end - this["index"]):
            out.append(prefix + (str(label.get("/St", 1) + page) if label.get("/S") == "/D" else ""))
    return out


def names_of(text):
    return [line.split(",")[0] for line in text.splitlines()[1:]]


def check_merged(office, path, left_out=()):
    """Every unit's pages, in the order of the list, under their labels, each on a fresh sheet, and empty backs between."""
    assert "No syntax or stream encoding errors" in output("qpdf", "--check", path)
    merged, at, marks = pages_of(path), 0, bookmarks(path)
    labels = labels_of(path, len(merged))
    codes = [code for code in names_of((office.folder / "units.csv").read_text("utf-8")) if code not in left_out]
    assert [title.split(" ")[0] for title, _ in marks] == codes, marks
    for code, (_, page) in zip(codes, marks):
        if at % 2 == 1:
            assert not merged[at].strip(), f"page {at + 1} should be empty"
            assert labels[at] == f"{before}/–", labels[at]
            at += 1
        assert page == at + 1, f"{code} begins on page {page}, not {at + 1}"
        own = pages_of(next((office.folder / "out" / code).glob("*.pdf")))
        assert merged[at:at + len(own)] == own, code
        assert labels[at:at + len(own)] == [f"{code}/{page + 1}" for page in range(len(own))], labels[at:at + len(own)]
        at += len(own)
        before = code
    assert at == len(merged)
    return marks


def check_archive(office, path, missing=()):
    files = {str(p.relative_to(office.folder / "out")): p.read_bytes() for p in (office.folder / "out").rglob("*")
             if p.is_file() and ".kehoach" not in p.parts and not any(str(p).endswith(m) for m in missing)}
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in archive.infolist())
        order = [name.split("/")[0] for name in archive.namelist()]
        assert order == sorted(order), "not in the order of the list"


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def both(folder):
    # binh-dinh has five pages: every second sheet has an empty back
    office = Office(PROGRAM, SOURCE, f"{folder}/both", 40, sample="binh-dinh.json")
    out, _ = office.run(*BOTH)
    assert "all.pdf: 40 kế hoạch" in out, out
    marks = check_merged(office, office.folder / "all.pdf")
    assert marks[1][1] == 7, marks
    check_archive(office, office.folder / "all.zip")
    first = digest(office.folder / "all.pdf"), digest(office.folder / "all.zip")
    before = office.tree()
    office.run(*BOTH, "-j", "1")
    assert (digest(office.folder / "all.pdf"), digest(office.folder / "all.zip")) == first
    assert office.tree() == before
    assert not list(office.folder.glob("*.part"))


def edited_and_failed(folder):
    office = Office(PROGRAM, SOURCE, f"{folder}/edited", 6)
    office.run()
    pdf = next((office.folder / "out" / "A00002").glob("*.pdf"))
    pdf.write_bytes(pdf.read_bytes() + b"% by hand\n")
    lines = units(6).split("\r\n")
    lines[5] = re.sub(r",\d+,", ',"' + "9" * 40 + '",', lines[5])  # A00004: no number is so long
    office.list("\r\n".join(lines))
    out, err = office.run(*BOTH, expect=2)
    assert "B030" in err and err.count("A00002/") == 2, err  # B020 and B030
    assert "all.pdf: 4 kế hoạch" in out, out
    check_merged(office, office.folder / "all.pdf", left_out=("A00002", "A00004"))
    check_archive(office, office.folder / "all.zip",
                  missing=[str(p.relative_to(office.folder)) for p in (office.folder / "out" / "A00004").iterdir()])


def names(folder):
    office = Office(PROGRAM, SOURCE, f"{folder}/names", 3, patterns=("Kế hoạch/{issuer.name|or:x|slug} số {number.no}.pdf",))
    office.run("--merged", "Kế hoạch/in.pdf", "--zip", "gửi.zip")
    with zipfile.ZipFile(office.folder / "gửi.zip") as archive:
        assert archive.namelist()[1].startswith("ldld-huyen-") or "số" in archive.namelist()[1], archive.namelist()
    listed = output("unzip", "-Z1", office.folder / "gửi.zip")
    assert "số 1.pdf" in listed, listed
    for words, code in ((("--merged", "units.csv"), "F005"), (("--zip", "plan.json"), "F005"),
                        (("--report", "units.csv"), "F005"), (("--zip", "a", "--merged", "A"), "B029")):
        before = office.tree()
        _, err = office.run(*words, expect=2)
        assert code in err, (words, err)
        assert office.tree() == before
    office.patterns = ("out/{code}.pdf",)
    _, err = office.run("--merged", "out/a00001.pdf", expect=2)
    assert "B029" in err and "units.csv:3" in err, err


def main():
    with tempfile.TemporaryDirectory() as folder:
        for test in (both, edited_and_failed, names):
            test(folder)
            print(f"{test.__name__}: fine", flush=True)


main()
