// Pairs (DOCX + PDF) of many distinct plans made in one process, without writing them.
//
//   pairs DATA_FOLDER COUNT distinct PLAN.json...
//   pairs DATA_FOLDER COUNT federation PLAN.json
//
// distinct: each plan is a sample with words of its own: the n-th document counts through the
// letters of every ninth word, so that hardly a paragraph is the same in two. federation: one plan
// for many unions, each with its own name, place, date, number and signer, and a paragraph of its
// own targets, as a batch makes them. Prints pairs, processor time in all and by stage, pairs a
// second, bytes and the peak of memory.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <sys/resource.h>
#include <vector>

#include "base/world.h"
#include "render/many.h"
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

// What the n-th union of a federation has of its own.
render::Row row_of(int n) {
  static const std::array<const char*, 15> districts = {
      "An Biên", "An Minh",  "Châu Thành",    "Giang Thành", "Giồng Riềng",
      "Gò Quao", "Hòn Đất",  "Kiên Hải",      "Phú Quốc",    "Rạch Giá",
      "Hà Tiên", "Tân Hiệp", "U Minh Thượng", "Vĩnh Thuận",  "Kiên Lương"};
  static const std::array<const char*, 7> kinds = {
      "Liên đoàn Lao động huyện",
      "Công đoàn ngành Giáo dục huyện",
      "CĐCS Công ty TNHH MTV Thủy sản",
      "CĐCS Trường THCS & THPT",
      "CĐCS Công ty CP Xi măng chi nhánh",
      "CĐCS Trung tâm Y tế",
      "CĐCS Ban Quản lý các dự án đầu tư xây dựng công trình giao thông, thủy lợi huyện"};
  static const std::array<const char*, 10> families = {"Nguyễn", "Trần", "Lê",   "Phạm", "Huỳnh",
                                                       "Phan",   "Võ",   "Đặng", "Bùi",  "Đỗ"};
  static const std::array<const char*, 11> given = {"An",    "Bình", "Cẩm", "Dũng", "Đông", "Giang",
                                                    "Khánh", "Lâm",  "Mỹ",  "Quý",  "Thủy"};
  render::Row row;
  row.sources = std::make_unique<Sources>();
  const auto set = [&](const std::string& path, const std::string& value) {
    const std::string word = path + '=' + value;
    const Source* source = row.sources->add(SourceKind::argument, word, word);
    row.settings.push_back(
        {source,
         path,
         {static_cast<std::uint32_t>(path.size()) + 1, static_cast<std::uint32_t>(word.size())}});
  };
  const auto i = static_cast<std::size_t>(n);
  const std::string district = districts[i % districts.size()];
  const std::string name = std::string(kinds[i / districts.size() % kinds.size()]) + ' ' +
                           district + ' ' + std::to_string(i / (districts.size() * kinds.size()));
  set("issuer.name", name);
  set("place", district);
  set("number.no", std::to_string(n + 1));
  set("date", "2021-0" + std::to_string(i % 9 + 1) + "-1" + std::to_string(i % 10));
  set("signatures[0].name",
      std::string(families[i * 7 % families.size()]) + " Văn " + given[i * 3 % given.size()]);
  set("lead_in", "Ban Thường vụ " + name +
                     " xây dựng kế hoạch phát động phong trào thi đua năm 2021 với nội dung cụ thể "
                     "như sau:");
  set("purpose.1", "Trong năm, kết nạp " + std::to_string(20 + i * 7 % 480) +
                       " đoàn viên mới, thăm " + std::to_string(5 + i * 3 % 60) +
                       " gia đình đoàn viên có hoàn cảnh khó khăn; từ " +
                       std::to_string(60 + i % 40) +
                       " % đoàn viên trở lên đăng ký thi đua, mỗi tổ công đoàn có một sáng kiến.");
  return row;
}

}  // namespace

int main(int count, char** words) {
  if (count < 5) return 3;
  const auto world = real_world();
  const int pairs = std::atoi(words[2]);
  const bool federation = std::string(words[3]) == "federation";
  std::vector<std::string> plans;
  for (int i = 4; i < count; ++i)
    plans.push_back(world->read_file(words[i], std::size_t{1} << 24).value());

  std::map<std::string, double> stages;
  double last = 0;
  render::Options options;
  options.done = [&](std::string_view stage) {
    const double now = processor_seconds();
    stages[std::string(stage)] += now - last;
    last = now;
  };
  render::Renderer first(*world, words[1], options);
  const render::PlanText common_text{SourceKind::file, "plan.json", plans[0], "/"};
  auto common = first.read_common(common_text, {});
  if (!common || !first.prepare(*common, {}, {})) return 1;
  render::Renderer renderer = first.twin();

  std::size_t bytes = 0;
  const double start = processor_seconds();
  for (int i = 0; i < pairs; ++i) {
    std::string text;
    render::Row row;
    if (federation)
      row = row_of(i);
    else
      text = distinct(plans[static_cast<std::size_t>(i) % plans.size()], i);
    last = processor_seconds();
    const auto outcome = federation ? renderer.render(*common, std::move(row))
                                    : renderer.render({SourceKind::file, "plan.json", text, "/"});
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
  std::printf("ms by stage:");
  for (const char* stage : {"read", "evaluate", "compose", "lay_out", "pdf", "docx"})
    std::printf(" %s %.3f", stage, 1000 * stages[stage] / pairs);
  std::printf("\n");
}
