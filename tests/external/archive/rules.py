"""The rules by their numbers, as outside lists give them, and where the numbers of PDF/A-1 differ.

PDF/A and PDF/UA: clause and number of the test in the validation profiles of veraPDF (1b, 2a, 3a, ua1).
Matterhorn: the failure conditions of version 1.1 that a machine can find.
"""


def numbered(text):
    """"6.1.2: 1-2 5" as 6.1.2-1, 6.1.2-2, 6.1.2-5"""
    out = []
    for line in text.strip().splitlines():
        for clause, tests in (part.split(":") for part in line.split(";")):
            for test in tests.split():
                first, _, last = test.partition("-")
                out += [f"{clause.strip()}-{n}" for n in range(int(first), int(last or first) + 1)]
    return out


PDFA_1B = numbered("""
6.1.2: 1-2; 6.1.3: 1-4; 6.1.4: 1-2; 6.1.6: 1-2; 6.1.7: 1-3; 6.1.8: 1; 6.1.10: 1-2; 6.1.11: 1-2; 6.1.12: 1-10; 6.1.13: 1
6.2.2: 1-2; 6.2.3.2: 1-2; 6.2.3.3: 1-3; 6.2.4: 1-5; 6.2.5: 1; 6.2.6: 1; 6.2.7: 1; 6.2.8: 1-2; 6.2.9: 1; 6.2.10: 1
6.3.2: 1-7; 6.3.3.1: 1; 6.3.3.2: 1; 6.3.3.3: 1-2; 6.3.4: 1; 6.3.5: 1-3; 6.3.6: 1; 6.3.7: 1-3; 6.4: 1-6
6.5.2: 1; 6.5.3: 1-6; 6.6.1: 1-3; 6.6.2: 1-3; 6.7.2: 1-2; 6.7.3: 1-8; 6.7.5: 1-2; 6.7.8: 1-19; 6.7.9: 1-3; 6.7.11: 1-6
6.9: 1-2
""")
PDFA_2A = numbered("""
6.1.2: 1-2; 6.1.3: 1-3; 6.1.4: 2; 6.1.6: 1-2; 6.1.7.1: 1-3; 6.1.7.2: 1; 6.1.8: 1; 6.1.9: 1; 6.1.10: 1; 6.1.12: 1-2
6.1.13: 1-5 7-11; 6.2.2: 1-2; 6.2.3: 1-3; 6.2.4.2: 1-2; 6.2.4.3: 2-4; 6.2.4.4: 1-2; 6.2.5: 1-6; 6.2.6: 1; 6.2.8: 1-5
6.2.8.3: 1-5; 6.2.9: 1-3; 6.2.10: 1-2; 6.2.11.2: 1-7; 6.2.11.3.1: 1; 6.2.11.3.2: 1; 6.2.11.3.3: 1-3; 6.2.11.4.1: 1-2
6.2.11.4.2: 1-2; 6.2.11.5: 1; 6.2.11.6: 1-4; 6.2.11.7.2: 1-2; 6.2.11.7.3: 1; 6.2.11.8: 1; 6.3.1: 1; 6.3.2: 1-2; 6.3.3: 1-4
6.4.1: 1-3; 6.4.2: 1-2; 6.4.3: 1-3; 6.5.1: 1-2; 6.5.2: 1-2; 6.6.2.1: 1-5; 6.6.2.3.1: 1-2; 6.6.2.3.2: 1; 6.6.2.3.3: 1-18
6.6.4: 1-7; 6.7.2.2: 1; 6.7.3.3: 1; 6.7.3.4: 1-3; 6.7.4: 1; 6.8: 2 5; 6.9: 1-4; 6.10: 1-2; 6.11: 1
""")
PDFA_3A = [rule for rule in PDFA_2A if rule != "6.8-5"] + numbered("6.8: 1 3-4")
PDFUA_1 = numbered("""
5: 1-5; 6.1: 1; 6.2: 1; 7.1: 1-12; 7.2: 2-34 36-43; 7.3: 1; 7.4.2: 1; 7.4.4: 1-3; 7.5: 1-2; 7.7: 1; 7.9: 1-2; 7.10: 1-2
7.11: 1; 7.15: 1; 7.16: 1; 7.18.1: 1-3; 7.18.2: 1; 7.18.3: 1; 7.18.4: 1-2; 7.18.5: 1-2; 7.18.6.2: 1-2; 7.18.8: 1; 7.20: 1-2
7.21.3.1: 1; 7.21.3.2: 1; 7.21.3.3: 1-3; 7.21.4.1: 1-2; 7.21.4.2: 1-2; 7.21.5: 1; 7.21.6: 1-4; 7.21.7: 1-2; 7.21.8: 1
""")
MATTERHORN = [f"{rule[:2]}-{int(rule[3:]):03}" for rule in numbered("""
01: 3-5 7; 02: 1 3-4; 06: 1-3; 07: 1-2; 09: 4-8; 10: 1; 11: 1-6; 13: 4; 14: 2-3 6-7; 15: 3; 17: 2-3; 19: 3-4; 20: 1-3; 21: 1
25: 1; 26: 1-2; 28: 2 4-12 14-18; 30: 1-2; 31: 1-9 11-30
""")]

# Clauses on what the file never holds: it is named by the clause, whichever of its rules would be broken.
WHOLE = set("6.2.4.2 6.2.4.4 6.2.8.3 6.2.11.2 6.2.11.3.3 6.2.11.6 6.4.3 6.9 6.2.3.2 6.3.2 6.3.3.3 6.3.7 7.18.6.2 7.21.3.3 7.21.6".split())
# What no spoiled file shows, and why.
UNSPOILED = {
    "6.1.13-7": "a file of more than eight million objects", "6.1.12-7": "the same, by part 1's number",
    "6.1.13-10": "codes have two bytes, a CID cannot be greater", "6.1.12-10": "the same, by part 1's number",
    "6.1.3-4": "part 1 of a linearized file: the first page's ID; such a file is refused whole",
}

# --- PDF/A-1 ---------------------------------------------------------------------------------------

# Part 2's number of a rule: part 1's. Where all rules of a clause move alike, the clause.
MOVED = dict(pair.split("=") for pair in """
6.1.2=6.1.2 6.1.3=6.1.3 6.1.4=6.1.4 6.1.6=6.1.6 6.1.7.1=6.1.7 6.1.9=6.1.8 6.1.7.2-1=6.1.10-1 6.1.10-1=6.1.10-2
6.1.13-1=6.1.12-1 6.1.13-3=6.1.12-3 6.1.13-4=6.1.12-4 6.1.13-7=6.1.12-7 6.1.13-8=6.1.12-8 6.1.13-9=6.1.12-9
6.1.13-10=6.1.12-10 6.2.2-1=6.2.10-1 6.2.3-1=6.2.2-1 6.2.3-2=6.2.2-2 6.2.4.2=6.2.3.2 6.2.4.3-2=6.2.3.3-1
6.2.4.3-3=6.2.3.3-2 6.2.4.3-4=6.2.3.3-3 6.2.5-1=6.2.8-1 6.2.5-2=6.2.8-2 6.2.6=6.2.9 6.2.8=6.2.4 6.2.9-1=6.2.5-1
6.2.9-2=6.2.6-1 6.2.9-3=6.2.7-1 6.2.11.2=6.3.2 6.2.11.3.1=6.3.3.1 6.2.11.3.2=6.3.3.2 6.2.11.3.3=6.3.3.3
6.2.11.4.1-1=6.3.4-1 6.2.11.4.1-2=6.3.5-1 6.2.11.4.2-1=6.3.5-2 6.2.11.4.2-2=6.3.5-3 6.2.11.5=6.3.6 6.2.11.6=6.3.7
6.3.1=6.5.2 6.3.2-2=6.5.3-2 6.3.3-1=6.9-2 6.3.3-2=6.5.3-4 6.3.3-3=6.5.3-5 6.3.3-4=6.5.3-6 6.4.1-2=6.6.2-2
6.4.1-3=6.9-1 6.5.1=6.6.1 6.5.2-1=6.6.2-3 6.6.2.1-1=6.7.2-1 6.6.2.1-2=6.7.5-1 6.6.2.1-3=6.7.5-2 6.6.2.1-4=6.7.9-1
6.6.2.3.1-1=6.7.9-2 6.6.2.3.1-2=6.7.9-3 6.6.2.3.2-1=6.7.8-1 6.6.4=6.7.11
""".split()) | {f"6.6.2.3.3-{n}": f"6.7.8-{n + 1}" for n in range(1, 19)}


def part_one(numbers):
    """Part 1's numbers for those of part 2, without what part 1 does not ask."""
    def moved(number):
        clause, dash, test = number.partition("-")
        own = MOVED.get(number) or (MOVED[clause] + dash + test if clause in MOVED else None)
        return own if not dash or own in PDFA_1B else None
    return ",".join(filter(None, map(moved, numbers.split(","))))


# --- what the spoiled files show ---------------------------------------------------------------------

LISTS = {"PDF/A-1": PDFA_1B, "PDF/A-2": PDFA_2A, "PDF/A-3": PDFA_3A, "PDF/UA-1": PDFUA_1 + MATTERHORN}


def unshown(shown):
    """Rules of the lists that no spoiled file has shown; `shown` are numbers with their standard. What is
    shown of one part holds for the others, which are judged by the same lines under other numbers."""
    seen = {standard: {s.split()[1] for s in shown if s.startswith(standard + " ")} for standard in LISTS}
    archive = seen["PDF/A-2"] | {rule for rule in PDFA_2A if part_one(rule) in seen["PDF/A-1"] and part_one(rule)}
    seen["PDF/A-2"], seen["PDF/A-3"] = archive, seen["PDF/A-3"] | archive
    seen["PDF/A-1"] |= {part_one(rule) for rule in archive}
    return [f"{standard} {rule}" for standard, rules in LISTS.items() for rule in rules
            if rule not in seen[standard] and rule.rpartition("-")[0] not in seen[standard] & WHOLE and rule not in UNSPOILED]
