#!/usr/bin/env python3
"""Kills a batch 200 times at random moments. Whatever the moment, every file that is there under its
name is whole, nothing is taken for edited by hand, and in the end everything, the manifest too, is
as an undisturbed run leaves it.

    killing.py PROGRAM SOURCE [SEED]
"""

import pathlib
import random
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from federation import Office

PROGRAM, SOURCE = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 20210120
SAMPLE = SOURCE / "samples" / "vinh-thuan.json"
UNITS, KILLS = 100, 200


def main():
    print(f"seed {SEED}")
    random.seed(SEED)
    with tempfile.TemporaryDirectory() as folder:
        undisturbed = []
        for version in (None, "Lần hai"):
            calm = Office(PROGRAM, SOURCE, f"{folder}/calm-{version}", UNITS)
            calm.plan(SAMPLE, version)
            start = time.perf_counter()
            calm.run("--quiet")
            whole = time.perf_counter() - start
            undisturbed.append((version, calm.tree()))
        either = [{k: v for k, v in tree.items() if ".kehoach" not in k} for _, tree in undisturbed]

        office = Office(PROGRAM, SOURCE, f"{folder}/killed", UNITS)
        turn, kills, finished, halves = 0, 0, 0, 0
        while kills < KILLS:
            version, tree = undisturbed[turn % 2]
            office.plan(SAMPLE, version)
            process = office.start("-j", str(random.randint(1, 3)))
            time.sleep(random.uniform(0, whole * 1.1))
            process.kill()
            out, err = process.communicate()
            kills += 1
            for path, content in office.tree(own=False).items():
                assert content in (either[0].get(path), either[1].get(path)), f"{path} is neither old nor new"
            if process.returncode == 0:
                finished += 1
                assert office.tree() == tree, "a run that ended left something else"
                turn += 1
            elif office.tree(own=False) not in ({}, either[0], either[1]):
                halves += 1
            assert "sửa tay" not in out + err and "B02" not in err, out + err
            if kills % 20 == 0:
                out, err = office.run("--explain")
                assert "sửa tay" not in out, out
                assert office.tree() == tree, "not as an undisturbed run leaves it"
                turn += 1
        version, tree = undisturbed[turn % 2]
        office.plan(SAMPLE, version)
        office.run()
        assert office.tree() == tree
        print(f"{kills} kills, {halves} in the middle of files, {finished} runs that were faster")
        assert halves > 20, "the kills came too early or too late to show anything"


main()
