"""PDFs that archives and readers with a screen reader take: every sample, and a plan of everything,
under each standard, judged by PDFBox where it can (PDF/A-1b) and by a checker of our own, clause by
clause, where no program can be had (archive/, src/pdf/CONFORMANCE.md). Copies that are spoiled in one
thing each show that the checker names it.

  archive_test.py PROGRAM
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE / "archive"))

from findings import named  # noqa: E402
from listed import mistakes  # noqa: E402
from pdf_model import Pdf, kids_of  # noqa: E402
from pdfa_clauses import check_archive  # noqa: E402
from pdfua_clauses import check_access  # noqa: E402
from raw_ways import PART_ONE, PART_THREE, RAW, RAW_ONE  # noqa: E402
from rules import LISTS, unshown  # noqa: E402
from ways import WAYS  # noqa: E402

SAMPLES = sorted((ROOT / "samples").glob("*.json"))
STANDARDS = [("a-2a,ua-1", 2, "A", True), ("a-3a,ua-1", 3, "A", True), ("a-1b", 1, "B", False), ("a-1b,ua-1", 1, "B", True),
             ("a-2a", 2, "A", False), ("ua-1", None, None, True)]
JARS = "preflight pdfbox2 fontbox2 xmpbox commons-logging commons-io jaxb-api".split()
failed = []


def need(holds, what):
    if not holds:
        failed.append(what)
        print("FAILED", what)


def plan_of_everything(folder, name, count):
    """A sample with what the samples lack: a table of many rows over two pages, spans, links, pictures, an appendix."""
    plan = json.loads((ROOT / "samples" / "vinh-thuan.json").read_text())
    plan.pop("$schema", None)
    rows = [[str(i), {"text": f"Công đoàn cơ sở số {i} (cdcs{i}@example.vn)"}, "15/3 & <b>", ""] for i in range(1, count + 1)]
    rows[3] = [{"text": "Gộp ba cột", "colspan": 3}, "x"]
    rows[5][0] = {"text": "6", "rowspan": 2}
    rows[6] = rows[6][1:]
    table = {"table": {"caption": "Đơn vị tính: đồng", "columns": [{"width": 1}, {"width": 4}, {"width": 2}, {"width": 2}],
                       "head": [["TT", "Đơn vị", {"text": "Thời hạn", "colspan": 2}]], "rows": rows}}
    mail = ("Gửi báo cáo về hộp thư congdoan.vinhthuan@example.gov.vn hoặc nộp trên trang "
            "https://congdoan.example.vn/bao-cao?nam=2021&quy=(4) trước ngày 30/11/2021; xem thêm www.example.vn.")
    plan["purpose"] = plan["purpose"] + [mail, {"text": "Chỉ tiêu:", "children": [table, "Trên đây là chỉ tiêu."]}]
    plan["appendices"] = [{"title": "Mẫu báo cáo", "landscape": True, "children": [
        {"marker": "I.", "heading": "PHẦN MỘT"}, {"marker": "1.", "heading": "Mục", "children": ["Lời & <văn>."]}, table]},
        {"title": "Phụ lục khác", "children": ["Một đoạn."]}]
    plan["subject"] = "Phát động phong trào <thi đua> & khen thưởng (\\) năm 2021"
    plan["date"] = "2021-02-05"
    plan["signatures"][0]["image"] = "chu-ky.png"
    plan["seal"] = {"image": "con-dau.png"}
    for picture in (ROOT / "tests" / "plans").glob("*.png"):
        shutil.copy(picture, folder)
    path = Path(folder) / f"{name}.json"
    path.write_text(json.dumps(plan, ensure_ascii=False))
    return path


def examples(folder):
    """Every template's example, under a name of its own."""
    for example in sorted((ROOT / "templates").glob("*/example.json")):
        copy = Path(folder) / f"{example.parent.name}.json"
        copy.write_bytes(example.read_bytes())
        yield copy


def render(program, plans, folder, *words):
    Path(folder).mkdir()
    result = subprocess.run([program, "render", *plans, "-o", f"{folder}/", *words], stdin=subprocess.DEVNULL,
                            capture_output=True, text=True)
    need(result.returncode in (0, 1), f"render {words}: {result.stderr}")
    return sorted(Path(folder).glob("*.pdf"))


def judge(path, part, level, access):
    pdf = Pdf(str(path))
    return (check_archive(pdf, part, level) if part else []) + (check_access(pdf) if access else [])


def preflight(files):
    """PDFBox's verdict on PDF/A-1b; None where it is not installed."""
    java = Path("/usr/share/java")
    if not (java / "preflight.jar").exists():
        return None
    activation = [str(jar) for jar in java.glob("*.activation*.jar")]
    path = ":".join([str(java / f"{jar}.jar") for jar in JARS] + activation)
    out = subprocess.run(["java", "-cp", path, "org.apache.pdfbox.preflight.Validator_A1b", *files],
                         stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return out.stdout + out.stderr


def check_standards(program, plans, folder):
    for name, part, level, access in STANDARDS:
        for pdf in render(program, plans, f"{folder}/{name}", "--pdf-standard", name):
            found = judge(pdf, part, level, access)
            need(not found, f"{name} {pdf.name}: {found[:5]}")
    for pdf in render(program, plans, f"{folder}/embed", "--embed-plan"):
        found = judge(pdf, 3, "A", True)
        need(not found, f"--embed-plan {pdf.name}: {found[:5]}")
        check_embedded(Pdf(str(pdf)), pdf)
    for pdf in render(program, plans, f"{folder}/none", "--pdf-standard", "none"):
        catalog = Pdf(str(pdf)).catalog
        need(not {"/Metadata", "/StructTreeRoot", "/OutputIntents", "/MarkInfo"} & set(catalog), f"none: {pdf.name}")


def check_embedded(pdf, path):
    names = pdf.at(pdf.catalog, "/Names", "/EmbeddedFiles")["/Names"]
    stream = pdf.get(names[1])["/EF"]["/F"]
    plan = json.loads(pdf.data(stream))
    need(plan.get("subject"), f"{path.name}: the plan that is attached says nothing")
    said = pdf.get(stream).get("/Params", {})
    need(said.get("/Size", len(pdf.data(stream))) == len(pdf.data(stream)), f"{path.name}: the size of what is attached")


def check_preflight(folder):
    files = [str(p) for name in ("a-1b", "a-1b,ua-1", "a-1b-fields") for p in sorted(Path(f"{folder}/{name}").glob("*.pdf"))]
    verdicts = [preflight([file]) for file in files]
    if None in verdicts:
        need(not os.environ.get("CI"), "PDFBox preflight is not installed")
        return
    for file, verdict in zip(files, verdicts):
        need("is a valid PDF/A-1b file" in verdict, f"preflight {file}: {verdict[-400:]}")


def check_text(program, plans, folder):
    """What the structure says, element by element, is what the document says, word by word: hence words
    are parted by blanks that are shown (ISO 19005-2, 6.7.3.2)."""
    for plan in plans:
        pdf = Pdf(f"{folder}/a-2a,ua-1/{plan.stem}.pdf")
        said = subprocess.run([program, "dump", plan], stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout
        words = text_by_structure(pdf).split()
        need(len(words) > 100, f"{plan.stem}: the structure says {len(words)} words")
        missing = words_missing(said, words)
        need(len(missing) <= 8, f"{plan.stem}: words not in the structure: {missing[:20]}")
    run_together = text_by_structure(without_blanks(pdf)).split()
    need(len(words_missing(said, run_together)) > 8, "words without blanks between them are not noticed")


def words_missing(said, words):
    plain = [w for w in said.replace("\u00a0", " ").split() if w not in "|"]
    return sorted(set(w.upper() for w in plain) - set(w.upper() for w in words))


def without_blanks(pdf):
    for page in pdf.pages:
        contents = pdf.get(page)["/Contents"]
        pdf.set_data(contents, pdf.data(contents).replace(b"\0 ", b""))
    return pdf


def text_by_structure(pdf):
    """The text of the document in the order of the tree, blocks parted by line ends."""
    maps = {name: pdf.to_unicode(font) for name, font in pdf.fonts().items()}
    texts = {}
    for page in pdf.pages:
        for kind, codes, font, marks in pdf.shown(page)[0]:
            for _, properties in marks:
                if "/MCID" in properties:
                    key = page, properties["/MCID"]
                    texts[key] = texts.get(key, "") + "".join(maps[font][c] for c in codes)

    def text_of(element):
        out = "" if element.get("/S") == "/Link" else "\n"
        for kid in kids_of(pdf, element):
            if isinstance(kid, int):
                out += texts[element["/Pg"], kid]
            elif isinstance(kid, dict) and "/MCID" in kid:
                out += texts[kid.get("/Pg", element.get("/Pg")), kid["/MCID"]]
            elif isinstance(kid, str):
                out += text_of(pdf.get(kid))
        return out
    return text_of(pdf.at(pdf.catalog, "/StructTreeRoot"))


def check_signing(good, folder):
    """Both fields are signed, one after the other, with a key made here: both signatures hold, and
    the second covers the whole file."""
    if not (shutil.which("certutil") and shutil.which("pdfsig")):
        need(not os.environ.get("CI"), "certutil or pdfsig is not installed")
        return

    def run(*words):
        return subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout
    keys = Path(f"{folder}/keys")
    keys.mkdir()
    (keys / "noise").write_bytes(bytes(range(256)))
    store = f"sql:{keys}"
    run("certutil", "-N", "-d", store, "--empty-password")
    run("certutil", "-S", "-d", store, "-n", "signer", "-s", "CN=Signer", "-x", "-t", "CT,CT,CT", "-k", "rsa", "-g", "2048",
        "-z", str(keys / "noise"), "-m", "1", "-v", "12")
    path = good
    for field in ("chu_ky_1", "con_dau_1"):
        signed = f"{folder}/{field}.pdf"
        run("pdfsig", "-nssdir", store, "-nick", "signer", "-sign", field, path, signed)
        path = signed
    said = run("pdfsig", "-nssdir", store, path)
    need(said.count("Signature is Valid.") == 2, f"signatures: {said}")
    need(said.count("  - Total document signed") == 1, f"the last signature covers less than the file: {said}")
    check = subprocess.run(["qpdf", "--check", path], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    need(check.returncode == 0, f"signed: {check.stdout}{check.stderr}")


def check_spoiled(files, folder):
    """`files`, by part, keep to their standards; each copy of one does not, in one thing. And every rule of
    the outside lists (rules.py) is one of those things."""
    shown = set()
    bases = {2: (WAYS, RAW, "A"), 1: (PART_ONE, RAW_ONE, "B"), 3: (PART_THREE, [], "A")}
    for part, (ways, raw_ways, level) in bases.items():
        copy, spoiled = f"{folder}/copy.pdf", f"{folder}/spoiled.pdf"
        Pdf(files[part]).save(copy)
        good = judge(copy, part, level, True)
        need(good == [], f"the copy itself is not good: {good[:5]}")
        for name, way, rules in ways:
            pdf = Pdf(copy)
            way(pdf)
            pdf.save(spoiled)
            shown |= expect(name, judge(spoiled, part, level, True), rules)
        for name, way, rules in raw_ways:
            Path(spoiled).write_bytes(way(Path(files[part]).read_bytes()))
            shown |= expect(name, judge(spoiled, part, level, True), rules)
    need(not unshown(shown), f"rules that no spoiled file shows: {unshown(shown)}")
    wrong = mistakes((ROOT / "src" / "pdf" / "CONFORMANCE.md").read_text())
    need(not wrong, f"CONFORMANCE.md: {wrong[:10]}")
    return sum(len(ways) + len(raw) for ways, raw, _ in bases.values())


def expect(name, found, rules):
    seen = set().union(*map(named, found))
    for rule in rules:
        need(rule in seen, f"spoiled by {name}: {rule} is not named in {found[:6]}")
    return seen & set(rules)


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        everything = plan_of_everything(folder, "spanning", 44)
        plans = [*SAMPLES, *sorted((ROOT / "tests" / "plans").glob("*.json")), everything, *examples(folder)]
        check_standards(program, plans, folder)
        check_text(program, plans, folder)
        good = str(render(program, [everything], f"{folder}/fields", "--sign-fields")[0])
        check_signing(good, folder)
        small = plan_of_everything(folder, "small", 9)
        asked = {1: ["--pdf-standard", "a-1b,ua-1"], 2: [], 3: ["--embed-plan"]}
        files = {part: str(render(program, [small], f"{folder}/small-{part}", "--sign-fields", *words)[0]) for part, words in asked.items()}
        ways = check_spoiled(files, folder)
        for pdf in render(program, plans, f"{folder}/a-1b-fields", "--sign-fields", "--pdf-standard", "a-1b,ua-1"):
            found = judge(pdf, 1, "B", True)
            need(not found, f"--sign-fields a-1b {pdf.name}: {found[:5]}")
        check_preflight(folder)
        for sample in SAMPLES:
            size = os.path.getsize(f"{folder}/a-2a,ua-1/{sample.stem}.pdf")
            need(size < 50_000, f"{sample.stem}.pdf has {size} bytes")
    print(f"{sum(map(len, LISTS.values()))} rules, {ways} ways to spoil a file; {len(failed)} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
