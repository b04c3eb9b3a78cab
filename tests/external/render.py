"""Makes every file that the other tests here judge, once: render.py KEHOACH FOLDER

    FOLDER/word-2013/<plan>.docx .pdf    the five samples and tests/plans/, as anyone gets them
    FOLDER/first-fit/<plan>.docx .pdf    the same with --line-fit first-fit
"""
import shutil
import sys
from pathlib import Path

import judges

RULES = ("word-2013", "first-fit")
SAMPLES = sorted((judges.ROOT / "samples").glob("*.json"))
PLANS = SAMPLES + sorted((judges.ROOT / "tests/plans").glob("*.json"))


def render(kehoach, plans, out, *options):
    result = judges.run([kehoach, "render", *plans, "-o", f"{out}/", *options])
    said = result.stderr.decode()
    if result.returncode != 0 or said:
        raise RuntimeError(f"kehoach: exit {result.returncode}\n{said}")


def main():
    kehoach, folder = Path(sys.argv[1]), Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    for rule in RULES:
        render(kehoach, PLANS, folder / rule, "--line-fit", rule)
    for rule in RULES:
        for plan in PLANS:
            for kind in (".docx", ".pdf"):
                if not (folder / rule / (plan.stem + kind)).stat().st_size:
                    raise RuntimeError(f"{rule}/{plan.stem}{kind} is empty")
    return True


if __name__ == "__main__":
    judges.main(main)
