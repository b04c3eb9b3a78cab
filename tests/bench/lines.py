"""How well lines are set, ours beside LibreOffice's for the same text: lines.py PROGRAM [PLAN...]

Ours is the PDF of `kehoach render`. LibreOffice is given our DOCX without the no-break spaces: the
same words in the same form, broken as it breaks them.
"""
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests/external"))
import figures  # noqa: E402
import judges  # noqa: E402


def without_ties(docx, out):
    with zipfile.ZipFile(docx) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml" or name.startswith("customXml/"):
                content = content.replace("\u00a0".encode(), b" ")
            made.writestr(name, content)


def main():
    program = sys.argv[1]
    plans = [Path(p) for p in sys.argv[2:]] or sorted((ROOT / "samples").glob("*.json"))
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        (folder / "plain").mkdir()
        subprocess.run([program, "render", *plans, "-o", f"{folder}/"], check=True, stderr=subprocess.DEVNULL)
        plain = []
        for plan in plans:
            plain.append(folder / "plain" / f"{plan.stem}.docx")
            without_ties(folder / f"{plan.stem}.docx", plain[-1])
        theirs = judges.libreoffice(plain, folder / "plain")
        print(figures.head())
        ours_all, theirs_all = [], []
        for plan, pdf in zip(plans, theirs):
            ours_all.append(figures.figures(folder / f"{plan.stem}.pdf"))
            theirs_all.append(figures.figures(pdf))
            print(figures.row(plan.stem[:20] + " kehoach", ours_all[-1]))
            print(figures.row(plan.stem[:20] + " LibreOffice", theirs_all[-1]))
    fine = True
    for what in ("wide", "very wide", "single", "rivers", "widows", "orphans"):
        ours, other = sum(f[what] for f in ours_all), sum(f[what] for f in theirs_all)
        print(f"{what}: {ours} against {other}")
        fine &= ours <= other
    fine &= sum(f["single"] + f["widows"] + f["orphans"] for f in ours_all) == 0
    shortest = min(f["shortest"] for f in ours_all), min(f["shortest"] for f in theirs_all)
    print(f"shortest last line: {shortest[0]} mm against {shortest[1]} mm")
    fine &= shortest[0] >= shortest[1]
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
