"""What src/pdf/CONFORMANCE.md says of the rules of rules.py: whether each has its row, and how many have which mark."""
import re

from rules import LISTS, MATTERHORN, part_one


def rows(text):
    """Of both big tables: the cells of every row."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == 5 and re.match(r"\d|none", cells[0]) and not cells[0].isdigit():
            yield cells


def conditions(cell):
    """"28-004, 28-008 to 28-012 (M)", one by one."""
    out = []
    for first, last in re.findall(r"(\d\d-\d{3})(?: to \d\d-(\d{3}))?", cell):
        out += [f"{first[:3]}{n:03}" for n in range(int(first[3:]), int(last or first[3:]) + 1)]
    return out


def marks(text):
    """By standard: the mark of each rule's row; None where it has none."""
    clauses, old, protocol, access = {}, {}, {}, set()
    for first, second, _, mark, _ in rows(text):
        if re.match(r"\d\d-\d{3}|none", first):
            protocol.update((number, mark) for number in conditions(first))
            access |= set(second.split(", "))
        else:
            clauses.update((clause, mark) for clause in first.split(", "))
            for clause in second.split(", "):
                old.setdefault(clause, mark)
    def clause_of(rule):
        return rule.rpartition("-")[0]
    later = {part_one(rule): clauses.get(clause_of(rule)) for rule in LISTS["PDF/A-2"] if part_one(rule)}
    return {"PDF/A-1": {rule: later.get(rule) or old.get(clause_of(rule)) for rule in LISTS["PDF/A-1"]},
            "PDF/A-2": {rule: clauses.get(clause_of(rule)) for rule in LISTS["PDF/A-2"]},
            "PDF/A-3": {rule: clauses.get(clause_of(rule)) for rule in LISTS["PDF/A-3"]},
            "PDF/UA-1": {rule: protocol.get(rule) if rule in MATTERHORN else "" if clause_of(rule) in access else None
                         for rule in LISTS["PDF/UA-1"]}}


def mistakes(text):
    """Rules without a row, rules whose row does not say that they are tested, totals that are not those of the rows."""
    found = marks(text)
    out = [f"{standard} {rule} has no row" for standard, by_rule in found.items() for rule, mark in by_rule.items() if mark is None]
    out += [f"{standard} {rule} is {mark}, not tested" for standard, by_rule in found.items() for rule, mark in by_rule.items()
            if mark and not mark.endswith(", tested")]
    columns = [list(by_rule.values()) for by_rule in found.values()]
    columns[3] = [mark for mark in columns[3] if mark]
    for mark in ("enforced, tested", "not applicable, tested", "author's duty, tested", "all"):
        counts = [len(column) if mark == "all" else column.count(mark) for column in columns]
        line = f"| {mark} | " + " | ".join(map(str, counts)) + " |"
        if line not in text:
            out.append(f"the totals lack {line!r}")
    return out
