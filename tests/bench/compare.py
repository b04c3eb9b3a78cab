"""How fast kehoach is, beside python-docx and LibreOffice on the same content in the same run.

  compare.py PROGRAM BENCH_PAIRS
"""
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.json"))


def spent_by(command, **kwargs):
    """Wall and processor seconds of one run, and its peak memory in MiB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run([str(c) for c in command], check=True, stdin=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **kwargs)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu


def cold_start(program, folder):
    print("Cold start to both files (program start to both files on the disk), 11 runs each:")
    for plan in SAMPLES:
        runs = [spent_by([program, "render", plan, "-o", f"{folder}/"]) for _ in range(11)]
        walls, cpus = [r[0] for r in runs], [r[1] for r in runs]
        print(f"  {plan.stem:26s} wall {min(walls) * 1000:5.1f} / {statistics.median(walls) * 1000:5.1f} ms"
              f"   processor {min(cpus) * 1000:5.1f} / {statistics.median(cpus) * 1000:5.1f} ms  (least / median)")


# What is made: every plan with words of its own throughout; one plan for the unions of a federation.
KINDS = {"distinct": SAMPLES, "federation": [ROOT / "samples" / "binh-dinh.json"]}


def pairs(bench, kind):
    """Pairs a second in one process on one core: the median of five runs."""
    print(f"{kind}, one process, one core, five runs of 1,000:")
    rates = []
    for _ in range(5):
        out = subprocess.run([bench, ROOT, "1000", kind, *KINDS[kind]], check=True, capture_output=True, text=True).stdout
        rates.append(float(re.search(r"([\d.]+) pairs a second", out).group(1)))
    print("  " + out.strip().replace("\n", "\n  "))
    print(f"  pairs a second: least {min(rates):.0f}, median {statistics.median(rates):.0f}, most {max(rates):.0f}")
    return statistics.median(rates)


def instructions(bench, kind):
    """Instructions of one more pair, which noise does not touch."""
    def count(n):
        with tempfile.NamedTemporaryFile() as out:
            result = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out.name}", bench, ROOT,
                                     str(n), kind, *KINDS[kind]], check=True, capture_output=True, text=True)
        return int(re.search(r"Collected : (\d+)", result.stderr).group(1))
    few, many = count(20), count(60)
    per_pair = (many - few) / 40
    recorded = json.loads((Path(__file__).parent / "instructions.json").read_text())[kind]
    print(f"Instructions a pair, {kind} (callgrind, warm): {per_pair / 1e6:.2f} million,"
          f" recorded {recorded / 1e6:.2f} million: {100 * per_pair / recorded - 100:+.1f} %")
    return per_pair <= recorded * 1.05


def python_docx(program, rate):
    """The same paragraphs through python-docx, styled by hand as its users do: the DOCX alone."""
    script = r'''
import io, sys, time
from docx import Document
from docx.shared import Pt, Cm
from docx.enum.text import WD_ALIGN_PARAGRAPH
texts = [open(f, encoding="utf8").read().splitlines() for f in sys.argv[2:]]
count, start = int(sys.argv[1]), time.process_time()
for i in range(count):
    document = Document()
    for text in texts[i % len(texts)]:
        p = document.add_paragraph()
        p.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        p.paragraph_format.first_line_indent = Cm(1.27)
        p.paragraph_format.space_after = Pt(6)
        run = p.add_run(text)
        run.font.name, run.font.size = "Times New Roman", Pt(14)
    document.save(io.BytesIO())
print(count / (time.process_time() - start))
'''
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for plan in SAMPLES:
            text = subprocess.run([program, "dump", plan], check=True, capture_output=True).stdout
            files.append(Path(folder) / (plan.stem + ".txt"))
            files[-1].write_bytes(text)
        out = subprocess.run(["/usr/bin/python3", "-c", script, "50", *files], check=True, capture_output=True, text=True)
    theirs = float(out.stdout)
    print(f"python-docx, the DOCX alone: {theirs:.1f} documents a second; kehoach makes {rate / theirs:.0f} pairs meanwhile")


def libreoffice(program, rate):
    """LibreOffice turning our DOCX into a PDF: the PDF alone, twenty files in one start."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "render", *SAMPLES, "-o", f"{folder}/in/"], check=True)
        files = []
        for i in range(4):
            for plan in SAMPLES:
                copy = Path(folder) / f"{plan.stem}-{i}.docx"
                copy.write_bytes((Path(folder) / "in" / (plan.stem + ".docx")).read_bytes())
                files.append(copy)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                   "--outdir", f"{folder}/out"]
        spent_by([*command, files[0]])
        one, _ = spent_by([*command, files[0]])
        all_, _ = spent_by([*command, *files])
    each = (all_ - one) / (len(files) - 1)
    print(f"LibreOffice, the PDF alone: {one:.1f} s from a cold start, then {1 / each:.1f} documents a second;"
          f" kehoach makes {rate * each:.0f} pairs meanwhile")


def main():
    program, bench = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        cold_start(program, folder)
    rate = pairs(bench, "distinct")
    pairs(bench, "federation")
    fine = all([instructions(bench, kind) for kind in KINDS])
    python_docx(program, rate)
    libreoffice(program, rate)
    if not fine:
        print("Instructions a pair grew by more than 5 % over the recorded figure.")
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
