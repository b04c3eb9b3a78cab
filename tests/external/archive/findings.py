"""A list of what a file lacks, each with the clause that says so."""


class Findings(list):
    def __init__(self, standard):
        super().__init__()
        self.standard = standard

    def need(self, holds, clause, what):
        """`what` is told once for each clause and sentence."""
        if not holds and (line := f"{self.standard} {clause}: {what}") not in self:
            self.append(line)
        return holds
