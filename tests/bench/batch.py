"""How fast a batch is and what memory it takes, by the number of units and threads.

  batch.py PROGRAM SOURCE [--large] [COUNT...]     100 1,000 10,000 unless told; --large: 100,000 too

For each number of units: pairs (DOCX and PDF) a second, of the clock and of one core's time, KB a
file, and the peak memory of making all, of finding that nothing has changed, and of putting all into
one PDF and one archive. Fails where a peak passes 64 MiB.
"""
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM, SOURCE = (Path(word).resolve() for word in sys.argv[1:3])
WORDS = [word for word in sys.argv[3:] if word != "--large"]
COUNTS = [int(word) for word in WORDS] or [100, 1000, 10_000] + [100_000] * ("--large" in sys.argv)
MOST_MIB = 64


def run(folder, *words):
    """Wall and processor seconds, peak MiB. Asked of a small program: a child begins with its parent's
    memory counted as its own."""
    ask = ("import resource, subprocess, sys\nstatus = subprocess.run(sys.argv[1:], stdout=sys.stderr).returncode\n"
           "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
           "print(used.ru_maxrss, used.ru_utime + used.ru_stime)\nsys.exit(status)")
    start = time.perf_counter()
    result = subprocess.run([sys.executable, "-S", "-c", ask, str(PROGRAM), "batch", *map(str, words)], cwd=folder,
                            capture_output=True, text=True)
    wall = time.perf_counter() - start
    assert result.returncode == 0, result.stderr[-2000:]
    peak, spent = result.stdout.split()
    return wall, float(spent), int(peak) / 1024


def measure(count, threads):
    """A line of the table; the largest peak."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        listed = subprocess.run([sys.executable, SOURCE / "samples" / "lien-doan" / "make_units.py", str(count)],
                                capture_output=True, check=True).stdout
        (folder / "units.csv").write_bytes(listed)
        make = (SOURCE / "samples" / "vinh-thuan.json", "--units", "units.csv", "-o", "out/{code}/{slug}.docx",
                "-o", "out/{code}/{slug}.pdf", "-j", threads, "--quiet")
        wall, spent, peak = run(folder, *make)
        again, _, peak_again = run(folder, *make)
        sizes = {kind: sum(path.stat().st_size for path in (folder / "out").glob(f"*/*.{kind}")) / count / 1024
                 for kind in ("docx", "pdf")}
        bound, _, peak_bound = run(folder, "--join", "out", "--merged", "all.pdf", "--zip", "all.zip", "--quiet")
        merged = (folder / "all.pdf").stat().st_size / count / 1024
        shutil.rmtree(folder / "out")
    print(f"{count:7} {threads:7} {count / wall:8.0f} {count / spent:12.0f} {peak:9.1f} {sizes['docx']:7.1f} {sizes['pdf']:6.1f} "
          f"{again * 1000:9.0f} {peak_again:9.1f} {bound * 1e6 / count:9.0f} {peak_bound:9.1f} {merged:7.1f}", flush=True)
    return max(peak, peak_again, peak_bound)


def main():
    print("                 pairs a second    making  KB a file       nothing to do      one PDF and archive\n"
          "  units threads    clock     one core       MiB    DOCX    PDF        ms       MiB   µs/unit       MiB  KB/plan")
    largest = max(measure(count, threads) for count in COUNTS for threads in (1, 2))
    assert largest < MOST_MIB, f"a peak of {largest:.1f} MiB"


main()
