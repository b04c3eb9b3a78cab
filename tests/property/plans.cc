// Random plans through the whole program, and what must hold of the files that it makes.
//
//   random_plans DATA                       the cases 0 to COUNT - 1 of the seed
//     --seed N --count N                    other ones
//     --case N                              one of them: its plan and what is wrong with it
//     --words typed                         of what people type, and no hostile words
//     --write FOLDER                        the files of the cases, for judges outside
//     --failed FOLDER                       where a failing plan is written (here by default)
//
// A case that fails is made as small as it can be while the same rule still fails.
#include <array>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <string>

#include "base/world.h"
#include "plan_checks.h"
#include "plan_maker.h"
#include "render/render.h"

using namespace kehoach;
using namespace kehoach::property;

namespace {

struct Wanted {
  std::string data;
  std::uint64_t seed = 20200305, count = 1000;
  bool one = false;
  std::uint64_t number = 0;
  Vocabulary vocabulary = Vocabulary::any;
  std::string write_to, failed = ".";
};

class Program {
 public:
  Program(World& world, std::string data) : world_(world), data_(std::move(data)) {}

  render::Outcome render(const Case& one) {
    const auto index =
        (one.way.first_fit ? 1u : 0u) + (one.way.paper ? 2u : 0u) + (one.way.embed ? 4u : 0u);
    auto& renderer = renderers_[index];
    if (renderer == nullptr) renderer = fresh(one.way);
    return render_with(*renderer, one);
  }

  // As a program that has made nothing before.
  render::Outcome render_first(const Case& one) { return render_with(*fresh(one.way), one); }

 private:
  std::unique_ptr<render::Renderer> fresh(const Way& way) {
    render::Options options;
    options.line_fit = way.first_fit ? render::LineFit::first_fit : render::LineFit::word_2013;
    options.medium = way.paper ? render::Medium::paper : render::Medium::electronic;
    options.embed_plan = way.embed;
    return std::make_unique<render::Renderer>(world_, data_, options);
  }

  static render::Outcome render_with(render::Renderer& renderer, const Case& one) {
    return renderer.render({SourceKind::file, "plan.json", to_json(one.plan), "/"});
  }

  World& world_;
  std::string data_;
  std::array<std::unique_ptr<render::Renderer>, 8> renderers_;
};

// What is wrong with a case. Diagnostics other than that a row is too tall are wrong, too.
std::vector<Defect> examine(Program& program, const Case& one, bool compare_with_first) {
  const render::Outcome outcome = program.render(one);
  std::vector<Defect> defects;
  Files files{outcome.docx, outcome.pdf, false};
  for (const Diagnostic& d : outcome.diagnostics) {
    if (d.code == std::string_view("L001"))
      files.row_was_split = true;
    else
      defects.push_back({"diagnostic." + std::string(d.code), d.message(Language::en)});
  }
  if (!outcome.made) {
    if (defects.empty()) defects.push_back({"diagnostic", "not made, and no reason told"});
    return defects;
  }
  const auto of_files = check_files(expected_text(one), files);
  defects.insert(defects.end(), of_files.begin(), of_files.end());
  const render::Outcome again =
      compare_with_first ? program.render_first(one) : program.render(one);
  if (again.docx != outcome.docx) defects.push_back({"same.docx", "other bytes the second time"});
  if (again.pdf != outcome.pdf) defects.push_back({"same.pdf", "other bytes the second time"});
  return defects;
}

Case shrink(Program& program, Case one, const std::string& rule) {
  constexpr int most_tries = 4000;
  int tries = 0;
  for (std::size_t part = 0; tries < most_tries;) {
    const auto smaller = without(one, part);
    if (!smaller) break;
    ++tries;
    const auto defects = examine(program, *smaller, false);
    if (!defects.empty() && defects.front().rule == rule) {
      one = *smaller;  // the parts that are left have the same numbers from here on
    } else {
      ++part;
    }
  }
  return one;
}

bool write_file(const std::string& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  return static_cast<bool>(out.flush());
}

void report(Program& program, const Wanted& wanted, std::uint64_t number, const Case& one,
            const std::vector<Defect>& defects) {
  const std::string& rule = defects.front().rule;
  std::printf("FAILED: --seed %llu --case %llu\n%s", static_cast<unsigned long long>(wanted.seed),
              static_cast<unsigned long long>(number), to_text(defects).substr(0, 2000).c_str());
  const Case small = shrink(program, one, rule);
  const std::string name = wanted.failed + "/failed-" + std::to_string(wanted.seed) + "-" +
                           std::to_string(number) + ".json";
  write_file(name, to_json(small.plan));
  std::printf("the smallest plan that fails so: %s\n  kehoach render %s%s%s%s\n%s\n", name.c_str(),
              name.c_str(), small.way.first_fit ? " --line-fit first-fit" : "",
              small.way.paper ? " --medium paper" : "", small.way.embed ? "" : " --no-embed",
              to_text(examine(program, small, false)).substr(0, 2000).c_str());
}

bool write_files(Program& program, const Wanted& wanted, std::uint64_t number, const Case& one) {
  const std::string stem = wanted.write_to + "/case-" + std::to_string(number);
  const render::Outcome outcome = program.render(one);
  return outcome.made && write_file(stem + ".json", to_json(one.plan)) &&
         write_file(stem + ".docx", outcome.docx) && write_file(stem + ".pdf", outcome.pdf);
}

bool read_words(int count, char** words, Wanted& wanted) {
  if (count < 2) return false;
  wanted.data = words[1];
  for (int i = 2; i < count; i += 2) {
    const std::string_view word = words[i];
    if (i + 1 == count) return false;
    if (word == "--seed")
      wanted.seed = std::stoull(words[i + 1]);
    else if (word == "--count")
      wanted.count = std::stoull(words[i + 1]);
    else if (word == "--case")
      wanted.one = true, wanted.number = std::stoull(words[i + 1]);
    else if (word == "--words" && std::string_view(words[i + 1]) == "typed")
      wanted.vocabulary = Vocabulary::typed;
    else if (word == "--write")
      wanted.write_to = words[i + 1];
    else if (word == "--failed")
      wanted.failed = words[i + 1];
    else
      return false;
  }
  return true;
}

}  // namespace

int main(int count, char** words) {
  constexpr int most_failures = 5;
  constexpr std::uint64_t first_time_every = 50;
  Wanted wanted;
  if (!read_words(count, words, wanted)) {
    std::fputs(
        "random_plans DATA [--seed N] [--count N] [--case N] [--words typed] [--write FOLDER] "
        "[--failed "
        "FOLDER]\n",
        stderr);
    return 3;
  }
  const auto world = real_world();
  Program program(*world, wanted.data);
  int failures = 0;
  const std::uint64_t first = wanted.one ? wanted.number : 0;
  const std::uint64_t end = wanted.one ? wanted.number + 1 : wanted.count;
  for (std::uint64_t i = first; i < end && failures < most_failures; ++i) {
    const Case one = make_case(wanted.seed, i, wanted.vocabulary);
    if (wanted.one) std::fputs(to_json(one.plan).c_str(), stdout);
    if (!wanted.write_to.empty()) {
      if (!write_files(program, wanted, i, one)) return 2;
      continue;
    }
    const auto defects = examine(program, one, i % first_time_every == 0);
    if (defects.empty()) continue;
    ++failures;
    report(program, wanted, i, one, defects);
  }
  std::printf("seed %llu: %llu plans, %d failed\n", static_cast<unsigned long long>(wanted.seed),
              static_cast<unsigned long long>(end - first), failures);
  return failures == 0 ? 0 : 1;
}
