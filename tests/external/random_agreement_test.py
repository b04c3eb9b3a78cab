"""Random plans have the lines that a word processor gives our DOCX:

    random_agreement_test.py RANDOM_PLANS KEHOACH DATA first-fit|word-2013 [COUNT] [--explain]

The plans are those of tests/property, of words that people type: long words and names, italics,
hyphens, symbols of documents, tables with spans, appendices, three sizes of type. A row of a table
that begins a page, or is repeated on it, stands elsewhere where pages part otherwise, so lines are
matched wherever they stand. What differs is counted by its cause (README.md), and forgiven nothing.
"""
import re
import subprocess
import sys
import tempfile
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

import judges
from pages import read as pages_of

SEED = 20
JUDGES = {"first-fit": judges.libreoffice, "word-2013": judges.libreoffice24}
COUNT = {"first-fit": 200, "word-2013": 20}  # LibreOffice 24.8 is slow
ENOUGH = {"first-fit": 0.999, "word-2013": 0.998}  # of the lines, identical


def matched(ours, theirs):
    return sum((Counter(ours) & Counter(theirs)).values())


def differences(ours, theirs):
    """What differs, as pairs of lists of lines; what only stands elsewhere, or more often, is none."""
    left, right = dict.fromkeys(set(ours) - set(theirs), 1), dict.fromkeys(set(theirs) - set(ours), 1)
    for what, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        mine, other = ours[a:b], theirs[c:d]
        if what != "equal" and (left.keys() & set(mine) or right.keys() & set(other)):
            yield mine, other


def italic_ends(pdf):
    """The lines whose last letter is in italics."""
    return {line.text for page in pages_of(pdf) for line in page.lines if line.inked[-1].italic}


def cause(mine, other, italics=()):
    """Why lines of the same words end elsewhere, by the first that does."""
    if not mine or not other:
        return "elsewhere"
    a, b = next(((x, y) for x, y in zip(mine, other) if x != y), ("", ""))
    short, longer = sorted((a, b), key=len)
    if not longer.startswith(short):
        return "elsewhere"
    rest = longer[len(short):]
    lines = mine if a == longer else other
    after = lines[lines.index(longer) + 1].split(" ")[0] if lines.index(longer) + 1 < len(lines) else ""
    # LibreOffice takes back a line's end after a slash to the blank before the whole word, past a
    # hyphen at which it could end.
    if longer == a and longer.endswith("-") and "/" in longer.split(" ")[-1] + after:
        return "slash"
    # Text in italics that ends a line must end a twelfth of its height earlier in LibreOffice.
    if longer == a and a in italics:
        return "italics"
    # A word that is wider than its line.
    if not rest.startswith(" ") and not short.endswith("-"):
        return "cut word"
    return "other"


def compare(ours, theirs, causes, explain, italics=()):
    a, b = Counter(ours), Counter(theirs)
    causes["repeated"] += sum(b[line] - a[line] for line in b if 0 < a[line] < b[line])
    for mine, other in differences(ours, theirs):
        why = cause(mine, other, italics)
        causes[why] += len(set(other) - set(ours))
        if explain:
            print("\n".join([f"  {why}"] + [f"    ours   {line}" for line in mine] +
                            [f"    theirs {line}" for line in other]))


def can_fail():
    """A word that went to the next line is a difference, and its cause is not known."""
    ours, theirs = ["một hai ba", "bốn", "năm"], ["một hai", "ba bốn", "năm"]
    causes = Counter()
    compare(ours, theirs, causes, False)
    moved = Counter()
    compare(["đầu", "một", "hai"], ["một", "đầu", "hai"], moved, False)
    slash = cause(["theo số 34-", "CT/TW của"], ["theo số", "34-CT/TW của"])
    return matched(ours, theirs) == 1 and +causes == {"other": 2} and not +moved and slash == "slash"


def main():
    program, kehoach, data, rule = sys.argv[1:5]
    words = [word for word in sys.argv[5:] if word.isdigit()]
    count = int(words[0]) if words else COUNT[rule]
    explain = "--explain" in sys.argv
    if not can_fail():
        print("the test itself sees no difference")
        return False
    lines = same = pages = 0
    causes = Counter()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, data, "--seed", str(SEED), "--words", "typed", "--count", str(count),
                        "--write", folder], check=True, stdout=subprocess.DEVNULL)
        plans = sorted(Path(folder).glob("*.json"), key=lambda path: int(re.sub(r"\D", "", path.stem)))
        made = judges.run([kehoach, "render", *plans, "-o", f"{folder}/out/", "--line-fit", rule])
        if made.returncode not in (0, 1):
            raise RuntimeError(made.stderr.decode()[-500:])
        theirs = JUDGES[rule]([f"{folder}/out/{plan.stem}.docx" for plan in plans], folder)
        for plan, pdf in zip(plans, theirs):
            our_pages = judges.lines_as_read(f"{folder}/out/{plan.stem}.pdf")
            their_pages = judges.lines_as_read(pdf)
            ours, other = sum(our_pages, []), sum(their_pages, [])
            lines += max(len(ours), len(other))
            same += matched(ours, other)
            here = Counter()
            compare(ours, other, here, explain, italic_ends(f"{folder}/out/{plan.stem}.pdf"))
            causes += here
            if len(our_pages) == len(their_pages):
                pages += 1
                continue
            print(f"--case {plan.stem[5:]}: {len(our_pages)} and {len(their_pages)} pages {dict(here)}")
    print(f"--seed {SEED} --words typed: {pages} of {count} plans have as many pages; "
          f"{100 * same / lines:.2f} % of {lines} lines identical: {dict(+causes)}")
    return same / lines >= ENOUGH[rule] and pages == count


if __name__ == "__main__":
    judges.main(main)
