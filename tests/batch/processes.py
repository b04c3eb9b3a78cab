#!/usr/bin/env python3
"""Batches as processes: any number of threads, two at once, Ctrl-C, a full disk, lists that cannot
be, the report.

    processes.py PROGRAM SOURCE
"""

import fcntl
import json
import os
import pathlib
import pty
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from federation import Office, units

PROGRAM, SOURCE = (pathlib.Path(word).resolve() for word in sys.argv[1:3])


def threads(folder):
    told = []
    for count in ("1", "2", "7"):
        office = Office(PROGRAM, SOURCE, f"{folder}/j{count}", 150)
        lines = units(150).split("\r\n")
        lines[77] = re.sub(r",\d+,", ',"' + "9" * 40 + '",', lines[77])  # no number is so long
        office.list("\r\n".join(lines))
        out, err = office.run("-j", count, "--explain", "--report", "report.json", expect=2)
        told.append((out, err, office.tree(), (office.folder / "report.json").read_bytes()))
    assert told[0] == told[1] == told[2], "threads can be told apart"
    out, err, tree, report = told[0]
    assert "units.csv:78:" in err, err
    assert "149 đã làm" in out and "1 lỗi" in out, out
    report = json.loads(report)
    assert report["summary"]["failed"] == 1 and len(report["units"]) == 150
    failed = [unit for unit in report["units"] if unit["state"] == "failed"]
    assert failed[0]["line"] == 78 and failed[0]["diagnostics"][0]["line"] == 78


def again(folder):
    office = Office(PROGRAM, SOURCE, f"{folder}/again", 30)
    office.run()
    before = {path: path.stat().st_mtime_ns for path in (office.folder / "out").rglob("*.docx")}
    out, _ = office.run("--explain")
    assert "30 không đổi" in out, out
    office.list(units(30).replace("A00007,", "A00007,", 1).replace("An Biên 0", "An Biên mới", 1))
    out, err = office.run("--explain", expect=1)  # the file has another name now: the old one is named
    assert "29 không đổi" in out and "B022" in err, out + err
    after = {path: path.stat().st_mtime_ns for path in before}
    assert before == after
    out, _ = office.run("--prune")
    assert "2 tệp thừa đã xóa" in out, out


def two_at_once(folder):
    office = Office(PROGRAM, SOURCE, f"{folder}/two", 3)
    own = office.folder / "out" / ".kehoach"
    own.mkdir(parents=True)
    with open(own / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _, err = office.run(expect=2)
        assert "F006" in err, err
    office.run()


def interrupted(folder):
    office = Office(PROGRAM, SOURCE, f"{folder}/interrupted", 3000)
    process = office.start("-j", "2")
    while process.poll() is None and not list((office.folder / "out").glob("*/*.docx")):
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert process.returncode == 130, f"{process.returncode} {out} {err}"
    assert "làm tiếp" in out, out
    made = int(re.search(r"(\d+) đã làm", out).group(1))
    assert 0 < made < 3000
    assert not (office.folder / "out" / ".kehoach" / "stage").exists()
    assert len(list((office.folder / "out").glob("*/*.pdf"))) == made
    office.list(units(max(made, 200)))
    out, _ = office.run()
    assert f"{made} không đổi" in out, out


def in_terminal(office, *more, interrupt_at=None):
    """Exit status, and what a terminal is sent; Ctrl-C is typed once that many units are done."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(office.folder)
        os.environ.update(HOME=str(office.folder), KEHOACH_LANG="vi")
        os.execv(office.program, office.words(*more))
    shown = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        shown += piece
        done = re.findall(rb" (\d+)/\d+", shown)
        if interrupt_at is not None and done and int(done[-1]) >= interrupt_at:
            os.write(terminal, b"\x03")
            interrupt_at = None
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), shown.decode("utf-8")


def terminal(folder):
    office = Office(PROGRAM, SOURCE, f"{folder}/terminal", 700)
    status, shown = in_terminal(office, "-j", "1", interrupt_at=60)
    assert status == 130 and "Chạy lại đúng lệnh này" in shown, shown[-300:]
    status, shown = in_terminal(office, "--merged", "all.pdf")
    lines = shown.split("\r\x1b[K")
    assert status == 0 and any("gộp 700/700" in line for line in lines), lines[-5:]
    bars = [line for line in lines if "░" in line or "█" in line]
    assert all(line.startswith("\x1b[?7l") and line.endswith("\x1b[?7h") for line in bars), bars[-1]
    assert lines[-1].startswith("700 đơn vị: ") and "█" not in lines[-1], lines[-1]
    assert in_terminal(office, "--quiet") == (0, "")


def full_disk(folder):
    office = Office(PROGRAM, SOURCE, f"{folder}/full", 5)
    def small():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
    _, err = office.run(expect=2, preexec_fn=small)
    assert "F003" in err, err
    assert office.tree(own=False) == {}
    out, _ = office.run()
    assert "5 đã làm" in out, out


def in_the_way(folder):
    """A unit whose file cannot take its name fails by itself, and nothing goes out of the folder by a link."""
    office = Office(PROGRAM, SOURCE, f"{folder}/way", 7, patterns=("out/{code}/x.docx", "out/{code}/x.pdf"))
    out, elsewhere = office.folder / "out", office.folder / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "x.pdf").write_text("someone's")
    (out / "A00001" / "x.pdf").mkdir(parents=True)
    (out / "A00002").write_text("a file")
    (out / "A00003").symlink_to(elsewhere)
    (out / "A00004").mkdir()
    (out / "A00004" / "x.pdf").symlink_to(elsewhere / "x.pdf")
    (out / "A00005").mkdir()
    os.mkfifo(out / "A00005" / "x.pdf")
    _, err = office.run("--quiet", expect=2)
    for code, said in (("F003", "A00001/x.pdf"), ("F003", "A00002/x.docx"), ("B036", "A00003/x.docx"),
                       ("B021", "A00004/x.pdf"), ("B021", "A00005/x.pdf")):
        assert re.search(rf"{code}: [^\n]*{said}", err), err
    assert [path.name for path in elsewhere.iterdir()] == ["x.pdf"] and (elsewhere / "x.pdf").read_text() == "someone's"
    made = sorted(path.parent.name for path in out.glob("*/x.docx"))
    assert made == ["A00000", "A00006"], made
    shutil.rmtree(out / "A00001")
    for name in ("A00002", "A00003"):
        (out / name).unlink()
    told, _ = office.run("--force")
    assert "5 đã làm, 2 không đổi" in told, told
    assert (elsewhere / "x.pdf").read_text() == "someone's" and not (out / "A00004" / "x.pdf").is_symlink()


def patterns(folder):
    """Patterns that begin in different places have one folder above them all."""
    office = Office(PROGRAM, SOURCE, f"{folder}/patterns/here", 3, patterns=("../up/{code}.docx", "down/{code}.pdf"))
    office.run()
    assert "3 không đổi" in office.run()[0]
    assert len(list((office.folder.parent / "up").iterdir())) == 3 and (office.folder.parent / ".kehoach").is_dir()
    office.patterns = (f"{office.folder}/a/{{code}}.docx", "b/{code}.pdf")
    office.run()
    assert "3 không đổi" in office.run()[0]
    assert len(list((office.folder / "b").iterdir())) == 3 and (office.folder / ".kehoach").is_dir()


def wrong(folder):
    office = Office(PROGRAM, SOURCE, f"{folder}/wrong", 3)
    office.list("code,issuer.nam\nA,x\n")
    _, err = office.run(expect=2)
    assert "units.csv:1:6: lỗi B010" in err and "issuer.name" in err and not (office.folder / "out").exists(), err
    office.list("code,issuer.name,date\nA,LĐLĐ A,2021-02-31\n")
    _, err = office.run(expect=2)
    assert "units.csv:2:10: lỗi P1" in err and "^~~~" in err, err
    for words in (["-j", "x"], ["--number-from", "-3"]):
        _, err = office.run(*words, expect=3)
        assert "B025" in err, err
    bare = subprocess.run([PROGRAM, "batch", "plan.json"], cwd=office.folder, capture_output=True, encoding="utf-8")
    assert bare.returncode == 3 and bare.stderr.count("B026") == 2, bare.stderr


def superior(folder):
    office = Office(PROGRAM, SOURCE, f"{folder}/superior", 2)
    plan = json.loads((SOURCE / "samples" / "vinh-thuan.json").read_text("utf-8"))
    parent = {**plan, "issuer": {"name": "Liên đoàn Lao động tỉnh Kiên Giang", "short": "LĐLĐ tỉnh Kiên Giang"},
              "number": {"no": "133", "body": "LĐLĐ"}, "date": "2021-01-20"}
    (office.folder / "parent.json").write_text(json.dumps(parent, ensure_ascii=False), "utf-8")
    for key in ("preamble", "phases"):
        plan.pop(key, None)
    plan["issuer"].pop("parents")
    (office.folder / "plan.json").write_text(json.dumps(plan, ensure_ascii=False), "utf-8")
    office.run("--parent", "parent.json", "--quiet")
    pdf = next((office.folder / "out").glob("A00000/*.pdf"))
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, encoding="utf-8").stdout
    assert "Thực hiện Kế hoạch số 133/KH-LĐLĐ ngày 20/01/2021 của Ban Thường vụ LĐLĐ" in " ".join(text.split()), text[:1500]


def main():
    with tempfile.TemporaryDirectory() as folder:
        for test in (wrong, again, in_the_way, patterns, two_at_once, full_disk, superior, threads, interrupted, terminal):
            test(folder)
            print(f"{test.__name__}: fine")


main()
