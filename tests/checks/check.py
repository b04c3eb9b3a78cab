#!/usr/bin/env python3
"""Checks the repository's own rules (rules.py): check.py ROOT. With CI set nothing is left out."""

import os
import sys

import rules


def main(root):
    tree = rules.Tree(root)
    failed = False
    for rule in rules.RULES:
        complaints = rule(tree)
        if complaints is None:
            print(f"{rule.__name__}: left out, its program is not there")
            failed |= bool(os.environ.get("CI"))
            continue
        for complaint in complaints:
            print(f"{rule.__name__}: {complaint}")
            failed = True
    print(f"{len(tree.files)} files, {len(rules.RULES)} rules: {'broken' if failed else 'kept'}")
    return 1 if failed or not tree.files else 0


sys.dont_write_bytecode = True
sys.exit(main(sys.argv[1]))
