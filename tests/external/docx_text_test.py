"""That docx_text.py reads what the writer was told: docx_text_test.py WRITE_PLAN_DOCX"""

import pathlib
import subprocess
import sys
import tempfile

import docx_text


def plain(text):
    return text.replace("\u00a0", " ").replace("\n", " ")


with tempfile.TemporaryDirectory() as folder:
    subprocess.run([sys.argv[1], folder], check=True)
    expected = (pathlib.Path(folder) / "plan.txt").read_text("utf-8").splitlines()
    for name in ("plan.docx", "first-fit.docx", "bare.docx"):
        read = [p.line for p in docx_text.paragraphs(f"{folder}/{name}") if p.text]
        if [plain(line) for line in read] != [plain(line) for line in expected]:
            for got, want in zip(read, expected):
                if plain(got) != plain(want):
                    sys.exit(f"{name}: {got!r} is not {want!r}")
            sys.exit(f"{name}: {len(read)} paragraphs, not {len(expected)}")
