"""The finished PDFs keep the measures of Nghị định 30: numbers_test.py FOLDER

Measured by MuPDF, against the ranges of measured.py. Every check is also given a spoiled page and
must say so.
"""
import copy
import pickle
import sys
from pathlib import Path

import judges
import measured
import pages
import render
import text_test


def move(line, dx=0.0, dy=0.0):
    line.y += dy
    for glyph in line.glyphs:
        glyph.x0 += dx
        glyph.x1 += dx


def change(line, **values):
    for glyph in line.glyphs:
        for name, value in values.items():
            setattr(glyph, name, value)


def line(document, text):
    return next(l for page in document for l in page.lines if l.text.startswith(text))


def swap(document, text, font):
    change(line(document, text), font=font)


def drop_above(document):
    """Takes all text from the page with the signature, so that it stands alone there."""
    page = next(p for p in document if any(l.text == "Nơi nhận:" for l in p.lines))
    label = line([page], "Nơi nhận:")
    page.lines = [l for l in page.lines if l.bottom >= label.top or l.bottom < 56]


def everything(page, dx=0.0, dy=0.0):
    for l in page.lines:
        move(l, dx, dy)


UPRIGHT, BOLD, ITALIC = "LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic"
BODY = "Năm 2023 là năm"  # of binh-dinh, whose file is spoiled

# (the check that must find it, what is done to the pages)
SPOILED = (
    ("paper", lambda d: setattr(d[0], "width", 612)),
    ("margins", lambda d: [everything(p, dx=-3) for p in d]),
    ("margins", lambda d: [everything(p, dx=3) for p in d]),
    ("margins", lambda d: everything(d[0], dy=-8)),
    ("margins", lambda d: move(d[2].lines[-1], dy=16)),
    ("margins", lambda d: move(d[2].lines[3], dx=4)),
    ("full_pages", lambda d: [setattr(p, "lines", p.lines[:20]) for p in d]),
    ("page_numbers", lambda d: move(line(d[1:], "2"), dx=20)),
    ("page_numbers", lambda d: d[0].lines.append(copy.deepcopy(d[1].lines[0]))),
    ("page_numbers", lambda d: setattr(d[2].lines[0].glyphs[0], "char", "4")),
    ("page_numbers", lambda d: change(d[2].lines[0], size=12)),
    ("letters", lambda d: swap(d, BODY, "DejaVuSans")),
    ("letters", lambda d: change(line(d, BODY), colour="#222222")),
    ("letters", lambda d: change(line(d, "- Lưu"), size=10)),
    ("overlaps", lambda d: move(d[1].lines[5], dy=-9)),
    ("overlaps", lambda d: setattr(d[0].rules[2], "y", d[0].rules[2].y - 8)),
    ("overlaps", lambda d: d[1].bars.append((300, 100, 300))),
    ("page_ends", lambda d: change(d[1].lines[-1], font=BOLD)),
    ("signature_place", drop_above),
    ("letterhead", lambda d: swap(d, "TỔNG LIÊN ĐOÀN", BOLD)),
    ("letterhead", lambda d: swap(d, "TỈNH BÌNH ĐỊNH", UPRIGHT)),
    ("letterhead", lambda d: change(line(d, "CỘNG HÒA"), size=14)),
    ("letterhead", lambda d: move(line(d, "Độc lập"), dx=2)),
    ("letterhead", lambda d: move(line(d, "Độc lập"), dy=3)),
    ("letterhead", lambda d: setattr(d[0].rules[1], "x1", d[0].rules[1].x1 - 6)),
    ("letterhead", lambda d: setattr(d[0].rules[0], "x1", d[0].rules[0].x1 + 30)),
    ("letterhead", lambda d: d[0].rules.pop(0)),
    ("letterhead", lambda d: swap(d, "Bình Định, ngày", UPRIGHT)),
    ("letterhead", lambda d: move(line(d, "Số:"), dy=4)),
    ("letterhead", lambda d: move(line(d, "KẾ HOẠCH"), dx=3)),
    ("subject", lambda d: swap(d, "Tổ chức phong trào", UPRIGHT)),
    ("subject", lambda d: d[0].rules.pop(2)),
    ("subject", lambda d: setattr(d[0].rules[2], "x1", d[0].rules[2].x1 + 80)),
    ("body", lambda d: move(line(d, BODY), dx=6)),
    ("body", lambda d: change(line(d, BODY), size=13)),
    ("body", lambda d: move(d[1].lines[-1], dy=9)),
    ("body", lambda d: move(line(d, "II. PHẠM VI"), dy=-3)),
    ("body", lambda d: swap(d, "II. PHẠM VI", UPRIGHT)),
    ("body", lambda d: move(d[2].lines[4], dx=1)),
    ("foot", lambda d: swap(d, "Nơi nhận:", BOLD)),
    ("foot", lambda d: change(line(d, "- Lưu"), size=12)),
    ("foot", lambda d: swap(d, "PHÓ CHỦ TỊCH", UPRIGHT)),
    ("foot", lambda d: move(line(d, "TM. BAN"), dy=-6)),
    ("foot", lambda d: move(line(d, "Nguyễn Thị"), dy=-40)),
    ("text", lambda d: d[1].lines.pop(3)),
)


def can_fail(folder):
    parts = text_test.expected("binh-dinh")
    sound = pickle.dumps(pages.read(folder / "first-fit/binh-dinh.pdf"))
    good = True
    for i, (name, spoil) in enumerate(SPOILED, 1):
        document = pickle.loads(sound)
        spoil(document)
        if name not in {check for check, _ in measured.wrong(document, parts)}:
            print(f"spoiled page {i} passes the check {name}")
            good = False
    return good


def main():
    folder = Path(sys.argv[1])
    good = can_fail(folder)
    for rule in render.RULES:
        for plan in render.PLANS:
            document = pages.read(folder / rule / f"{plan.name}.pdf")
            parts = text_test.expected(plan.name) if plan in render.SAMPLES else None
            found = measured.wrong(document, parts)
            for check, what in found:
                print(f"{rule}/{plan.name}: {check}: {what}")
            good = good and not found
            print(f"{rule}/{plan.name}: {len(document)} pages measured")
    return good


if __name__ == "__main__":
    judges.main(main)
