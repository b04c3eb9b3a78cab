#!/usr/bin/env bash
# Builds the program as it is shipped and measures it; prints the figures beside those of
# python-docx and LibreOffice on the same machine in the same run. Fails when lines are set worse
# than LibreOffice sets them, when the instructions of a pair grow by more than 5 % over
# instructions.json, when a page costs more in a longer plan, when a save is not seen in 100 ms, or
# when a batch takes over 64 MiB. With --short all but the long plans, which take some minutes under
# callgrind; with KEHOACH_LARGE=1 the curve of batches goes to 100,000 units (half an hour, 8 GB of
# disk).
set -euo pipefail
cd "$(dirname "$0")/../.."
.ci/packages test
cmake --preset release >/dev/null
cmake --build --preset release --target kehoach bench_pairs
/usr/bin/python3 tests/bench/lines.py build/release/src/cli/kehoach
/usr/bin/python3 tests/bench/watching.py build/release/src/cli/kehoach
[[ "${1:-}" == --short ]] || /usr/bin/python3 tests/bench/linear.py build/release/src/cli/kehoach
/usr/bin/python3 tests/bench/batch.py build/release/src/cli/kehoach . ${KEHOACH_LARGE:+--large}
exec /usr/bin/python3 tests/bench/compare.py build/release/src/cli/kehoach build/release/tests/bench/bench_pairs
