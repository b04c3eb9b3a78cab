"""How fast a batch is and what memory it takes, by the number of units and threads.

  batch.py PROGRAM SOURCE [COUNT...]       100 1000 unless told
"""
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM, SOURCE = (Path(word).resolve() for word in sys.argv[1:3])
COUNTS = [int(word) for word in sys.argv[3:]] or [100, 1000]


def run(folder, threads):
    """Wall and processor seconds, peak MiB."""
    command = ["/usr/bin/time", "-f", "%e %U %S %M", PROGRAM, "batch", SOURCE / "samples" / "vinh-thuan.json",
               "--units", folder / "units.csv", "-o", f"{folder}/out/{{code|slug}}/{{slug}}.docx",
               "-o", f"{folder}/out/{{code|slug}}/{{slug}}.pdf", "-j", str(threads), "--quiet"]
    start = time.perf_counter()
    result = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    wall = time.perf_counter() - start
    assert result.returncode == 0, result.stderr[-2000:]
    _, user, system, peak = result.stderr.split()[-4:]
    return wall, float(user) + float(system), int(peak) / 1024


def main():
    for count in COUNTS:
        for threads in (1, 2):
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                made = subprocess.run([sys.executable, SOURCE / "samples" / "lien-doan" / "make_units.py", str(count)],
                                      capture_output=True, check=True).stdout
                (folder / "units.csv").write_bytes(made)
                wall, spent, peak = run(folder, threads)
                again, _, _ = run(folder, threads)
                size = sum(path.stat().st_size for path in (folder / "out").rglob("*") if path.is_file())
                print(f"{count:7} units, {threads} threads: {count / wall:6.0f} pairs a second, {count / spent:6.0f} a second of "
                      f"processor time, peak {peak:5.1f} MiB, {size / count / 1024:5.1f} KB a pair; "
                      f"nothing to do: {again * 1000:.0f} ms", flush=True)
                shutil.rmtree(folder / "out")


main()
