#!/usr/bin/env python3
"""README's lines for GNU parallel, Slurm and Kubernetes: as they stand there, they make what one run makes.

    machines.py PROGRAM SOURCE

GNU parallel is asked where it is installed. A stand-in takes its place where it is not, and those of Slurm and
Kubernetes: it does with a line what their manuals say, here and at once.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from federation import Office

PROGRAM, SOURCE = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
README = (SOURCE / "README.md").read_text("utf-8")
UNITS, SHARDS = 30, 4

STAND_INS = {
    # parallel -j N COMMAND ::: ARGUMENT...
    "parallel": """#!/usr/bin/env python3
import subprocess, sys
words = sys.argv[1:]
at = words.index(":::")
assert words[:2] == ["-j", "4"], words
processes = [subprocess.Popen(["sh", "-c", " ".join(words[2:at]).replace("{}", word)]) for word in words[at + 1:]]
sys.exit(sum(process.wait() != 0 for process in processes))
""",
    # sbatch [--parsable] [--array=1-N] [--dependency=afterany:JOB] --wrap SCRIPT
    "sbatch": """#!/usr/bin/env python3
import os, re, subprocess, sys
words = sys.argv[1:]
array = [re.fullmatch(r"--array=1-(\\d+)", word) for word in words if word.startswith("--array")]
after = [word for word in words if word.startswith("--dependency")]
assert after in ([], ["--dependency=afterany:7"]), after
assert words[-2] == "--wrap" and len(words) == 2 + len(array) + len(after) + ("--parsable" in words), words
tasks = int(array[0][1]) if array else 0
for task in range(1, tasks + 1) if tasks else [0]:
    more = {"SLURM_ARRAY_TASK_ID": str(task), "SLURM_ARRAY_TASK_COUNT": str(tasks)} if tasks else {}
    subprocess.run(["sh", "-c", words[-1]], env={**os.environ, **more}, stdout=subprocess.DEVNULL)
print("7" if "--parsable" in words else "Submitted batch job 7")
""",
}


def block(name):
    """The lines of README's block that begins with "# NAME"."""
    found = re.search(rf"```sh\n# {name}[^\n]*\n(.*?)```", README, re.DOTALL)
    assert found, f"README has no lines for {name}"
    return found[1]


def work():
    return re.search(r"With `work` for\s+`([^`]*)`", README)[1]


def folder_of(place, name):
    """A folder to work in, and a folder of programs: ours, and stand-ins for what is not installed."""
    office = Office(PROGRAM, SOURCE, place / name, UNITS)
    programs = place / f"{name}-programs"
    programs.mkdir()
    (programs / "kehoach").symlink_to(PROGRAM)
    for program, text in STAND_INS.items():
        if program == "sbatch" or shutil.which(program) is None:
            (programs / program).write_text(text)
            (programs / program).chmod(0o755)
    return office, programs


def shell(office, programs, script, **more):
    done = subprocess.run(["bash", "-euc", script], cwd=office.folder, capture_output=True, encoding="utf-8",
                          env={**os.environ, "HOME": str(office.folder), "PATH": f"{programs}:{os.environ['PATH']}",
                               "work": work(), "KEHOACH_LANG": "vi", **more})
    assert done.returncode == 0, f"{script}\nexit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def parallel(office, programs):
    shell(office, programs, block("GNU parallel"))


def slurm(office, programs):
    # the variable stands in README's shell: only what the lines export may reach the tasks
    shell(office, programs, "declare +x work\n" + block("Slurm"))


def kubernetes(office, programs):
    each, join = block("Kubernetes").splitlines()
    for index in range(SHARDS):
        shell(office, programs, f"sh -c '{each}'", JOB_COMPLETION_INDEX=str(index))
    shell(office, programs, join)


def main():
    with tempfile.TemporaryDirectory() as name:
        place = pathlib.Path(name)
        one, programs = folder_of(place, "one")
        shell(one, programs, work())
        expected = one.tree()
        assert len(expected) == 2 * UNITS + 2, len(expected)  # and manifest and lock
        for way in (parallel, slurm, kubernetes):
            office, programs = folder_of(place, way.__name__)
            way(office, programs)
            made = office.tree()
            made.pop("out/in.pdf", None)
            assert made == expected, sorted(set(made.items()) ^ set(expected.items()))[:6]
            print(f"{way.__name__}: fine")


main()
