// A small document and what it is composed with.
#pragma once

#include <string>
#include <vector>

#include "base/world.h"
#include "flow/compose.h"

namespace fixture {

using namespace kehoach;
using document::Block;
using document::Document;
using document::Inlines;
using document::MarkerKind;

inline const font::Family& serif() {
  static const auto world = real_world();
  static const font::Family family =
      font::load_family(*world, KEHOACH_SOURCE_FOLDER "/fonts").value();
  return family;
}

inline profile::Profile nd30() {
  static const auto world = real_world();
  static Sources sources;
  static const profile::Profile profile =
      profile::load(*world, KEHOACH_SOURCE_FOLDER "/templates", "nd30", sources).value();
  return profile;
}

inline Inlines words(std::string text, bool bold = false, bool italic = false) {
  return {{std::move(text), bold, italic, {}}};
}

inline Block item(MarkerKind kind, std::string label, std::vector<int> numbers, Inlines heading,
                  Inlines text, std::vector<Block> children = {}) {
  static int next = 0;
  Block block;
  block.id = "b" + std::to_string(++next);
  block.label.kind = kind;
  block.label.text = std::move(label);
  block.label.numbers = std::move(numbers);
  block.heading = std::move(heading);
  block.text = std::move(text);
  block.children = std::move(children);
  return block;
}

inline Block paragraph(std::string text) {
  return item(MarkerKind::none, "", {}, {}, words(std::move(text)));
}

inline Document plan() {
  Document d;
  d.letterhead.emplace();
  auto& head = *d.letterhead;
  head.parents = {words("LĐLĐ thành phố Hà Nội")};
  head.issuer = words("Liên đoàn Lao động huyện Gia Lâm");
  head.number.no = words("7");
  head.number.body = words("LĐLĐ");
  head.place = words("Gia Lâm");
  head.date = {2020, 5, 1, {}};
  d.subject = words(
      "Phát động đợt thi đua cao điểm chào mừng Đại hội Đảng bộ các cấp tiến tới Đại hội Đảng bộ "
      "thành phố Hà Nội lần thứ XVII và Đại hội XIII của Đảng");
  d.blocks.push_back(paragraph("Ban Thường vụ xây dựng kế hoạch như sau:"));
  d.blocks.push_back(
      item(MarkerKind::roman, "I.", {1}, words("MỤC ĐÍCH, YÊU CẦU"), {},
           {item(MarkerKind::arabic, "1.", {1}, {}, words("Động viên đoàn viên.")),
            item(MarkerKind::arabic, "2.", {2}, words("Đối tượng:"), words("công đoàn cơ sở."),
                 {item(MarkerKind::letter, "a)", {1}, {}, words("điểm a")),
                  item(MarkerKind::dash, "-", {}, {}, words("gạch"))})}));
  d.blocks.push_back(paragraph("Trên đây là kế hoạch"));
  d.recipients.emplace();
  d.recipients->items = {{words("LĐLĐ tỉnh"), words("b/c")}, {words("Các CĐCS"), {}}};
  d.recipients->archive = {words("VT"), words("Ban CSPL")};
  document::Signature signature;
  signature.authority = {{"TM", words("Ban Thường vụ")}};
  signature.position = words("Chủ tịch");
  signature.name = words("Đào Xuân Trường");
  d.signatures.push_back(signature);
  return d;
}

inline Result<flow::Flow> compose(const Document& document, const profile::Profile& profile,
                                  flow::ComposeOptions options = {}) {
  line::Memory lines(serif());
  flow::Memory memory(lines);
  return flow::compose(document, profile, memory, std::move(options));
}

inline Result<flow::Flow> compose(const Document& document, flow::ComposeOptions options = {}) {
  static std::vector<profile::Profile> kept(1, nd30());
  return compose(document, kept[0], std::move(options));
}

inline std::string text_of(const flow::Paragraph& paragraph) {
  std::string text;
  for (const auto& run : paragraph.runs) text += run.text;
  return text;
}

// The paragraphs of a role, those in tables included, as label + text.
inline std::vector<const flow::Paragraph*> of_role(const flow::Flow& flow, flow::Role role) {
  std::vector<const flow::Paragraph*> out;
  for (const auto& section : flow.sections) {
    for (const auto& element : section.elements) {
      if (const auto* p = std::get_if<flow::Paragraph>(&element)) {
        if (p->role == role) out.push_back(p);
        continue;
      }
      for (const auto& row : std::get<flow::Table>(element).rows) {
        for (const auto& cell : row.cells) {
          for (const auto& p : cell.paragraphs) {
            if (p.role == role) out.push_back(&p);
          }
        }
      }
    }
  }
  return out;
}

}  // namespace fixture
