"""The files are what their formats say: validity_test.py CHECK_DOCX FOLDER

The Open XML SDK's validator has nothing against the DOCX in any version of Office, nor has our own
checker of what it does not see; qpdf has nothing against the PDF; every face in it is embedded,
subset and has its letters' meanings; pdf.js opens it and reads the text that Poppler reads. Each
judge is first shown a file that it must reject.
"""
import json
import re
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import judges
import render


def check_docx(program, docx):
    result = judges.run([program, docx])
    return (result.stdout + result.stderr).decode().splitlines()


def bad_faces(pdf):
    return [face for face in judges.fonts(pdf) if face[2:] != ("yes", "yes", "yes")] or (
        [] if judges.fonts(pdf) else ["no fonts"])


def unreadable(pdfs):
    """What pdf.js reads otherwise than Poppler, or warns about. Blanks are not compared: neither has
    them from the file where a line is justified."""
    judges.need("node")
    judges.node_package("pdfjs-dist")
    result = judges.run(["node", judges.HERE / "pdfjs_text.mjs", *pdfs])
    if result.returncode != 0:
        return [result.stderr.decode()[-300:]]
    answer = json.loads(result.stdout)
    out = list(answer["warnings"])
    for pdf, pages in zip(pdfs, answer["files"]):
        # pdftotext ends each page with a form feed
        other = judges.text(pdf).split("\f")[:-1]
        if len(other) != len(pages):
            out.append(f"{pdf.name}: {len(pages)} pages, not {len(other)}")
        for number, (one, two) in enumerate(zip(pages, other), 1):
            if re.sub(r"\s", "", one) != re.sub(r"\s", "", two):
                out.append(f"{pdf.name}: page {number} reads otherwise in pdf.js")
    return out


# --- files that must be rejected -----------------------------------------------------------------

def spoil_docx(docx, into, change):
    with zipfile.ZipFile(docx) as source, zipfile.ZipFile(into, "w") as target:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == "word/document.xml":
                changed = change(data.decode("utf-8"))
                assert changed.encode("utf-8") != data
                data = changed.encode("utf-8")
            target.writestr(item, data)


def small_pdf(path, text):
    """A sound PDF with a font that is not in it."""
    stream = f"BT /F 14 Tf 100 700 Td ({text}) Tj ET"
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
               "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
               "/Resources<</Font<</F 5 0 R>>>>>>",
               f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
               "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    out, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    out += (f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<</Size 6/Root 1 0 R>>\n"
            f"startxref\n{len(out)}\n%%EOF\n")
    path.write_text(out)


def can_fail(program, folder):
    docx, pdf = folder / "word-2013/binh-dinh.docx", folder / "word-2013/binh-dinh.pdf"
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary)
        # w:pPr after a run: against the schema
        spoil_docx(docx, out / "order.docx",
                   lambda xml: re.sub(r"(<w:pPr>.*?</w:pPr>)(.*?)(</w:p>)", r"\2\1\3", xml, count=1))
        # a style that does not exist: the schema allows it
        spoil_docx(docx, out / "style.docx", lambda xml: xml.replace('w:val="KHKhoan"', 'w:val="No"', 1))
        data = pdf.read_bytes()
        (out / "torn.pdf").write_bytes(data[:len(data) * 2 // 3])
        small_pdf(out / "bare.pdf", "abc")
        shown = {
            "the validator": judges.open_xml_errors(out / "order.docx", "Microsoft365"),
            "check_docx": check_docx(program, out / "style.docx"),
            "qpdf": judges.qpdf_check(out / "torn.pdf"),
            "pdffonts": bad_faces(out / "bare.pdf"),
            "pdf.js": unreadable([out / "torn.pdf"]),
        }
        if judges.qpdf_check(out / "bare.pdf") or not judges.text(out / "bare.pdf").startswith("abc"):
            print("the small PDF is not sound")
            return False
    for judge, found in shown.items():
        if not found:
            print(f"{judge} accepts what is broken")
    return all(shown.values())


# --- our files -----------------------------------------------------------------------------------

def versions(name, rule):
    """Of Office, to be asked about a file: it is the slow question. The files of both rules differ in
    a few settings only."""
    if name == "everything" or rule == render.RULES[0] and name in {plan.name for plan in render.SAMPLES}:
        return judges.OFFICE_VERSIONS
    return (judges.OFFICE_VERSIONS[0], judges.OFFICE_VERSIONS[-1]) if rule == render.RULES[0] else ()


def questions(program, folder):
    """(what is asked about which file, a function that answers with complaints)"""
    for rule in render.RULES:
        pdfs = [folder / rule / f"{plan.name}.pdf" for plan in render.PLANS]
        for pdf in pdfs:
            docx = pdf.with_suffix(".docx")
            for version in versions(docx.stem, rule):
                yield f"{rule}/{docx.name}, {version}", lambda d=docx, v=version: judges.open_xml_errors(d, v)
            yield f"{rule}/{docx.name}, check_docx", lambda d=docx: check_docx(program, d)
            yield f"{rule}/{pdf.name}, qpdf", lambda p=pdf: judges.qpdf_check(p)
            yield f"{rule}/{pdf.name}, fonts", lambda p=pdf: bad_faces(p)
        yield f"{rule}, pdf.js", lambda p=pdfs: unreadable(p)


def main():
    program, folder = sys.argv[1], Path(sys.argv[2])
    good = can_fail(program, folder)
    asked = list(questions(program, folder))
    with ThreadPoolExecutor(2) as pool:
        for (what, _), found in zip(asked, pool.map(lambda question: question[1](), asked)):
            for complaint in found:
                print(f"{what}: {complaint}")
            good = good and not found
    print(f"{len(asked)} questions to the judges")
    return good


if __name__ == "__main__":
    judges.main(main)
