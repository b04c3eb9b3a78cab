#!/usr/bin/env bash
# Other programs read what the press wrote: readers.sh WRITE_SAMPLES FOLDER [large]
# Exit status 77 (skipped) where they are not installed, except under CI.
set -euo pipefail

write_samples=$1
folder=$2
what=${3:-all}

for program in qpdf pdftotext pdffonts pdfinfo mutool; do
  command -v "$program" >/dev/null && continue
  echo "$program is not installed"
  [ -n "${CI:-}" ] && exit 1
  exit 77
done

rm -rf "$folder"
mkdir -p "$folder"
"$write_samples" "$folder" "$what"

failed=0
complain() {
  echo "$1" >&2
  failed=1
}

# One line of text a line, blanks single, nothing at the ends, no empty lines.
tidy() { tr -d '\f' | sed -E 's/ +/ /g; s/^ //; s/ $//; /^$/d'; }

check_structure() {
  local report
  report=$(qpdf --check "$1" 2>&1) || complain "qpdf: $1: $report"
  if grep -qiE 'warning|error:' <<<"$report"; then complain "qpdf: $1: $report"; fi
}

check_fonts() {
  # name, type of two words, encoding, emb, sub, uni, object of two words
  if pdffonts "$1" 2>&1 | tail -n +3 | grep -vE '^[A-Z]{6}\+LiberationSerif\S* +CID TrueType +Identity-H +yes yes yes '; then
    complain "pdffonts: $1"
  fi
}

check_text() {
  local found=$folder/found.txt
  tidy <"${1%.pdf}.txt" >"$folder/expected.txt"
  pdftotext -layout "$1" - 2>"$folder/complaints.txt" | tidy >"$found"
  if [ -s "$folder/complaints.txt" ]; then complain "pdftotext: $1: $(cat "$folder/complaints.txt")"; fi
  cmp -s "$folder/expected.txt" "$found" || complain "pdftotext: $1: $(diff "$folder/expected.txt" "$found" | head -5)"
  # Debian builds mutool without colour management, and it says so each time.
  mutool draw -q -F txt "$1" 2>"$folder/complaints.txt" | tidy >"$found"
  if grep -v 'ICC support is not available' "$folder/complaints.txt"; then complain "mutool: $1"; fi
  # mutool breaks a line at a wide gap: only the words and their order are compared.
  cmp -s <(tr '\n' ' ' <"$folder/expected.txt") <(tr '\n' ' ' <"$found") ||
    complain "mutool: $1: other text"
}

check_plan() {
  local info
  info=$(pdfinfo "$1")
  grep -q '^Title: *Kế hoạch 117/KH-LĐLĐ: Phát động' <<<"$info" || complain "pdfinfo: $1: title"
  grep -q '^Author: *Liên đoàn Lao động huyện Vĩnh Thuận$' <<<"$info" || complain "pdfinfo: $1: author"
  grep -q '^Pages: *6$' <<<"$info" || complain "pdfinfo: $1: pages"
  pdfinfo -url "$1" | grep -q 'mailto:congdoan@example.vn' || complain "pdfinfo: $1: link"
  [ "$(mutool show "$1" outline | grep -c 'MỤC ĐÍCH')" -gt 3 ] || complain "mutool: $1: outline"
}

for file in "$folder"/*.pdf; do
  check_structure "$file"
  if [ "$what" = large ]; then
    [ "$(pdfinfo "$file" | sed -n 's/^Pages: *//p')" = 40000 ] || complain "pdfinfo: $file: pages"
    [ "$(pdftotext -f 40000 -l 40000 "$file" - | tidy)" = "Trang 40000" ] || complain "pdftotext: $file"
    continue
  fi
  check_fonts "$file"
  check_text "$file"
done
if [ "$what" = all ]; then
  check_plan "$folder/plan.pdf"
  check_plan "$folder/plan-readable.pdf"
fi
exit $failed
