#!/usr/bin/env python3
"""kehoach render --watch: one line a turn, on every kind of save, through errors, until Ctrl-C; and
files that would not change are left alone.

    watching.py PROGRAM DATA
"""

import os
import pathlib
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

PROGRAM, DATA = (str(pathlib.Path(word).resolve()) for word in sys.argv[1:3])
PATIENCE = 60  # seconds: machines may be busy


class Watcher:
    def __init__(self, folder, *words):
        self.process = subprocess.Popen(
            [PROGRAM, "render", "--watch", *words], cwd=folder, encoding="utf-8",
            stderr=subprocess.STDOUT, stdout=subprocess.PIPE,
            env={**os.environ, "HOME": str(folder), "KEHOACH_LANG": "vi"})
        self.lines = queue.Queue()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def turn(self, expected):
        """The next line that ends a turn."""
        told = []
        while True:
            try:
                line = self.lines.get(timeout=PATIENCE)
            except queue.Empty:
                self.process.kill()
                sys.exit(f"no turn came; told so far: {told}")
            told.append(line)
            if line[:1].isdigit():
                if line != expected:
                    sys.exit(f"expected {expected!r}, found {told}")
                return told

    def is_quiet(self):
        time.sleep(0.3)
        return self.lines.empty()


def check(condition, what):
    if not condition:
        sys.exit(what)


def main(folder):
    folder = pathlib.Path(folder)
    shutil.copytree(pathlib.Path(DATA) / "templates", folder / "data" / "templates")
    os.symlink(pathlib.Path(DATA) / "fonts", folder / "data" / "fonts")
    work = folder / "work"
    work.mkdir()
    plan = work / "plan.json"
    shutil.copy(pathlib.Path(DATA) / "samples" / "vinh-thuan.json", plan)
    good = plan.read_text()
    (work / "kehoach.json").write_text("{}")
    watcher = Watcher(work, "plan.json", "--data", str(folder / "data"))
    watcher.turn("1: xong")
    pdf = work / "plan.pdf"
    first = pdf.stat()

    # Saved in place, nothing changed: the files are not touched.
    plan.write_text(good)
    watcher.turn("2: xong")
    check(pdf.stat().st_mtime_ns == first.st_mtime_ns and pdf.stat().st_ino == first.st_ino,
          "a file that does not change was written")

    # Saved by renaming, as many editors do.
    (work / "plan.json~").write_text(good.replace("Vĩnh Thuận", "Vĩnh Hòa"))
    began = time.monotonic()
    os.rename(work / "plan.json~", plan)
    watcher.turn("3: xong")
    took = time.monotonic() - began
    check(pdf.stat().st_mtime_ns != first.st_mtime_ns, "the changed file was not written")

    # Through errors, and out of them.
    plan.write_text("{")
    told = watcher.turn("4: chưa tạo được")
    check(any("lỗi J" in line for line in told), f"no error was told: {told}")
    plan.write_text(good)
    watcher.turn("5: xong")

    # Everything else that the document is made from.
    for turn, name in enumerate(("work/kehoach.json", "data/templates/nen/ke-hoach.mau",
                                 "data/templates/schema/definitions.json",
                                 "data/templates/profiles/nd30.json"), 6):
        path = folder / name
        path.write_text(path.read_text())
        watcher.turn(f"{turn}: xong")

    # A template that is broken and mended.
    path = folder / "data/templates/nen/ke-hoach.mau"
    text = path.read_text()
    path.write_text(text + "{% if %}")
    watcher.turn("10: chưa tạo được")
    path.write_text(text)
    watcher.turn("11: xong")

    # Nothing else, and not what it writes itself.
    (work / "other.json").write_text("{}")
    check(watcher.is_quiet(), "woken by a file that it does not read")

    watcher.process.send_signal(signal.SIGINT)
    check(watcher.process.wait(PATIENCE) == 0, "did not end cleanly")
    check(sorted(p.name for p in work.iterdir()) ==
          ["kehoach.json", "other.json", "plan.docx", "plan.json", "plan.pdf"], "left something")
    print(f"ok: {took * 1000:.0f} ms from the save to the line")


with tempfile.TemporaryDirectory() as name:
    main(name)
