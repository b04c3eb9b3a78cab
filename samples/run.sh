#!/usr/bin/env bash
# Makes the five real plans as Word files and PDFs in out/, from nothing: installs what is missing,
# builds the program, runs it.
set -euo pipefail
cd "$(dirname "$0")/.."

.ci/packages build
cmake --preset release -DKEHOACH_TESTS=OFF -B build/samples >/dev/null
cmake --build build/samples --target kehoach

build/samples/src/cli/kehoach render samples/*.json -o out/
echo
echo "Done / đã xong:"
ls out/*.docx out/*.pdf
