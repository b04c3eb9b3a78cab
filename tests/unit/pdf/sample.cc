#include "sample.h"

#include <algorithm>
#include <stdexcept>

#include "base/utf8.h"
#include "base/world.h"

namespace kehoach::pdf {

namespace {

constexpr layout::Measure page_width = twips(11906), page_height = twips(16838);  // A4
constexpr layout::Measure left = twips(1701), right = twips(850), top = twips(1134),
                          bottom = twips(1134);
constexpr int half_points = 28;

flow::Run make_run(std::string text, bool bold, bool italic = false) {
  flow::Run run;
  run.text = std::move(text);
  run.bold = bold;
  run.italic = italic;
  return run;
}

layout::Measure advance(const font::Face& face, char32_t c, int size) {
  return face.advance(c).value_or(0) * line::measures_per_unit_and_half_point * size;
}

}  // namespace

const font::Family& shipped_family() {
  static const font::Family family =
      font::load_family(*real_world(), Path(KEHOACH_SOURCE_FOLDER) / "fonts").value();
  return family;
}

Sample::Sample(font::Family family, std::size_t most) : family_(std::move(family)) {
  flow.sections.resize(1);
  flow.sections[0].elements.reserve(most);
  begin_page(0, 1);
}

void Sample::begin_page(std::uint32_t section, std::uint32_t number) {
  pages.pages.push_back({page_width, page_height, section, number, {}, {}, {}});
  y_ = top;
}

// Text of one run without a blank before which a line might end, and the blank after it.
struct Sample::Word {
  std::uint32_t run = 0, begin = 0, end = 0;
  font::Style style = font::Style::regular;
  Measure width = 0, blank = 0;  // blank: the width of the one that follows; 0: none
};

std::vector<Sample::Word> Sample::words_of(const flow::Paragraph& paragraph) const {
  std::vector<Word> words;
  for (std::uint32_t r = 0; r < paragraph.runs.size(); ++r) {
    const flow::Run& run = paragraph.runs[r];
    const auto style = font::style_of(run.bold, run.italic);
    const auto size = static_cast<std::uint32_t>(run.text.size());
    Word word{r, 0, 0, style, 0, 0};
    for (std::uint32_t at = 0; at < size;) {
      const auto [c, bytes] = utf8::decode(run.text, at);
      const Measure width = advance(family_.face(style), c, half_points);
      at += bytes;
      if (c == U' ') {
        word.blank = width;
        words.push_back(word);
        word = {r, at, at, style, 0, 0};
      } else {
        word.width += width;
        word.end = at;
      }
    }
    if (word.end > word.begin) words.push_back(word);
  }
  return words;
}

void Sample::set_line(const flow::Paragraph& paragraph, const std::vector<Word>& words,
                      std::size_t begin, std::size_t end, Measure x, Measure width, bool last) {
  if (y_ + points(18) > page_height - bottom) {
    const auto number = pages.pages.back().number;
    begin_page(pages.pages.back().section, number + 1);
  }
  layout::Line line;
  line.paragraph = &paragraph;
  line.number = next_line_++;
  line.half_points = half_points;
  line.baseline = y_ + points(14);
  Measure natural = 0, blanks = 0;
  for (std::size_t i = begin; i < end; ++i) {
    natural += words[i].width;
    if (i + 1 < end && words[i].blank != 0) {
      natural += words[i].blank;
      ++blanks;
    }
  }
  if (!last && blanks > 0) line.stretch = (width - natural) / blanks;
  if (line.number == 0 && !paragraph.label.text.empty()) {
    line.pieces.push_back({layout::Piece::Part::label, paragraph.label.text,
                           font::style_of(paragraph.label.bold, paragraph.label.italic),
                           x - twips(400), 0, 0});
  }
  for (std::size_t i = begin; i < end;) {
    // The words of one run make one piece.
    std::size_t next = i;
    layout::Piece piece;
    piece.style = words[i].style;
    piece.x = x;
    piece.run = words[i].run;
    piece.offset = words[i].begin;
    std::uint32_t last_byte = words[i].end;
    for (; next < end && words[next].run == words[i].run; ++next) {
      x += words[next].width;
      last_byte = words[next].end;
      if (next + 1 < end && words[next].blank != 0) {
        x += words[next].blank + line.stretch;
        last_byte += 1;
      }
    }
    piece.text = std::string_view(paragraph.runs[piece.run].text)
                     .substr(piece.offset, last_byte - piece.offset);
    line.pieces.push_back(piece);
    i = next;
  }
  pages.pages.back().lines.push_back(line);
  y_ += points(18);
}

flow::Paragraph& Sample::add(std::vector<flow::Run> runs, std::uint8_t heading_level,
                             std::string label) {
  auto& elements = flow.sections[0].elements;
  if (elements.size() == elements.capacity()) throw std::length_error("too many paragraphs");
  flow::Paragraph& paragraph = std::get<flow::Paragraph>(elements.emplace_back());
  paragraph.runs = std::move(runs);
  paragraph.format.heading_level = heading_level;
  paragraph.label.text = std::move(label);
  paragraph.label.bold = heading_level > 0;
  next_line_ = 0;
  const std::vector<Word> words = words_of(paragraph);
  for (std::size_t begin = 0; begin < words.size();) {
    const Measure x = left + (next_line_ == 0 ? twips(720) : 0);
    const Measure width = page_width - right - x;
    Measure used = words[begin].width;
    std::size_t end = begin + 1;
    while (end < words.size() && used + words[end - 1].blank + words[end].width <= width) {
      used += words[end - 1].blank + words[end].width;
      ++end;
    }
    set_line(paragraph, words, begin, end, x, width, end == words.size());
    begin = end;
  }
  y_ += points(6);
  return paragraph;
}

flow::Paragraph& Sample::add(std::string text, bool bold, bool italic) {
  return add({make_run(std::move(text), bold, italic)});
}

void Sample::add_rule(layout::Rule rule) { pages.pages.back().rules.push_back(rule); }

std::string text_of(const layout::Page& page) {
  std::string text;
  for (const layout::Line& line : page.lines) {
    for (const layout::Piece& piece : line.pieces) {
      if (&piece != &line.pieces.front() && line.pieces.front().part != piece.part &&
          piece.run == 0 && piece.offset == 0) {
        text += ' ';  // after a label
      }
      for (std::size_t at = 0; at < piece.text.size();) {
        const auto [c, size] = utf8::decode(piece.text, at);
        utf8::append(text, c == U'\u00A0' ? U' ' : c);
        at += size;
      }
    }
    text += '\n';
  }
  return text;
}

void fill_with_plan(Sample& sample, int pages) {
  sample.flow.metadata.title = "Kế hoạch 117/KH-LĐLĐ: Phát động phong trào thi đua năm 2021";
  sample.flow.metadata.subject = "Phát động phong trào thi đua năm 2021";
  sample.flow.metadata.author = "Liên đoàn Lao động huyện Vĩnh Thuận";
  sample.flow.metadata.number = "117/KH-LĐLĐ";
  sample.flow.metadata.category = "Kế hoạch";
  sample.flow.metadata.date = flow::Field::Day{2021, 2, 5};
  const auto wanted = static_cast<std::size_t>(pages);
  for (int round = 1; sample.pages.pages.size() <= wanted; ++round) {
    const std::string number = std::to_string(round);
    sample.add({make_run("MỤC ĐÍCH, YÊU CẦU CỦA ĐỢT THI ĐUA THỨ " + number, true)}, 1, "I.");
    sample.add(
        "Tiếp tục đẩy mạnh phong trào thi đua yêu nước trong đoàn viên, công nhân, viên chức, lao "
        "động; gắn thi đua với việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh, "
        "góp phần hoàn thành thắng lợi nhiệm vụ chính trị của từng cơ quan, đơn vị (đợt " +
        number + ").");
    sample.add({make_run("Nội dung thi đua", true)}, 2, "1.");
    sample.add(
        {make_run("Thi đua “Lao động giỏi, Lao động sáng tạo”: ", true, true),
         make_run("mỗi công đoàn cơ sở đăng ký ít nhất 02 sáng kiến, ", false),
         make_run("có xác nhận của thủ trưởng đơn vị", false, true),
         make_run(", gửi về Liên đoàn Lao động huyện trước ngày 30/6 hằng năm để tổng hợp, xét đề "
                  "nghị khen thưởng theo quy định tại Quyết định số 1689/QĐ-TLĐ.",
                  false)});
    sample.add(
        "Những tập thể, cá nhân tiêu biểu, xuất sắc, có nhiều đóng góp cho hoạt động công đoàn và "
        "phong trào công nhân, viên chức, lao động được biểu dương tại hội nghị tổng kết; kinh phí "
        "khen thưởng trích từ nguồn tài chính công đoàn, mức chi 500.000 đồng/cá nhân.");
    sample.add("Ghi chú: các đơn vị tự chịu trách nhiệm về số liệu đã báo cáo.", false, true);
  }
  sample.pages.pages.resize(wanted);
}

}  // namespace kehoach::pdf
