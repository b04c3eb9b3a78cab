#include "flow/compose.h"

#include "balance.h"
#include "base/utf8.h"
#include "body.h"
#include "foot.h"
#include "keep.h"
#include "letterhead.h"
#include "phrases.h"
#include "setting.h"
#include "settle.h"
#include "viet/case.h"
#include "viet/counters.h"

namespace kehoach::flow {

namespace {

class Composer {
 public:
  Composer(const document::Document& document, const profile::Profile& profile, Memory& memory,
           ComposeOptions options)
      : document_(document),
        options_(std::move(options)),
        setting_{profile, memory, memory.lines.family(), options_.medium, options_.line_fit, {}, {},
                 {},      {}} {}

  Result<Flow> run() {
    read_formats(setting_);
    if (!setting_.wrong.empty()) return std::move(setting_.wrong);

    Flow flow;
    flow.line_fit = options_.line_fit;
    flow.sections.push_back(main_section());
    for (std::size_t i = 0; i < document_.appendices.size(); ++i) {
      flow.sections.push_back(appendix(document_.appendices[i], i));
    }
    flow.metadata = metadata();
    for (auto& section : flow.sections) settle_section(section);
    if (!setting_.wrong.empty()) return std::move(setting_.wrong);
    flow.formats = setting_.formats;
    flow.fields = std::move(setting_.fields);
    flow.plan_json = std::move(options_.plan_json);
    return flow;
  }

 private:
  Section main_section() {
    Section section;
    section.id = "main";
    section.page = page_of(setting_.profile, false);
    const Length width = text_width(section.page);
    auto& out = section.elements;
    if (document_.letterhead) {
      out.emplace_back(
          compose_letterhead(setting_, *document_.letterhead, document_.type.code, width));
      compose_title(setting_, document_, width, out);
    }
    compose_blocks(setting_, document_.blocks, width, out);
    const bool has_foot = document_.recipients || !document_.signatures.empty();
    if (has_foot) {
      end_text(setting_, document_.end_mark.value_or(setting_.profile.wording.end_mark), out);
      out.emplace_back(compose_foot(setting_, document_, width));
    }
    close(section);
    return section;
  }

  Section appendix(const document::Appendix& source, std::size_t index) {
    Section section;
    section.id = source.id;
    section.page = page_of(setting_.profile, source.landscape);
    const Length width = text_width(section.page);
    auto& out = section.elements;
    const auto& wording = setting_.profile.wording;
    const bool several = document_.appendices.size() > 1;
    auto label =
        several
            ? fill(setting_, wording.appendix,
                   {{"number", {own_words(setting_, viet::roman(static_cast<int>(index) + 1))}}})
            : std::vector<Run>{own_words(setting_, wording.appendix_single)};
    out.emplace_back(
        make_paragraph(setting_, Role::appendix_label, source.id + ".label", std::move(label)));
    auto runs = runs_of(source.title);
    const std::string natural = plain_text(runs);
    Paragraph title =
        make_paragraph(setting_, Role::appendix_title, source.id + ".title", std::move(runs));
    balance(setting_, title, natural, width, width * setting_.profile.subject_percent / 100);
    out.emplace_back(std::move(title));
    out.emplace_back(
        make_paragraph(setting_, Role::appendix_reference, source.id + ".reference", reference()));
    compose_blocks(setting_, source.blocks, width, out);
    close(section);
    return section;
  }

  // Word wants a paragraph after a table that ends a section.
  void close(Section& section) {
    if (!section.elements.empty() && std::holds_alternative<Paragraph>(section.elements.back()))
      return;
    Paragraph last = make_paragraph(setting_, Role::end_of_document, section.id + ".end", {});
    last.artifact = true;
    section.elements.emplace_back(std::move(last));
  }

  std::vector<Run> reference() {
    const auto& wording = setting_.profile.wording;
    const Run type = own_words(setting_, type_in_sentence());
    if (setting_.medium == Medium::electronic || !document_.letterhead) {
      return fill(setting_, wording.reference_electronic, {{"type", {type}}});
    }
    const auto& head = *document_.letterhead;
    auto parts = number_runs(setting_, head.number, document_.type.code);
    auto number = fill(setting_, wording.number_in_text,
                       {{"no", std::move(parts.no)}, {"symbol", std::move(parts.symbol)}});
    auto issuer = runs_of(head.issuer);
    for (auto& run : issuer) {
      for (char& c : run.text) {
        if (c == '\n') c = ' ';
      }
    }
    return fill(setting_, wording.reference_paper,
                {{"type", {type}},
                 {"number", std::move(number)},
                 {"date", date_runs(setting_, head.date)},
                 {"issuer", std::move(issuer)}});
  }

  // "KẾ HOẠCH" inside a sentence or a title: "Kế hoạch".
  std::string type_in_sentence() const {
    return viet::capitalize_first(viet::to_lower(document_.type.name));
  }

  void settle_section(Section& section) {
    const Length width = text_width(section.page);
    for (auto& element : section.elements) {
      if (auto* paragraph = std::get_if<Paragraph>(&element)) {
        const bool justified = paragraph->format.align == Align::justified;
        settle(setting_, *paragraph, justified ? Ties::fitted : Ties::none, width);
        continue;
      }
      settle_table(std::get<Table>(element));
    }
    keep_together(setting_, section);
  }

  void settle_table(Table& table) {
    std::vector<int> covered(table.columns.size(), 0);  // rows that a cell above still covers
    for (auto& row : table.rows) {
      std::size_t column = 0;
      const auto skip_covered = [&] {
        while (column < covered.size() && covered[column] > 0) --covered[column++];
      };
      for (auto& cell : row.cells) {
        skip_covered();
        Length width = Length{} - table.padding_side - table.padding_side;
        for (int i = 0; i < cell.column_span && column < covered.size(); ++i, ++column) {
          width += table.columns[column];
          covered[column] = cell.row_span - 1;
        }
        for (auto& paragraph : cell.paragraphs) {
          settle(setting_, paragraph, ties_in(table, paragraph), width);
        }
      }
      skip_covered();
    }
  }

  static Ties ties_in(const Table& table, const Paragraph& paragraph) {
    if (table.kind == Table::Kind::data) {
      return paragraph.format.align == Align::justified ? Ties::line_ends : Ties::all;
    }
    const bool fitted = table.kind == Table::Kind::signature && paragraph.role == Role::recipient;
    return fitted ? Ties::fitted : Ties::none;
  }

  Metadata metadata() {
    Metadata out;
    const auto field = [&](std::string_view name) -> std::string {
      for (const auto& f : setting_.fields) {
        if (f.name == name) return plain_line(f.value);
      }
      return {};
    };
    out.category = type_in_sentence();
    out.subject = field("trich_yeu");
    out.signer = field("nguoi_ky");
    if (document_.letterhead) {
      const auto& head = *document_.letterhead;
      out.author = plain_line(document::plain_text(head.issuer));
      if (!head.number.no.empty() && head.number.as_written.empty()) {
        out.number =
            plain_line(plain_text(fill(setting_, setting_.profile.wording.number_in_text,
                                       {{"no", {own_words(setting_, field("so"))}},
                                        {"symbol", {own_words(setting_, field("ky_hieu"))}}})));
      }
      const auto& date = head.date;
      if (date.year && date.month && date.day) out.date = {*date.year, *date.month, *date.day};
    }
    out.title = out.category;
    if (!out.number.empty()) out.title += ' ' + out.number;
    if (!out.subject.empty()) out.title += ": " + out.subject;
    return out;
  }

  const document::Document& document_;
  ComposeOptions options_;
  Setting setting_;
};

}  // namespace

Result<Flow> compose(const document::Document& document, const profile::Profile& profile,
                     Memory& memory, ComposeOptions options) {
  return Composer(document, profile, memory, std::move(options)).run();
}

}  // namespace kehoach::flow
