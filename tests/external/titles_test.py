"""Titles break in LibreOffice where the cases want it: titles_test.py KEHOACH [HOW_MANY]

Debian's LibreOffice sets our DOCX by first-fit: its lines of the subject and of the issuing body
are held against the cases of tests/unit/flow/titles/ and against our own PDF.
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import judges

CASES = judges.ROOT / "tests/unit/flow/titles"
PLAN = judges.ROOT / "samples/gia-lam.json"


def cases_of(name):
    blocks = (CASES / name).read_text("utf-8").split("\n\n")
    cases = [[line for line in block.split("\n") if line and not line.startswith("#")] for block in blocks]
    return [case for case in cases if case]


def found_in(pdf, case):
    """The case's lines stand one under the other among the page's."""
    lines = judges.lines(pdf)[0]
    clean = [line.replace("\u00a0", " ") for line in lines]
    if case[0] not in clean:
        return False
    at = [i for i, line in enumerate(clean) if line in case]
    return [clean[i] for i in at][: len(case)] == case


def main():
    program = sys.argv[1]
    how_many = int(sys.argv[2]) if len(sys.argv) > 2 else 12
    subjects, bodies = cases_of("subjects.txt"), cases_of("bodies.txt")
    step = max(1, len(subjects) // how_many)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        made = []
        for i, subject in enumerate(subjects[::step]):
            body = bodies[i % len(bodies)]
            out = f"{folder}/{i}"
            subprocess.run([program, "render", PLAN, "--line-fit", "first-fit", "--set", "subject=" + " ".join(subject),
                            "--set", "issuer.name=" + " ".join(body), "-o", out + ".docx", "-o", out + ".pdf"],
                           check=True, stderr=subprocess.DEVNULL)
            made.append((out, subject, [line.upper() for line in body]))
        os.mkdir(f"{folder}/theirs")
        try:
            judges.libreoffice([out + ".docx" for out, _, _ in made], f"{folder}/theirs")
        except judges.Missing as missing:
            if os.environ.get("CI"):
                raise
            print(f"skipped: no {missing}")
            sys.exit(77)
        for out, subject, body in made:
            for pdf in (out + ".pdf", f"{folder}/theirs/{Path(out).name}.pdf"):
                for case in (subject, body):
                    if not found_in(pdf, case):
                        wrong += 1
                        print(f"{'LibreOffice' if 'theirs' in pdf else 'our PDF'}: not {' / '.join(case)}")
                        print("   ", " / ".join(judges.lines(pdf)[0][:14]))
    print(f"{len(made)} plans, {wrong} titles broken otherwise")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
