#!/usr/bin/env python3
"""Files of random plans before judges outside: qpdf and the Open XML SDK's validator.

    judged_plans.py RANDOM_PLANS DATA [COUNT]

A judge that is missing is left out at home (77 if none is there) and fails where CI is set.
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "external"))
import judges  # noqa: E402

SEED = "40"


def main():
    program, data = sys.argv[1:3]
    count = sys.argv[3] if len(sys.argv) > 3 else "40"
    failed, missing, asked = 0, set(), 0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, data, "--seed", SEED, "--count", count, "--write", folder], check=True)
        files = sorted(Path(folder).glob("case-*.pdf"))
        assert len(files) == int(count), f"{len(files)} files"
        for number, pdf in enumerate(files):
            docx = pdf.with_suffix(".docx")
            questions = [(pdf.name, lambda: judges.qpdf_check(pdf))]
            # The oldest version knows least; a few files show that nothing newer is needed.
            for version in ["Microsoft365"] + ["Office2010"] * (number % 8 == 0):
                questions.append((f"{docx.name} {version}",
                                  lambda version=version: judges.open_xml_errors(docx, version)))
            for what, ask in questions:
                try:
                    complaints = ask()
                except judges.Missing as absent:
                    missing.add(str(absent))
                    continue
                asked += 1
                for complaint in complaints:
                    failed += 1
                    print(f"--seed {SEED} --case {pdf.stem[5:]}: {what}: {complaint}")
    for name in sorted(missing):
        print(f"missing: {name}")
    print(f"{count} plans, {asked} questions, {failed} complaints")
    if failed or (missing and os.environ.get("CI")):
        return 1
    return 0 if asked else 77


if __name__ == "__main__":
    sys.exit(main())
