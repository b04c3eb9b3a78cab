#!/usr/bin/env python3
"""Runs the real program on text cases: what a user gives it, and all that it answers.

    run_cases.py PROGRAM DATA FILE.test...           compares
    run_cases.py --renew PROGRAM DATA FILE.test...   writes down what comes out (refused where CI
                                                     is set): read the diff

DATA is the folder that holds templates/ and fonts/. A file of cases:

    === what the case is about
    --- plan                    lines "old => new": the good plan (plan.json beside this file),
                                spoiled; each "old" stands in it once
    --- file NAME               a file of the case's folder
    --- python NAME             the same, by a Python expression that gives text or bytes; it may
                                use `pictures` (tests/plans/make_pictures.py)
    --- before                  what a shell does before the program runs
    --- run                     the command, for a shell; "kehoach" is the program
    --- exit N                  its exit status; 2 if nothing is said
    --- out                     standard output; empty if nothing is said
    --- made                    the files that are there afterwards and were not before; none if
                                nothing is said. All others stay as they were, always.
    --- lines N                 only the first N lines of standard error are compared; -N: the last
    --- err, --- err en         standard error, in Vietnamese and with KEHOACH_LANG=en

After "plan" and "file NAME" the word "bytes" makes <E2 80 8B> of their text those three bytes; after
a "--- run", "as nobody" runs it as a user who may not do everything (nothing is changed where the
tests are not run by root). {here} stands for the case's folder, {data} for DATA.

Every case runs three times, each time in a fresh folder: in Vietnamese, in English, and with
--diagnostics=json, where the JSON must say what the text says.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "plans"))
import make_pictures as pictures  # noqa: E402; for the Python of cases
NOBODY = 65534
SHELL = 'kehoach() { "$KEHOACH_PROGRAM" "$@" $KEHOACH_MORE; }\n'


class Case:
    def __init__(self, name, line):
        self.name = name
        self.line = line
        self.sections = []  # [title, body]

    def body(self, title):
        for name, body in self.sections:
            if name == title:
                return body
        return None

    def put(self, title, body, after=None):
        for section in self.sections:
            if section[0] == title:
                section[1] = body
                return
        titles = [name for name, _ in self.sections]
        at = titles.index(after) + 1 if after in titles else len(titles)
        self.sections.insert(at, [title, body])

    def drop(self, title):
        self.sections = [s for s in self.sections if s[0] != title]


def parse(text):
    comment, cases = "", []
    body = None
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        if line.startswith("=== "):
            cases.append(Case(line[4:].strip(), number))
            body = None
        elif line.startswith("--- ") and cases:
            cases[-1].sections.append([line[4:].strip(), ""])
            body = cases[-1].sections[-1]
        elif body is not None:
            body[1] += line
        elif not cases:
            comment += line
        elif line.strip():
            sys.exit(f"line {number}: text before the first section")
    for case in cases:
        for section in case.sections:
            section[1] = section[1].rstrip("\n") + "\n" if section[1].strip("\n") else ""
    return comment, cases


def print_cases(comment, cases):
    out = comment.rstrip("\n") + "\n"
    for case in cases:
        out += f"\n=== {case.name}\n"
        for title, body in case.sections:
            out += f"--- {title}\n{body}"
    return out


def with_bytes(text):
    return re.sub(rb"<((?:[0-9A-F]{2} ?)+)>", lambda m: bytes.fromhex(m[1].decode()), text)


def spoiled(good, edits, here):
    for line in edits.splitlines():
        old, arrow, new = line.partition(b" => ")
        if not arrow or good.count(old) != 1:
            sys.exit(f"{here}: {line!r} does not say what to change in the good plan")
        good = good.replace(old, new)
    return good


class World:
    """Where cases run: the program, and a twin of it that anybody may run."""

    def __init__(self, program, data):
        self.program = str(pathlib.Path(program).resolve())
        self.data = str(pathlib.Path(data).resolve())
        self.open_place = None

    def for_nobody(self, folder):
        """The program and its data where every user can reach them, laid out as installed."""
        if self.open_place is None:
            self.open_place = pathlib.Path(folder)
            (self.open_place / "bin").mkdir()
            shutil.copy(self.program, self.open_place / "bin" / "kehoach")
            share = self.open_place / "share" / "kehoach"
            for name in ("templates", "fonts"):
                shutil.copytree(pathlib.Path(self.data) / name, share / name)
            subprocess.run(["chmod", "-R", "a+rX", folder], check=True)
        return str(self.open_place / "bin" / "kehoach")


def fill(case, folder, place):
    (folder / "plan.json").write_bytes((HERE / "plan.json").read_bytes())
    for title, body in case.sections:
        kind, _, rest = title.partition(" ")
        raw = body.encode()
        if title.endswith(" bytes"):
            raw = with_bytes(raw)
        name = rest.removesuffix("bytes").strip()
        if kind == "plan":
            good = (HERE / "plan.json").read_bytes()
            (folder / "plan.json").write_bytes(spoiled(good, raw, place))
        elif kind in ("file", "python"):
            if kind == "python":
                raw = eval(body)  # the tests are our own
                raw = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(raw)


def snapshot(folder):
    seen = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            seen[name] = "-> " + os.readlink(path)
        elif path.is_dir():
            seen[name + "/"] = "folder"
        elif path.is_file() and path.stat().st_size > 1 << 20:
            seen[name] = f"{path.stat().st_size} bytes of {path.stat().st_mtime_ns}"
        elif path.is_file():
            seen[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        else:
            seen[name] = "special"
    return seen


class Outcome:
    def __init__(self, status, out, err, before, after):
        self.status = status
        self.out = out
        self.err = err
        self.made = sorted(set(after) - set(before))
        self.harmed = sorted(n for n in before if after.get(n) != before[n])


def run(case, world, place, language, more=""):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        environment = {
            "PATH": os.environ["PATH"], "HOME": name, "LANG": "C.UTF-8", "DATA": world.data,
            "KEHOACH_PROGRAM": world.program, "KEHOACH_MORE": more,
        }
        if language == "en":
            environment["KEHOACH_LANG"] = "en"
        for option in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if option in os.environ:
                environment[option] = os.environ[option]
        fill(case, folder, place)
        before = case.body("before")
        if before:
            subprocess.run(["bash", "-euc", before], cwd=name, env=environment, check=True,
                           stdin=subprocess.DEVNULL)
        as_user = {}
        command = case.body("run")
        if command is None:
            command = case.body("run as nobody")
            if os.geteuid() == 0:
                os.chmod(name, 0o755)
                environment["KEHOACH_PROGRAM"] = world.nobody_program
                as_user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        seen = snapshot(folder)
        done = subprocess.run(["bash", "-c", SHELL + command], cwd=name, env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120,
                              **as_user)

        def plain(raw):
            text = raw.decode("utf-8", "backslashreplace")
            for path, word in ((str(folder.resolve()), "{here}"), (name, "{here}"),
                               (world.data, "{data}")):
                text = text.replace(path, word)
            return text.rstrip("\n") + "\n" if text.strip("\n") else ""

        return Outcome(done.returncode, plain(done.stdout), plain(done.stderr), seen,
                       snapshot(folder))


PLACE = re.compile(r"^(?P<where>.*?): (?:lỗi|lưu ý) (?P<code>[A-Z]\d{3}): (?P<message>.*)$")


def compare_json(text, err):
    """What the JSON says otherwise than the text; None if nothing."""
    told = [m for m in map(PLACE.match, text.splitlines()) if m]
    try:
        objects = json.loads(err) if err.strip() else []
    except ValueError as wrong:
        return f"not JSON: {wrong}"
    if [o["code"] for o in objects] != [m["code"] for m in told]:
        return "other codes"
    hints = [line.partition("gợi ý: ")[2] for line in text.splitlines() if "  gợi ý: " in line]
    if [hint for o in objects for hint in o["hints"]] != hints:
        return "other hints"
    for one, match in zip(objects, told):
        if one["message"] != match["message"]:
            return f"another message for {one['code']}"
        if one["severity"] != ("warning" if ": lưu ý " in match[0] else "error"):
            return f"another severity for {one['code']}"
        place = f"{one['file']}:{one['line']}:{one['column']}" if "file" in one else "kehoach"
        if "cell" in one:
            place = f"{one['file']}:{one['cell']}"
        if place != match["where"]:
            return f"{place} is not {match['where']}"
        way = [f"{s['file']}:{s['line']}:{s['column']}" for s in one.get("included_from", [])]
        if len(way) <= 8 and not all(f"  được gọi từ {step}\n" in text for step in way):
            return f"{one['code']} came another way"
        if "line" in one and (one["end_line"], one["end_column"]) < (one["line"], one["column"]):
            return f"{one['code']} ends before it begins"
    return None


def number_of(case, kind, otherwise):
    for title, _ in case.sections:
        if title.startswith(kind + " "):
            return int(title[len(kind) + 1:])
    return otherwise


def only_lines(text, count):
    lines = text.splitlines(keepends=True)
    return "".join(lines[count:] if count is not None and count < 0 else lines[:count])


def judge(case, world, place):
    """What is wrong with the case, and its expectations as they came out."""
    vi = run(case, world, place, "vi")
    en = run(case, world, place, "en")
    all_told = vi.err
    lines = number_of(case, "lines", None)
    for outcome in (vi, en):
        outcome.err = only_lines(outcome.err, lines)
    wrong = []

    def differs(what, expected, found):
        if expected != found:
            wrong.append(f"{what}\nexpected:\n{expected}\nfound:\n{found}")

    differs("exit status", number_of(case, "exit", 2), vi.status)
    differs("exit status in English", vi.status, en.status)
    differs("standard error", case.body("err") or "", vi.err)
    differs("standard error in English", case.body("err en") or "", en.err)
    differs("standard output", case.body("out") or "", vi.out)
    if case.body("out en") is not None:
        differs("standard output in English", case.body("out en"), en.out)
    made = (case.body("made") or "").split("\n")[:-1]
    for outcome in (vi, en):
        differs("new files", made, outcome.made)
        differs("files harmed", [], outcome.harmed)
    if vi.err and vi.err.count(": lỗi ") + vi.err.count(": lưu ý ") > 0:
        as_json = run(case, world, place, "vi", "--diagnostics=json")
        differs("exit status with --diagnostics=json", vi.status, as_json.status)
        differs("new files with --diagnostics=json", made, as_json.made)
        complaint = compare_json(all_told, as_json.err)
        if complaint:
            wrong.append(f"--diagnostics=json: {complaint}\n{as_json.err}")
    return wrong, vi, en


def renew(case, vi, en):
    for title in [t for t, _ in case.sections if t.startswith("exit ")]:
        case.drop(title)
    asked = "run" if case.body("run") is not None else "run as nobody"
    pieces = [("err en", en.err), ("err", vi.err), ("made", "\n".join(vi.made + [""]))]
    if case.body("out en") is not None:
        pieces.append(("out en", en.out))
    pieces.append(("out", vi.out))
    for title, body in pieces:
        case.drop(title)
        if body:
            case.put(title, body, after=asked)
    if vi.status != 2:
        case.put(f"exit {vi.status}", "", after=asked)


def main(words):
    renewing = words[:1] == ["--renew"]
    if renewing:
        words = words[1:]
        if os.environ.get("CI"):
            sys.exit("expectations are not renewed in CI")
    world = World(words[0], words[1])
    failures = count = 0
    with tempfile.TemporaryDirectory() as open_place:
        for path in map(pathlib.Path, words[2:]):
            comment, cases = parse(path.read_text("utf-8"))
            if os.geteuid() == 0 and any(c.body("run as nobody") for c in cases):
                os.chmod(open_place, 0o755)
                world.nobody_program = world.for_nobody(open_place)
            with concurrent.futures.ThreadPoolExecutor(2) as pool:
                judged = list(pool.map(lambda c: judge(c, world, f"{path}:{c.line}"), cases))
            for case, (wrong, vi, en) in zip(cases, judged):
                count += 1
                if renewing:
                    renew(case, vi, en)
                    continue
                failures += bool(wrong)
                for complaint in wrong:
                    print(f"{path}:{case.line}: {case.name}: {complaint}\n")
            if renewing:
                path.write_text(print_cases(comment, cases), "utf-8")
    print(f"{count} cases, {failures} failures")
    sys.exit(0 if failures == 0 and count > 0 else 1)


main(sys.argv[1:])
