#!/usr/bin/env python3
"""Counts the instructions of whole renderings of longer and longer plans, by valgrind's callgrind.

    linear.py KEHOACH [--record]

A plan of twice the pages may cost twice as much, and no more: what a page costs beyond the cost of
starting may not grow by more than 10 % from the shortest plan to the longest. Three shapes are
counted, each where another stage could forget itself: items of every level, one endless list with
a single number as written, one endless table with spans. --record writes linear.json.
"""
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGES = [25, 50, 100, 200, 400]
MOST_GROWTH = 1.10
WORDS = ("công đoàn cơ sở phát động thi đua lao động giỏi chào mừng đại hội các cấp năm 2020-2025 "
         "nâng cao chất lượng hoạt động chăm lo bảo vệ quyền lợi ích hợp pháp đoàn viên").split()


def text(seed, count):
    return " ".join(WORDS[(seed * 7 + i * (1 + seed % 5)) % len(WORDS)] for i in range(count)) + f" {seed}"


def items(size):
    """About a page for each unit of size."""
    return [{"heading": text(s, 8), "children": [
        {"marker": "1.", "heading": text(s, 6), "children": [
            {"marker": "a)", "text": text(i, 25), "children": [
                {"marker": "-", "text": text(i + 1, 40)}, {"marker": "-", "text": text(i + 2, 60)}]}
            for i in range(5)]}]} for s in range(size)]


def endless_list(size):
    children = [{"marker": "1.", "text": text(i, 30)} for i in range(size * 17)]
    children[-1]["number"] = f"{len(children) + 1}."
    return [{"heading": "A", "children": children}]


def endless_table(size):
    rows = []
    for i in range(size * 12 // 6 * 6):
        row = [str(i), text(i, 20), text(i + 3, 5)]
        if i % 6 == 0:
            row[0] = {"text": str(i), "rowspan": 6}
        else:
            row = row[1:]
        rows.append(row)
    return [{"heading": "A", "children": [{"table": {
        "columns": [{"width": 1}, {"width": 6}, {"width": 3}], "head": [["TT", "Nội dung", "Ghi chú"]],
        "rows": rows}}]}]


SHAPES = {"items": items, "list": endless_list, "table": endless_table}


def plan(sections):
    return {"template": "ke-hoach", "issuer": {"name": "Công đoàn"}, "number": None, "date": None,
            "place": None, "subject": "dài", "sections": sections,
            "recipients": [{"name": "Như trên"}], "signatures": [{"name": "Lê A"}]}


def rendered(kehoach, folder, sections):
    """(pages, instructions)"""
    source = folder / "plan.json"
    source.write_text(json.dumps(plan(sections), ensure_ascii=False))
    command = [kehoach, "render", source, "-o", folder / "p.docx", "-o", folder / "p.pdf"]
    counted = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/counts",
                              *command], capture_output=True, text=True, check=True)
    instructions = int(re.search(r"Collected : (\d+)", counted.stderr).group(1))
    dump = subprocess.run([kehoach, "dump", "--stage", "pages", source], capture_output=True,
                          text=True, check=True).stdout
    return len(re.findall(r"^page ", dump, re.M)), instructions


def main():
    if shutil.which("valgrind") is None:
        print("valgrind is missing")
        return 77
    kehoach = str(Path(sys.argv[1]).resolve())
    record, failed = {}, False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = rendered(kehoach, folder, [{"heading": "A", "children": ["a"]}])[1]
        for shape, make in SHAPES.items():
            figures = [rendered(kehoach, folder, make(size)) for size in PAGES]
            costs = [(count - start) / pages for pages, count in figures]
            growth = max(costs) / costs[0]
            failed |= growth > MOST_GROWTH
            record[shape] = [{"pages": pages, "instructions": count, "per_page": round(cost)}
                             for (pages, count), cost in zip(figures, costs)]
            for one in record[shape]:
                print(f"{shape:6} {one['pages']:4} pages {one['instructions']:12,} instructions, "
                      f"{one['per_page']:9,} a page", flush=True)
            print(f"{shape:6} grows by {growth:.2f}" + (" TOO MUCH" if growth > MOST_GROWTH else ""))
    if "--record" in sys.argv:
        (HERE / "linear.json").write_text(json.dumps({"start": start, **record}, indent=1) + "\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
