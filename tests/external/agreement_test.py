"""Our PDF has the lines and pages that a word processor gives our DOCX:

    agreement_test.py FOLDER first-fit|word-2013 [--explain] [--all]

LibreOffice of Debian 12 breaks lines as Word does in its older modes, LibreOffice 24.8 as Word has
done since 2013; each judges the files that were made for its rule. As many pages, and all lines
identical and in order, for every plan by itself. --explain shows the others; --all judges every
plan, where the test itself is content with the samples. Where a page has the same lines,
head and signature included, each stands on the same baseline within half a point.
"""
import difflib
import sys
import tempfile
from pathlib import Path

import judges
import pages
import render

JUDGES = {"first-fit": judges.libreoffice, "word-2013": judges.libreoffice24}
# LibreOffice 24.8 hangs after a few files and is slow to start: it judges those that matter most.
PLANS = {"first-fit": render.PLANS,
         "word-2013": [p for p in render.PLANS if p in render.SAMPLES or p.name == "everything"]}
ENOUGH = 1
NEAR = 0.5  # points


def agreement(ours, theirs):
    """(share of identical lines in order, what differs) of two documents as pages of lines."""
    ours, theirs = sum(ours, []), sum(theirs, [])
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    other = [(ours[a:b], theirs[c:d]) for what, a, b, c, d in matcher.get_opcodes() if what != "equal"]
    return same / max(len(ours), len(theirs), 1), other


def first_lines(sheets):
    return [page[1 if page[0].isdigit() else 0] for page in sheets if page]


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


def by_text(page):
    out = {}
    for line in page.lines:
        out.setdefault(line.text, []).append(line.y)
    return {text: sorted(ys) for text, ys in out.items()}


def drifts(ours, theirs):
    """(how many pages have the same lines, how far the baselines of those are apart, each)."""
    same, out = 0, []
    for a, b in zip(map(by_text, ours), map(by_text, theirs)):
        if {text: len(ys) for text, ys in a.items()} != {text: len(ys) for text, ys in b.items()}:
            continue
        same += 1
        out += [(abs(y - other), text) for text in a for y, other in zip(a[text], b[text])]
    return same, out


def judge_baselines(ours, theirs, name):
    same, out = drifts(pages.read(ours), pages.read(theirs))
    worst = max(out, default=(0, ""))
    good = worst[0] <= NEAR
    print(f"{'':24} {same} pages with the same lines: {len(out)} baselines, {worst[0]:.2f} pt apart at most"
          f"{'' if good else f' in {name}  <-- too far: {worst[1][:60]}'}")
    return good, same


def can_fail():
    """A word that went to the next line makes three lines of a hundred differ: that must be seen."""
    sheets = [[f"dòng {page}.{line}" for line in range(50)] for page in range(2)]
    moved = [list(page) for page in sheets]
    moved[1][10:13] = ["dòng", "1.10 dòng", "1.11 1.12"]
    high, low = (pages_of_a_line(y) for y in (100, 100.6))
    if drifts(high, low)[1][0][0] <= NEAR or drifts(high, high)[1][0][0] != 0:
        return False
    return (agreement(sheets, sheets) == (1, []) and agreement(sheets, moved)[0] == 0.97
            and agreement(sheets, [sheets[0], sheets[1][::-1]])[0] < ENOUGH)


def pages_of_a_line(y):
    glyph = pages.Glyph(0, 5, "a", "LiberationSerif", 14, "#000000")
    return [pages.Page(1, 595, 842, [pages.Line(y, [glyph])])]


def main():
    folder, rule = Path(sys.argv[1]), sys.argv[2]
    good = can_fail() or print("the test itself sees no difference")
    with tempfile.TemporaryDirectory() as out:
        plans = render.PLANS if "--all" in sys.argv else PLANS[rule]
        measured = 0
        made = JUDGES[rule]([folder / rule / f"{plan.name}.docx" for plan in plans], out)
        for plan, pdf in zip(plans, made):
            ours = judges.lines(folder / rule / f"{plan.name}.pdf")
            good = judge(ours, judges.lines(pdf), plan.name, "--explain" in sys.argv) and good
            near, same = judge_baselines(folder / rule / f"{plan.name}.pdf", pdf, plan.name)
            good, measured = near and good, measured + same
        good = good and measured >= len(plans)
    return good


if __name__ == "__main__":
    judges.main(main)
