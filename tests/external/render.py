"""Makes every file that the other tests here judge, once: render.py KEHOACH FOLDER

    FOLDER/word-2013/<plan>.docx .pdf    the five samples, tests/plans/ and every template's example,
                                         as anyone gets them
    FOLDER/first-fit/<plan>.docx .pdf    the same with --line-fit first-fit
"""
import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import judges

RULES = ("word-2013", "first-fit")


class Plan(NamedTuple):
    name: str
    path: Path


SAMPLES = [Plan(p.stem, p) for p in sorted((judges.ROOT / "samples").glob("*.json"))]
PLANS = (SAMPLES + [Plan(p.stem, p) for p in sorted((judges.ROOT / "tests/plans").glob("*.json"))] +
         [Plan(p.parent.name, p) for p in sorted((judges.ROOT / "templates").glob("*/example.json"))])


def render(kehoach, texts, out, *options):
    """Makes out/<name>.docx and .pdf of the plans {name: JSON}."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{name}.json" for name in texts]
        for file, text in zip(files, texts.values()):
            file.write_text(text, "utf-8")
        for picture in (judges.ROOT / "tests/plans").glob("*.png"):  # that the plans name
            shutil.copy(picture, folder)
        result = judges.run([kehoach, "render", *files, "-o", f"{out}/", *options])
    said = result.stderr.decode()
    if result.returncode != 0 or said:
        raise RuntimeError(f"kehoach: exit {result.returncode}\n{said}")


def main():
    kehoach, folder = Path(sys.argv[1]), Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    texts = {plan.name: plan.path.read_text("utf-8") for plan in PLANS}
    for rule in RULES:
        render(kehoach, texts, folder / rule, "--line-fit", rule)
    for rule in RULES:
        for plan in PLANS:
            for kind in (".docx", ".pdf"):
                if not (folder / rule / (plan.name + kind)).stat().st_size:
                    raise RuntimeError(f"{rule}/{plan.name}{kind} is empty")
    return True


if __name__ == "__main__":
    judges.main(main)
