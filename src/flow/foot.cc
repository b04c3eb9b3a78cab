#include "foot.h"

#include <algorithm>
#include <iterator>

#include "balance.h"
#include "phrases.h"
#include "pictures.h"

namespace kehoach::flow {

namespace {

class Foot {
 public:
  Foot(Setting& setting, Length width) : setting_(setting), width_(width) {}

  Table compose(const document::Document& document) {
    document_ = &document;
    room_ = room_for_pictures(document, setting_.format(Role::signer).before);
    Table table;
    table.kind = Table::Kind::signature;
    table.id = "foot";
    table.title = "Nơi nhận và chữ ký";
    table.description = "Bên trái: nơi nhận. Bên phải: quyền hạn, chức vụ, họ và tên người ký.";
    const std::size_t count = document.signatures.size();
    if (count <= 1) {
      const Length left = (width_ * setting_.profile.signature_left / 10000).to_whole_twips();
      table.columns = {left, width_ - left};
      Row row;
      row.cells.push_back(recipients(document.recipients));
      row.cells.push_back(count == 0 ? empty()
                                     : signature(document.signatures[0], 0, table.columns[1]));
      set_apart(row);
      table.rows.push_back(std::move(row));
      return table;
    }
    // Several bodies sign side by side; Nơi nhận stands below. The names have a row of their own:
    // they stand level however many lines the authorities take.
    const Length share = (width_ / static_cast<std::int64_t>(count)).to_whole_twips();
    Row signers, names, below;
    for (std::size_t i = 0; i < count; ++i) {
      table.columns.push_back(i + 1 < count ? share
                                            : width_ - share * static_cast<std::int64_t>(i));
      Cell above = signature(document.signatures[i], i, table.columns[i]);
      names.cells.push_back(take_name(above));
      signers.cells.push_back(std::move(above));
    }
    set_apart(signers);
    signers.keep_with_next = names.keep_with_next = true;
    below.cells.push_back(recipients(document.recipients));
    below.cells.back().column_span = static_cast<int>(count);
    set_apart(below);
    table.rows.push_back(std::move(signers));
    table.rows.push_back(std::move(names));
    table.rows.push_back(std::move(below));
    return table;
  }

 private:
  void set_apart(Row& row) const {
    level_first_lines(setting_, row);
    for (Cell& cell : row.cells) {
      cell.paragraphs.front().format.before += setting_.profile.signature_before;
    }
  }

  Cell empty() {
    Cell cell;
    cell.paragraphs.push_back(make_paragraph(setting_, Role::recipient, fresh("foot.empty"), {}));
    return cell;
  }

  Cell recipients(const std::optional<document::Recipients>& recipients) {
    if (!recipients) return empty();
    const auto& wording = setting_.profile.wording;
    Cell cell;
    cell.paragraphs.push_back(make_paragraph(setting_, Role::recipients_label, "recipients",
                                             {own_words(setting_, wording.recipients)}));
    if (setting_.profile.recipients_rule) cell.paragraphs.push_back(underline(cell));
    std::vector<std::vector<Run>> items;
    for (const auto& item : recipients->items) {
      auto name = runs_of(item.name);
      auto purpose = runs_of(item.purpose);
      items.push_back(purpose.empty()
                          ? fill(setting_, wording.recipient, {{"name", std::move(name)}})
                          : fill(setting_, wording.recipient_purpose,
                                 {{"name", std::move(name)}, {"purpose", std::move(purpose)}}));
    }
    if (!recipients->archive.empty()) items.push_back(archive(recipients->archive));
    for (std::size_t i = 0; i < items.size(); ++i) {
      items[i].push_back(
          own_words(setting_, i + 1 < items.size() ? wording.item_end : wording.last_end));
      Paragraph item = make_paragraph(setting_, Role::recipient,
                                      "recipients." + std::to_string(i + 1), std::move(items[i]));
      item.parent = "recipients";
      item.depth = 1;
      item.label.text = "-";
      item.label.list = ListLevel::recipient;
      cell.paragraphs.push_back(std::move(item));
    }
    return cell;
  }

  // A line under the label, as long as it.
  Paragraph underline(const Cell& label) {
    const Length width = (width_ * setting_.profile.signature_left / 10000).to_whole_twips();
    const Length length = longest_line(setting_, label.paragraphs.back(), width);
    Paragraph rule = make_rule(setting_, Role::rule, "recipients_rule", width, length);
    rule.format.left = {};
    rule.format.right = (width - length).to_whole_twips();
    return rule;
  }

  std::vector<Run> archive(const std::vector<document::Inlines>& parts) {
    std::vector<Run> joined;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) joined.push_back(own_words(setting_, setting_.profile.wording.archive_separator));
      const auto part = runs_of(parts[i]);
      joined.insert(joined.end(), part.begin(), part.end());
    }
    return fill(setting_, setting_.profile.wording.archive, {{"parts", std::move(joined)}});
  }

  Cell signature(const document::Signature& signature, std::size_t index, Length width) {
    const std::string number = index == 0 ? "" : '_' + std::to_string(index + 1);
    Cell cell;
    for (std::size_t i = 0; i < signature.authority.size(); ++i) {
      const std::string line = i == 0 ? "" : '_' + std::to_string(i + 1);
      auto runs = fill(setting_, setting_.profile.wording.authority,
                       {{"code", {own_words(setting_, code_of(signature.authority[i]))}},
                        {"of", runs_of(signature.authority[i].of)}});
      cell.paragraphs.push_back(line_of(Role::authority, "authority" + number + line,
                                        std::move(runs), "quyen_han" + number + line,
                                        "Quyền hạn ký", width));
    }
    if (!signature.position.empty()) {
      cell.paragraphs.push_back(line_of(Role::position, "position" + number,
                                        runs_of(signature.position), "chuc_vu" + number, "Chức vụ",
                                        width));
    }
    Length room = room_;
    if (!signature.note.empty()) {
      cell.paragraphs.push_back(make_paragraph(setting_, Role::signature_note,
                                               "signature_note" + number, runs_of(signature.note)));
      // The note stands in the room that is left for the signature: the name keeps its place.
      const Length taken = cell.paragraphs.back().format.before +
                           Length::half_points(cell.paragraphs.back().format.half_points);
      room = std::max(room - taken, Length{}).to_whole_twips();
    }
    // One body's seal: that of the first signature.
    const document::Picture* seal =
        index == 0 && document_->seal.image != nullptr ? &document_->seal : nullptr;
    if (signature.image.image != nullptr || seal != nullptr) {
      cell.paragraphs.push_back(picture_room(
          setting_,
          {&signature.image, seal, plain_line(document::plain_text(signature.name)), body()},
          "signature_pictures" + number, width, room));
      room = {};
    }
    if (!signature.name.empty()) {
      cell.paragraphs.push_back(line_of(Role::signer, "signer" + number, runs_of(signature.name),
                                        "nguoi_ky" + number, "Người ký", width));
      cell.paragraphs.back().format.before = room;
    }
    if (cell.paragraphs.empty()) return empty();
    return cell;
  }

  std::string body() const {
    if (!document_->letterhead) return {};
    return plain_line(document::plain_text(document_->letterhead->issuer));
  }

  // The name and the note above it, out of a signer's cell.
  Cell take_name(Cell& cell) {
    auto& all = cell.paragraphs;
    const auto first = std::find_if(all.begin(), all.end(), [](const Paragraph& paragraph) {
      return paragraph.role == Role::signature_note || paragraph.role == Role::signer;
    });
    Cell name;
    std::move(first, all.end(), std::back_inserter(name.paragraphs));
    all.erase(first, all.end());
    if (all.empty()) all = empty().paragraphs;
    return name.paragraphs.empty() ? empty() : name;
  }

  const std::string& code_of(const document::Authority& authority) const {
    const auto& codes = setting_.profile.wording.codes;
    const auto own = codes.find(authority.code);
    return own == codes.end() ? authority.code : own->second;
  }

  Paragraph line_of(Role role, std::string id, std::vector<Run> runs, std::string field,
                    std::string title, Length width) {
    const std::string natural = plain_text(runs);
    dress(setting_, role, runs);
    make_field(setting_, runs, std::move(field), std::move(title));
    Paragraph paragraph = make_paragraph(setting_, role, std::move(id), std::move(runs));
    balance(setting_, paragraph, natural, width, width);
    return paragraph;
  }

  std::string fresh(const char* stem) { return stem + std::to_string(++empty_count_); }

  Setting& setting_;
  Length width_;
  const document::Document* document_ = nullptr;
  Length room_;
  int empty_count_ = 0;
};

}  // namespace

Table compose_foot(Setting& setting, const document::Document& document, Length width) {
  return Foot(setting, width).compose(document);
}

}  // namespace kehoach::flow
