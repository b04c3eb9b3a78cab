#!/usr/bin/env python3
"""A new plan from every template in one sitting: `kehoach new` at a terminal, then both files. What
is typed stands in sittings.txt; the sitting that templates/README.md shows is played as it stands
there, and must come out as it stands there.

    sittings.py PROGRAM DATA            checks
    sittings.py --keep DIR PROGRAM DATA     the same, and leaves the files and what was said in DIR
"""

import pathlib
import re
import subprocess
import sys
import tempfile

from terminal_session import Terminal

HERE = pathlib.Path(__file__).resolve().parent
KEEP = pathlib.Path(sys.argv[2]).resolve() if sys.argv[1] == "--keep" else None
PROGRAM, DATA = (str(pathlib.Path(word).resolve()) for word in sys.argv[-2:])


def sections(text):
    for section in re.split(r"^=== ", text, flags=re.M)[1:]:
        head, _, lines = section.partition("\n")
        yield head.split(), [tuple(part.strip() for part in line.split("=>"))
                             for line in lines.splitlines() if line.strip()]


def play(folder, words, answers):
    """What was said; stops the test at the first answer that is refused."""
    terminal = Terminal(PROGRAM, DATA, folder, words)
    left = list(answers)
    while True:
        told, waits = terminal.next_question()
        if "✗" in told:
            terminal.give_up()
            sys.exit(f"{words}: refused:\n{told}")
        if not waits:
            break
        question = told.strip().rpartition("\n\n")[2].splitlines()[0]
        typed = ""
        if left and re.sub(r" \([^()]*\)$", "", question) == left[0][0]:
            typed = left.pop(0)[1]
        terminal.type(typed)
    status = terminal.end()
    if status != 0 or left:
        sys.exit(f"{words}: exit status {status}, not asked: {left}\n{terminal.said}")
    return terminal.said


def kehoach(folder, *words):
    done = subprocess.run([PROGRAM, *words, "--data", DATA], cwd=folder, capture_output=True,
                          encoding="utf-8", timeout=120, check=False)
    if (done.returncode, done.stdout, done.stderr) != (0, "", ""):
        sys.exit(f"{words}: {done.returncode}\n{done.stdout}{done.stderr}")


def sit_down(folder):
    templates = {p.parent.name for p in (pathlib.Path(DATA) / "templates").glob("*/example.json")}
    for words, answers in sections((HERE / "sittings.txt").read_text("utf-8")):
        if words[0] == "init":
            play(folder, words, answers)
            continue
        templates.remove(words[1])
        plan = f"{words[1]}.json"
        said = play(folder, [*words, "-o", plan], answers)
        (folder / f"{words[1]}.txt").write_text(said)
        kehoach(folder, "check", plan)
        kehoach(folder, "render", plan)
        for kind in ("docx", "pdf"):
            if not (folder / f"{words[1]}.{kind}").is_file():
                sys.exit(f"{plan}: no {kind}")
    if templates:
        sys.exit(f"no sitting for {sorted(templates)}")


def shown_in_readme():
    """The commands and what the README says that they say."""
    text = (pathlib.Path(DATA) / "templates" / "README.md").read_text("utf-8")
    block = re.search(r"^```console\n(.*?)^```$", text, re.M | re.S)
    if not block:
        sys.exit("templates/README.md shows no sitting")
    for part in re.split(r"^\$ ", block[1], flags=re.M)[1:]:
        command, _, said = part.partition("\n")
        yield command, said


def replay(folder):
    for command, expected in shown_in_readme():
        words = command.split()
        if words[0] != "kehoach":
            said = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True,
                                  encoding="utf-8", check=True).stdout
        else:
            terminal = Terminal(PROGRAM, DATA, folder, words[1:])
            typed = re.findall(r"^(?:\[.*\] )?>(.*)$", expected, re.M)
            while terminal.next_question()[1]:
                if not typed:
                    terminal.give_up()
                    sys.exit(f"$ {command}: asks more than templates/README.md says:\n{terminal.said}")
                terminal.type(typed.pop(0).strip())
            if terminal.end() != 0:
                sys.exit(f"{command}: {terminal.said}")
            said = terminal.said
        # The README holds no blanks at the ends of lines.
        said = re.sub(r" +$", "", said, flags=re.M)
        if KEEP:
            with open(folder / "readme.txt", "a", encoding="utf-8") as out:
                out.write(f"$ {command}\n{said}")
        if said.strip("\n") != expected.strip("\n"):
            sys.exit(f"$ {command}\ntemplates/README.md says:\n{expected}\nthe program says:\n{said}")


def main(folder):
    for name, test in (("all", sit_down), ("readme", replay)):
        place = pathlib.Path(folder) / name
        place.mkdir()
        test(place)
    print("ok")


if KEEP:
    main(KEEP)
else:
    with tempfile.TemporaryDirectory() as name:
        main(name)
