"""The typographic figures of any PDF whose text is set as a plan's: figures.py PDF...

As `kehoach dump --stage pages --stats`, but from the finished file alone, so that anyone's PDF can
be measured: what is justified, and where paragraphs begin and end, is read off the margins.
"""
import sys
from collections import Counter

import judges

LONGEST_SYLLABLE = 8  # "nghiêng" and a mark behind it


class Line:
    def __init__(self, words):
        self.words = [w[4] for w in words]
        self.left, self.right = words[0][0], words[-1][2]
        self.gaps = [(a[2], b[0]) for a, b in zip(words, words[1:])]
        self.top = words[0][1]

    def widest(self):
        """Of its blanks: all are stretched alike, so the middle one tells."""
        widths = sorted(b - a for a, b in self.gaps)
        return widths[len(widths) // 2] if widths else 0


def lines_of(page):
    rows = []
    for word in sorted(page, key=lambda w: (w[3], w[0])):
        if rows and abs(rows[-1][-1][3] - word[3]) < 2.5:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Line(sorted(row)) for row in rows]


def figures(pdf):
    pages = [lines_of(page) for page in judges.words(pdf)]
    everything = [line for page in pages for line in page]
    # The text's own edges: where most lines end, and where most of those begin.
    right = Counter(round(line.right) for line in everything).most_common(1)[0][0]
    full = [line for line in everything if abs(line.right - right) < 1.5]
    left = Counter(round(line.left) for line in full).most_common(1)[0][0]
    indented = Counter(round(line.left) for line in full if line.left > left + 10).most_common(1)
    indent = indented[0][0] if indented else left + 36

    # A natural blank: the usual one of lines that are not stretched.
    natural = Counter(round(b - a, 1) for line in everything if line not in full and line.left < indent + 10
                      for a, b in line.gaps).most_common(1)[0][0]

    def is_full(line):
        return abs(line.right - right) < 1.5 and len(line.gaps) > 1

    def starts(line, at):
        return abs(line.left - at) < 1.5

    result = Counter(pages=len(pages))
    shortest = None
    before = None  # the line before, over the page's edge too
    for page in pages:
        body = [line for line in page if starts(line, left) or starts(line, indent)]
        rivers, last_top = [], None
        for i, line in enumerate(body):
            goes_on = before is not None and is_full(before) and starts(line, left)
            if is_full(line):
                wide = line.widest() / natural
                result["justified"] += 1
                result["wide"] += wide > 1.5
                result["very wide"] += wide > 2
            elif goes_on:
                width = line.right - line.left
                shortest = width if shortest is None else min(shortest, width)
                if len(line.words) == 1 and len(line.words[0]) <= LONGEST_SYLLABLE:
                    result["single"] += 1
                if i == 0:
                    result["widows"] += 1
            if i + 1 == len(body) and is_full(line) and starts(line, indent) and page is not pages[-1]:
                result["orphans"] += 1
            near = last_top is not None and line.top - last_top < 8 * natural and goes_on
            flowing = []
            for gap in line.gaps:
                length = 1
                for above, so_far in rivers if near else []:
                    shared = min(above[1], gap[1]) - max(above[0], gap[0])
                    if shared >= natural - 0.01:
                        length = max(length, so_far + 1)
                result["rivers"] += length == 4
                flowing.append((gap, length))
            rivers, last_top, before = flowing, line.top, line
    result["shortest"] = 0 if shortest is None else round(shortest * 25.4 / 72, 1)
    return result


COLUMNS = ["pages", "justified", "wide", "very wide", "shortest", "single", "rivers", "widows", "orphans"]
HEADS = ["pages", "lines", ">1.5", ">2", "shortest mm", "single", "rivers", "widows", "orphans"]


def head():
    return f"{'':34s}" + "".join(f"{h:>12s}" for h in HEADS)


def row(name, found):
    return f"{name:34s}" + "".join(f"{found[c]:>12}" for c in COLUMNS)


if __name__ == "__main__":
    print(head())
    for pdf in sys.argv[1:]:
        print(row(pdf.rsplit("/", 1)[-1], figures(pdf)))
