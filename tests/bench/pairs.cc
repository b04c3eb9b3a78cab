// Pairs (DOCX + PDF) of many distinct plans made in one process, without writing them.
//
//   pairs DATA_FOLDER COUNT PLAN.json...
//
// Each plan is a sample with words of its own: the n-th document counts through the letters of some
// of its words, so that no two have the same text. Prints pairs, seconds of processor time, pairs a
// second, bytes and the peak of memory.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/resource.h>
#include <vector>

#include "base/world.h"
#include "render/render.h"

using namespace kehoach;

namespace {

double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) { return double(t.tv_sec) + double(t.tv_usec) / 1e6; };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

// Every ninth word of the text gets a syllable that names the document.
std::string distinct(const std::string& plan, int number) {
  static const char* const syllables[] = {"an",  "bình",  "cẩm",   "dương", "đông", "gia",
                                          "hòa", "khánh", "lâm",   "mỹ",    "ninh", "phú",
                                          "quý", "sơn",   "thuận", "vĩnh"};
  std::string out;
  out.reserve(plan.size() + 2048);
  int words = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const char c = plan[i];
    if (c == '"' && (i == 0 || plan[i - 1] != '\\')) in_string = !in_string;
    out += c;
    if (!in_string || c != ' ' || ++words % 9 != 0) continue;
    out += syllables[(number >> (words / 9 % 3 * 4)) & 15];
    out += ' ';
  }
  return out;
}

}  // namespace

int main(int count, char** words) {
  if (count < 4) return 3;
  const auto world = real_world();
  const int pairs = std::atoi(words[2]);
  std::vector<std::string> plans;
  for (int i = 3; i < count; ++i)
    plans.push_back(world->read_file(words[i], std::size_t{1} << 24).value());

  render::Renderer renderer(*world, words[1], {});
  std::size_t bytes = 0;
  const double start = processor_seconds();
  for (int i = 0; i < pairs; ++i) {
    const auto& plan = plans[static_cast<std::size_t>(i) % plans.size()];
    const auto outcome = renderer.render({SourceKind::file, "plan.json", distinct(plan, i), "/"});
    if (!outcome.made) {
      std::fprintf(stderr, "plan %d was not made: %s\n", i,
                   outcome.diagnostics.at(0).message(Language::en).c_str());
      return 1;
    }
    bytes += outcome.docx.size() + outcome.pdf.size();
  }
  const double spent = processor_seconds() - start;
  std::printf("%d pairs, %.3f s, %.0f pairs a second, %.1f KB a pair, peak %.1f MiB\n", pairs,
              spent, pairs / spent, double(bytes) / pairs / 1024, double(peak_kilobytes()) / 1024);
}
