"""Our PDF has the lines and pages that a word processor gives our DOCX:

    agreement_test.py FOLDER first-fit|word-2013 [--explain] [--all]

LibreOffice of Debian 12 breaks lines as Word does in its older modes, LibreOffice 24.8 as Word has
done since 2013; each judges the files that were made for its rule. As many pages, and at least 98 of
100 lines identical and in order, for every plan by itself. --explain shows the others; --all judges every
plan, where the test itself is content with the samples.
"""
import difflib
import sys
import tempfile
from pathlib import Path

import judges
import render

JUDGES = {"first-fit": judges.libreoffice, "word-2013": judges.libreoffice24}
# LibreOffice 24.8 hangs after a few files and is slow to start: it judges those that matter most.
PLANS = {"first-fit": render.PLANS,
         "word-2013": [p for p in render.PLANS if p in render.SAMPLES or p.name == "everything"]}
ENOUGH = 0.98


def agreement(ours, theirs):
    """(share of identical lines in order, what differs) of two documents as pages of lines."""
    ours, theirs = sum(ours, []), sum(theirs, [])
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    other = [(ours[a:b], theirs[c:d]) for what, a, b, c, d in matcher.get_opcodes() if what != "equal"]
    return same / max(len(ours), len(theirs), 1), other


def first_lines(pages):
    return [page[1 if page[0].isdigit() else 0] for page in pages if page]


def judge(ours, theirs, name, explain):
    share, other = agreement(ours, theirs)
    lines = sum(map(len, ours))
    starts = sum(a == b for a, b in zip(first_lines(ours), first_lines(theirs)))
    good = len(ours) == len(theirs) and share >= ENOUGH
    print(f"{name:24} {len(ours)} and {len(theirs)} pages, {starts} of them begin alike; "
          f"{share * 100:6.2f} % of {lines} lines identical{'' if good else '  <-- too few'}")
    if explain or not good:
        for a, b in other:
            print("\n".join([f"    ours   {line}" for line in a] + [f"    theirs {line}" for line in b]))
    return good


def can_fail():
    """A word that went to the next line makes three lines of a hundred differ: that must be seen."""
    pages = [[f"dòng {page}.{line}" for line in range(50)] for page in range(2)]
    moved = [list(page) for page in pages]
    moved[1][10:13] = ["dòng", "1.10 dòng", "1.11 1.12"]
    return (agreement(pages, pages) == (1, []) and agreement(pages, moved)[0] == 0.97
            and agreement(pages, [pages[0], pages[1][::-1]])[0] < ENOUGH)


def main():
    folder, rule = Path(sys.argv[1]), sys.argv[2]
    good = can_fail() or print("the test itself sees no difference")
    with tempfile.TemporaryDirectory() as out:
        plans = render.PLANS if "--all" in sys.argv else PLANS[rule]
        made = JUDGES[rule]([folder / rule / f"{plan.name}.docx" for plan in plans], out)
        for plan, pdf in zip(plans, made):
            ours = judges.lines(folder / rule / f"{plan.name}.pdf")
            good = judge(ours, judges.lines(pdf), plan.name, "--explain" in sys.argv) and good
    return good


if __name__ == "__main__":
    judges.main(main)
