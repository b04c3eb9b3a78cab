#!/usr/bin/env bash
# Builds everything twice, shipped (release) and with the sanitizers (asan), and passes every test
# with both; the outside checkers judge what the shipped program makes. Installs what is missing.
#   tests/run.sh            all of it
#   tests/run.sh -R text    only the tests whose names match (ctest's words go through)
set -euo pipefail
cd "$(dirname "$0")/.."

.ci/packages test
if [ tests/external/package-lock.json -nt tests/external/node_modules/.package-lock.json ]; then
  (cd tests/external && npm ci --ignore-scripts --no-audit --no-fund </dev/null)
fi

jobs=$(nproc)
for preset in release asan; do
  cmake --preset "$preset" >/dev/null
  cmake --build --preset "$preset" -j "$jobs"
done
failed=0
for preset in release asan; do
  echo "== $preset"
  ctest --preset "$preset" -j "$jobs" "$@" </dev/null || failed=1
done
exit $failed
