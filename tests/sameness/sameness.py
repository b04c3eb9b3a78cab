#!/usr/bin/env python3
"""The same input gives the same bytes.

    sameness.py surroundings PROGRAM ROOT         twice, from other folders, in other languages,
                                                  time zones and users' settings, alone or in a row
    sameness.py builds PROGRAM OTHER_PROGRAM ROOT the same from two builds: the PDF byte by byte,
                                                  the DOCX part by part, uncompressed

ROOT is the repository. What is missing (a language of the system, the other build) leaves the test
out, with status 77; where CI is set it fails.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

LEFT_OUT = 77

# Languages that change the case of letters, the decimal sign or the order of letters.
LANGUAGES = ("C", "C.UTF-8", "vi_VN.UTF-8", "tr_TR.UTF-8")
ZONES = ("UTC", "Asia/Ho_Chi_Minh", "Pacific/Kiritimati", "America/St_Johns")


def left_out(reason):
    print(reason)
    sys.exit(1 if os.environ.get("CI") else LEFT_OUT)


def environment(**more):
    kept = {name: os.environ[name] for name in ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS")
            if name in os.environ}
    return {**kept, "LC_ALL": "C", "HOME": "/nonexistent", **more}


def made(program, words, cwd, folder, **more):
    """The files that the program makes in the folder, by name."""
    folder.mkdir(parents=True)
    done = subprocess.run([program, "render", *words, "-o", f"{folder}/"], cwd=cwd,
                          env=environment(**more), stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=300)
    if done.returncode not in (0, 1):
        sys.exit(f"render {' '.join(map(str, words))}: {done.stderr.decode(errors='replace')}")
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def first_difference(a, b):
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return f"{len(a)} and {len(b)} bytes, different from byte {at} on"


def parts(docx, folder):
    path = folder / "part.docx"
    path.write_bytes(docx)
    with zipfile.ZipFile(path) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def compare_files(expected, found, what, complaints):
    if list(expected) != list(found):
        complaints.append(f"{what}: {list(found)} instead of {list(expected)}")
        return
    for name, content in expected.items():
        if content != found[name]:
            complaints.append(f"{what}: {name}: {first_difference(content, found[name])}")


def has_language(name):
    asked = subprocess.run(["locale", "charmap"], env={"PATH": os.environ["PATH"], "LC_ALL": name},
                           capture_output=True, text=True)
    return not asked.stderr and (name == "C" or asked.stdout.strip() == "UTF-8")


def surroundings(program, root):
    samples = sorted((root / "samples").glob("*.json"))
    missing = [name for name in LANGUAGES if not has_language(name)]
    complaints = []
    runs = 0
    with tempfile.TemporaryDirectory() as name:
        place = pathlib.Path(name)
        expected = made(program, samples, root, place / "expected")
        if len(expected) != 2 * len(samples) or not samples:
            complaints.append(f"{len(samples)} samples made {len(expected)} files")

        def again(what, words, cwd, **more):
            nonlocal runs
            runs += 1
            found = made(program, words, cwd, place / f"run-{runs}", **more)
            compare_files(expected, found, what, complaints)

        again("a second time", samples, root)
        again("from the samples' folder", [path.name for path in samples], root / "samples")
        again("from another folder", samples, "/")
        moved = place / "chuyển chỗ"
        shutil.copytree(root / "samples", moved)
        again("moved", sorted(moved.glob("*.json")), moved)
        again("the other way round", list(reversed(samples)), root)
        for language in LANGUAGES:
            if language in missing:
                continue
            again(f"in {language}", samples, root, LC_ALL=language, LANG=language,
                  LANGUAGE=language)
            again(f"in {language} by LANG", samples, root, LC_ALL="", LANG=language)
        for zone in ZONES:
            again(f"in the zone {zone}", samples, root, TZ=zone)
        again("messages in English", samples, root, KEHOACH_LANG="en")
        again("another user", samples, root, USER="khác", LOGNAME="khác", HOSTNAME="khác",
              TMPDIR=str(place), SOURCE_DATE_EPOCH="1", COLUMNS="10")
        alone = {}
        for path in samples:
            alone.update(made(program, [path], root, place / f"alone-{path.stem}"))
        compare_files(expected, dict(sorted(alone.items())), "each in a process of its own",
                      complaints)
    report(complaints, f"{len(samples)} samples, {runs + 1} ways")
    if missing:
        left_out("languages that the system does not have: " + ", ".join(missing))


def builds(program, other, root):
    if not other.exists():
        left_out(f"there is no {other}")
    newest = max(path.stat().st_mtime for path in (root / "src").rglob("*") if path.is_file())
    if other.stat().st_mtime < newest and not os.environ.get("CI"):
        left_out(f"{other} is older than the sources")
    plans = sorted((root / "samples").glob("*.json"))
    plans += sorted((root / "templates").glob("*/example.json"))
    complaints = []
    with tempfile.TemporaryDirectory() as name:
        place = pathlib.Path(name)
        for number, plan in enumerate(plans):
            for way in ([], ["--line-fit", "first-fit", "--medium", "paper", "--no-embed"]):
                what = f"{plan.relative_to(root)} {' '.join(way)}".strip()
                folder = place / f"{number}-{len(way)}"
                a = made(program, [plan, *way], root, folder / "a")
                b = made(other, [plan, *way], root, folder / "b")
                for docx in [file for file in a if file.endswith(".docx")]:
                    x, y = parts(a.pop(docx), place), parts(b.pop(docx, b""), place)
                    if [part for part, _ in x] != [part for part, _ in y]:
                        complaints.append(f"{what}: the DOCX has other parts")
                        continue
                    compare_files(dict(x), dict(y), what, complaints)
                compare_files(a, b, what, complaints)
    report(complaints, f"{len(plans)} plans by two builds")


def report(complaints, what):
    for complaint in complaints:
        print(complaint)
    print(f"{what}: {'not the same' if complaints else 'the same'}")
    if complaints:
        sys.exit(1)


def main(words):
    what, *paths = words
    paths = [pathlib.Path(path).absolute() for path in paths]
    {"surroundings": surroundings, "builds": builds}[what](*paths)


main(sys.argv[1:])
