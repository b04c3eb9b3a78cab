#!/usr/bin/env python3
"""One list, four processes at once: --shard and --join.

    shards.py PROGRAM SOURCE
"""

import json
import pathlib
import random
import re
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from federation import Office, units

PROGRAM, SOURCE = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
BOTH = ("--merged", "all.pdf", "--zip", "all.zip")
UNITS, SHARDS = 150, 4


def run_shards(office, *more, only=range(1, SHARDS + 1), of=SHARDS):
    processes = [office.start("--shard", f"{i}/{of}", "-j", "1", *more) for i in only]
    told = [process.communicate() for process in processes]
    return [(process.returncode, out, err) for process, (out, err) in zip(processes, told)]


def join(office, *more, expect=0, **how):
    return office.run_words("batch", "--join", "out", *more, expect=expect, **how)


def as_one(folder):
    """Four shards, joined, leave what one run leaves, byte for byte: files, manifest, bundles."""
    one = Office(PROGRAM, SOURCE, f"{folder}/one", UNITS)
    four = Office(PROGRAM, SOURCE, f"{folder}/four", UNITS)
    lines = units(UNITS).split("\r\n")
    lines[77] = re.sub(r",\d+,", ',"' + "9" * 40 + '",', lines[77])  # no number is so long
    for office in (one, four):
        office.list("\r\n".join(lines))
    one.run(*BOTH, expect=2)
    codes = sorted(code for code, _, _ in run_shards(four))
    assert codes == [0, 0, 0, 2], codes
    assert (four.folder / "out" / ".kehoach" / "shards").is_dir()
    out, err = join(four, *BOTH, expect=2)
    assert "149 đã làm" in out and "1 lỗi" in out and "A00076" in out, out + err
    assert four.tree() == one.tree()
    for name in ("all.pdf", "all.zip"):
        assert (four.folder / name).read_bytes() == (one.folder / name).read_bytes(), name
    out, _ = four.run(expect=2)
    assert "149 không đổi" in out, out
    # Mended, and the other way round: only what changed is made, and what has left is named by the join.
    for office in (one, four):
        office.list(units(UNITS - 10))
    out_one, err_one = one.run("--prune")
    told = run_shards(four)
    assert all(code == 0 for code, _, _ in told), told
    assert "1 đã làm" in "".join(out for _, out, _ in told)
    out, err = join(four, "--prune")
    assert "tệp thừa đã xóa" in out, out + err
    assert four.tree() == one.tree()


def numbers_and_order(folder):
    """Numbers and their Vietnamese order are the whole list's."""
    trees = []
    for name in ("one", "four"):
        office = Office(PROGRAM, SOURCE, f"{folder}/numbers-{name}", 37,
                        patterns=("out/{number.no|pad:3}-{slug}.docx",))
        text = "\n".join(line.replace(f",{i - 1},", ",", 1) if i else line.replace("number.no,", "")
                         for i, line in enumerate(units(37).split("\r\n")))
        office.list(text)
        if name == "one":
            office.run("--number-from", "100", "--sort")
        else:
            told = run_shards(office, "--number-from", "100", "--sort")
            assert all(code == 0 for code, _, _ in told), told
            join(office)
        trees.append(office.tree())
    assert trees[0] == trees[1]


def unfinished(folder):
    office = Office(PROGRAM, SOURCE, f"{folder}/unfinished", UNITS)
    calm = Office(PROGRAM, SOURCE, f"{folder}/calm", UNITS)
    calm.run()
    run_shards(office, only=(1, 2))
    _, err = join(office, expect=2)
    assert "B032" in err and "3/4" in err and "4/4" in err and "37" in err, err
    before = office.tree()
    _, err = office.run(expect=2)  # a run over the whole list would tread on the shards
    assert "B031" in err, err
    told = run_shards(office, only=(1,), of=3)
    assert told[0][0] == 2 and "B031" in told[0][2], told
    assert office.tree() == before
    random.seed(4)
    killed = 0
    while killed < 12:  # shard 3 is killed again and again; the others' files stay
        process = office.start("--shard", "3/4", "-j", "1")
        time.sleep(random.uniform(0, 0.15))
        process.kill()
        out, err = process.communicate()
        assert "B02" not in err, err
        killed += 1
        if process.returncode == 0:
            break
    _, err = join(office, expect=2)
    assert "4/4" in err, err
    told = run_shards(office, only=(3, 4))
    assert all(code == 0 for code, _, _ in told), told
    join(office)
    assert office.tree() == calm.tree()


def given_up(folder):
    """A round that nobody will finish: what was made stays known."""
    office = Office(PROGRAM, SOURCE, f"{folder}/given-up", 20)
    run_shards(office, only=(2,))
    join(office, "--force", expect=2)
    assert not (office.folder / "out" / ".kehoach" / "shards").exists()
    out, _ = office.run()
    assert "15 đã làm, 5 không đổi" in out, out


def two_of_one(folder):
    """The same shard twice: the second says so."""
    office = Office(PROGRAM, SOURCE, f"{folder}/two", 4000)
    first = office.start("--shard", "1/2", "-j", "1")
    own = office.folder / "out" / ".kehoach" / "shards"
    while not list(own.glob("*/1/journal.jsonl")):
        time.sleep(0.01)
    _, err = office.run("--shard", "1/2", expect=2)
    assert "F006" in err, err
    _, err = join(office, expect=2)
    assert "F006" in err, err
    first.kill()
    first.communicate()


def fewer_units_than_shards(folder):
    trees = []
    for name in ("one", "four"):
        office = Office(PROGRAM, SOURCE, f"{folder}/few-{name}", 2, patterns=("out/{code}.docx",))
        if name == "one":
            office.run()
        else:
            assert [code for code, _, _ in run_shards(office)] == [0] * SHARDS
            join(office)
            _, err = join(office, "--merged", "all.pdf", expect=2)
            assert "B028" in err and not list(office.folder.glob("all.pdf*")), err
        trees.append(office.tree())
    assert trees[0] == trees[1]


def spoilt(folder):
    """A shard's manifest that claims more units than it holds is not believed, however many."""
    office = Office(PROGRAM, SOURCE, f"{folder}/spoilt", 6, patterns=("out/{code}.docx",))
    run_shards(office, of=2, only=(1, 2))
    for manifest in (office.folder / "out" / ".kehoach" / "shards").glob("*/*/manifest.jsonl"):
        manifest.write_text(manifest.read_text("utf-8").replace('"units":6', '"units":8000000000000000000', 1), "utf-8")
    _, err = join(office, expect=2, timeout=20)
    assert err.count("B032") == 2, err


def words(folder):
    office = Office(PROGRAM, SOURCE, f"{folder}/words", 3)
    for shard in ("0/4", "5/4", "x", "1/", "/2", "1/257", "1"):
        _, err = office.run("--shard", shard, expect=3)
        assert "B034" in err, err
    for more in (("--merged", "a.pdf"), ("--zip", "a.zip"), ("--prune",)):
        _, err = office.run("--shard", "1/2", *more, expect=3)
        assert "B035" in err and more[0] in err, err
    _, err = join(office, expect=2)
    assert "B033" in err, err
    out, _ = office.run("--quiet")
    out, _ = join(office, "--report", "report.json")
    assert "3 đơn vị: 3 đã làm" in out, out
    before = office.tree()
    own = next(name for name in before if name.endswith(".pdf"))
    _, err = join(office, "--zip", own, expect=2)
    assert "B029" in err and office.tree() == before, err
    assert json.loads((office.folder / "report.json").read_text("utf-8"))["summary"]["complete"]


def main():
    with tempfile.TemporaryDirectory() as folder:
        for test in (words, spoilt, as_one, numbers_and_order, fewer_units_than_shards, unfinished, given_up, two_of_one):
            test(folder)
            print(f"{test.__name__}: fine", flush=True)


main()
