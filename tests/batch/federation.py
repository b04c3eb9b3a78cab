"""A federation of units for the tests, and what a run leaves behind."""

import hashlib
import json
import os
import pathlib
import subprocess

KINDS = ["LĐLĐ huyện", "LĐLĐ thị xã", "Công đoàn ngành", "CĐCS Trường THPT", "CĐCS Công ty TNHH \"Phú An\" chi nhánh"]
NAMES = ["An Biên", "Châu Thành", "Giồng Riềng", "Gò Quao", "Hòn Đất", "Kiên Hải", "Tân Hiệp", "Vĩnh Thuận"]


def units(count, seed=0):
    rows = ["code,issuer.name,place,number.no,Người ký"]
    for i in range(count):
        kind, name = KINDS[i % len(KINDS)], NAMES[(i // len(KINDS)) % len(NAMES)]
        unit = f"{kind} {name} {i}".replace('"', '""')
        rows.append(f'A{i:05},"{unit}",{name},{seed + i},Nguyễn Văn {name}')
    return "\ufeff" + "\r\n".join(rows) + "\r\n"


class Office:
    """A folder with a plan and a list, and the program to run there."""

    def __init__(self, program, source, folder, count, patterns=("out/{code}/{slug}.docx", "out/{code}/{slug}.pdf"),
                 sample="vinh-thuan.json"):
        self.program, self.folder = str(program), pathlib.Path(folder)
        self.patterns = patterns
        self.folder.mkdir(parents=True, exist_ok=True)
        self.plan(pathlib.Path(source) / "samples" / sample, None)
        self.list(units(count))

    def plan(self, sample, place):
        plan = json.loads(sample.read_text("utf-8"))
        if place:
            plan["lead_in"] = f"{place}: " + plan["lead_in"]
        (self.folder / "plan.json").write_text(json.dumps(plan, ensure_ascii=False, indent=1), "utf-8")

    def list(self, text):
        (self.folder / "units.csv").write_bytes(text.encode("utf-8"))

    def words(self, *more):
        outputs = [word for pattern in self.patterns for word in ("-o", pattern)]
        return [self.program, "batch", "plan.json", "--units", "units.csv", *outputs, *more]

    def start(self, *more, **how):
        return self.start_words(*self.words(*more)[1:], **how)

    def start_words(self, *words, **how):
        return subprocess.Popen([self.program, *words], cwd=self.folder, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
                                env={**os.environ, "HOME": str(self.folder), "KEHOACH_LANG": "vi"}, **how)

    def run(self, *more, expect=0, **how):
        return self.run_words(*self.words(*more)[1:], expect=expect, **how)

    def run_words(self, *words, expect=0, timeout=None, **how):
        process = self.start_words(*words, **how)
        try:
            out, err = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        assert process.returncode == expect, f"exit {process.returncode}\n{out}\n{err[-3000:]}"
        return out, err

    def tree(self, own=True):
        """Every file below out/ by its hash; without the program's own if they do not matter."""
        out = {}
        for path in sorted((self.folder / "out").rglob("*")):
            if path.is_file() and (own or ".kehoach" not in path.parts):
                out[str(path.relative_to(self.folder))] = hashlib.sha256(path.read_bytes()).hexdigest()
        return out
