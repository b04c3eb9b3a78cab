// Random flows: whatever a plan says, the file is good and says the same.
#include <random>

#include <catch2/catch.hpp>

#include "docx_text.h"
#include "written.h"

using namespace kehoach;
using flow::Paragraph;
using flow::Role;

namespace {

std::string random_text(std::mt19937_64& random) {
  constexpr std::string_view pieces[] = {
      "Đại hội", " ", "  ", "\n", "\xC2\xA0",         "<w:p>", "&amp;", "]]>", "\"", "'",
      "\t",      "ế", "…",  "%1", "\xF0\x9F\x99\x82", "a",     "1.",    "-",   "–",  "\xEF\xBF\xBD",
      "{{",      "\\"};
  std::string out;
  for (std::uint64_t n = random() % 8 + 1; n > 0; --n) out += pieces[random() % std::size(pieces)];
  return out;
}

Role random_body_role(std::mt19937_64& random) {
  const auto first = static_cast<std::uint64_t>(Role::text);
  const auto last = static_cast<std::uint64_t>(Role::star);
  return static_cast<Role>(first + random() % (last - first + 1));
}

Paragraph random_paragraph(std::mt19937_64& random, docx_check::FlowBuilder& build) {
  Paragraph out = build.paragraph(random_body_role(random));
  out.format.keep_with_next = random() % 4 == 0;
  out.format.left = Length::twips(static_cast<std::int64_t>(random() % 3) * 100);
  if (random() % 5 == 0) out.format.align = flow::Align::right;
  if (random() % 3 == 0) {
    constexpr std::string_view labels[] = {"I.", "1.", "2.", "1.1.", "a)", "-", "+", "*", "1.2"};
    out.label.text = labels[random() % std::size(labels)];
    out.label.list = static_cast<flow::ListLevel>(random() % 8);
    out.label.number = static_cast<int>(random() % 4);
    out.label.typed = random() % 3 == 0;
    out.label.bold = random() % 2 == 0;
  }
  for (std::uint64_t n = random() % 5 + 1; n > 0; --n) {
    flow::Run run;
    run.text = random_text(random);
    run.bold = random() % 3 == 0;
    run.italic = random() % 3 == 0;
    if (random() % 6 == 0) run.link = random() % 2 == 0 ? "https://a.vn/?b" : "mailto:a@b.vn";
    if (random() % 6 == 0) {
      run.field = static_cast<std::int16_t>(random() % (build.flow.fields.size() + 2)) - 1;
      if (run.field >= 0 && static_cast<std::size_t>(run.field) < build.flow.fields.size()) {
        run.text = build.flow.fields[static_cast<std::size_t>(run.field)].value;
      }
    }
    out.runs.push_back(run);
  }
  flow::Run end;  // so that no paragraph is empty
  end.text = "x";
  out.runs.push_back(end);
  return out;
}

flow::Flow random_flow(std::mt19937_64& random, std::vector<std::string>& texts) {
  docx_check::FlowBuilder build;
  for (int i = 0; i < 4; ++i) {
    flow::Field field;
    field.kind = static_cast<flow::Field::Kind>(random() % 3);
    field.name = random() % 2 == 0 ? "so" : "ngay";
    field.title = random_text(random);
    field.value = random() % 3 == 0 ? "ngày 05 tháng 7 năm 2021" : random_text(random);
    field.day = {2021, 7, 5};
    build.flow.fields.push_back(field);
  }
  build.flow.metadata.title = random_text(random);
  build.flow.metadata.author = random_text(random);
  build.flow.plan_json = random() % 2 == 0 ? random_text(random) : "";
  for (std::uint64_t n = random() % 3 + 1; n > 0; --n) {
    flow::Section& section = build.flow.sections.emplace_back();
    section.page = random() % 2 == 0 ? docx_check::portrait_page() : docx_check::landscape_page();
    for (std::uint64_t k = random() % 10 + 1; k > 0; --k) {
      Paragraph paragraph = random_paragraph(random, build);
      std::string text;
      for (const flow::Run& run : paragraph.runs) text += run.text;
      const std::string& label = paragraph.label.text;
      texts.push_back(label.empty() ? text : label + "\xC2\xA0" + text);
      section.elements.emplace_back(std::move(paragraph));
    }
  }
  return build.flow;
}

}  // namespace

TEST_CASE("any flow is a good file that says what the flow says") {
  constexpr std::uint64_t seed = 20200511;
  std::mt19937_64 random(seed);
  docx::Writer writer;
  for (int i = 0; i < 150; ++i) {
    CAPTURE(seed, i);
    std::vector<std::string> texts;
    const flow::Flow flow = random_flow(random, texts);
    const Bytes docx = writer.write(flow);
    REQUIRE(docx_check::to_text(docx_check::check(docx)) == "");
    const auto read = docx_check::read_text(docx);
    REQUIRE(read);
    REQUIRE(read->size() == texts.size());
    for (std::size_t k = 0; k < texts.size(); ++k) {
      const docx_check::TextParagraph& p = (*read)[k];
      REQUIRE((p.label.empty() ? p.text : p.label + "\xC2\xA0" + p.text) == texts[k]);
    }
  }
}
