"""A list of what a file lacks, each with the rules that say so.

A rule is written "PDF/A-2's number/PDF/UA-1's number", either side may be empty or a list with commas.
A number is a clause, or a clause and a test ("6.1.13-3": the third rule of 6.1.13, as rules.py counts them),
or a failure condition of the Matterhorn Protocol ("31-016"). "1:" and "3:" before the whole rule: only that
part of PDF/A asks it, and the number is that part's own."""
from rules import part_one


class Findings(list):
    """`part`: 1, 2, 3 for PDF/A; None for PDF/UA-1."""

    def __init__(self, part):
        super().__init__()
        self.part = part
        self.standard = f"PDF/A-{part}" if part else "PDF/UA-1"

    def numbers(self, rule):
        """What this standard calls `rule`; nothing if it does not ask it."""
        archive, _, access = rule.partition("/")
        if self.part is None:
            return access
        only, _, own = archive.rpartition(":")
        if only:
            return own if int(only) == self.part else ""
        return archive if self.part > 1 else part_one(archive)

    def need(self, holds, rule, what):
        """`what` is told once for each rule and sentence."""
        if not holds and (numbers := self.numbers(rule)) and (line := f"{self.standard} {numbers}: {what}") not in self:
            self.append(line)
        return holds


def named(line):
    """The numbers that a finding gives, each with its standard."""
    standard, _, numbers = line.partition(": ")[0].partition(" ")
    return {f"{standard} {number}" for number in numbers.split(",")}
