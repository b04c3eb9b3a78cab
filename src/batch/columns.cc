#include "columns.h"

#include <algorithm>

#include "base/sha256.h"
#include "base/utf8.h"
#include "viet/case.h"

namespace kehoach::batch {

Result<ColumnMeaning> Columns::meaning_of(const Column& column, Sources& sources) const {
  if (column.name.empty() || column.name.starts_with('#'))
    return ColumnMeaning{Meaning::ignored, {}};
  const std::string lower = viet::to_lower(column.name);
  if (lower == "code" || lower == "mã" || lower == "mã đơn vị")
    return ColumnMeaning{Meaning::own, "code"};
  if (column.name.starts_with("unit.")) return ColumnMeaning{Meaning::own, column.name};
  auto path = fields_->find(column.name, cell_origin(sources, file_, column.name, column.place));
  if (!path) return std::move(path).error();
  return ColumnMeaning{Meaning::field, std::move(*path)};
}

Diagnostics Columns::learn(const std::vector<Column>& columns, Sources& sources) {
  Diagnostics told;
  for (std::size_t i = meanings_.size(); i < columns.size(); ++i) {
    auto meaning = meaning_of(columns[i], sources);
    if (!meaning) {
      append(told, std::move(meaning).error());
      meanings_.push_back({Meaning::ignored, {}});
      continue;
    }
    const auto same = std::find_if(meanings_.begin(), meanings_.end(), [&](const auto& other) {
      return other.meaning == meaning->meaning && other.path == meaning->path;
    });
    if (meaning->meaning != Meaning::ignored && same != meanings_.end()) {
      const auto first = static_cast<std::size_t>(same - meanings_.begin());
      told.push_back({"B005",
                      {columns[first].name, columns[i].name, meaning->path},
                      cell_origin(sources, file_, columns[i].name, columns[i].place),
                      {}});
    }
    meanings_.push_back(std::move(*meaning));
  }
  return told;
}

UnitRow Columns::read(Row row, std::size_t index) const {
  UnitRow out{index, std::move(row.place), {}, {}};
  for (Cell& cell : row.cells) {
    const ColumnMeaning& meaning = meanings_[cell.column];
    if (meaning.meaning == Meaning::field) {
      out.fields.push_back(
          {meaning.path, std::move(cell.text), std::move(cell.place), cell.clears});
    } else if (meaning.meaning == Meaning::own && !cell.clears) {
      out.own.emplace_back(meaning.path, std::move(cell.text));
    }
  }
  return out;
}

bool Columns::has(const std::string& path) const {
  return std::any_of(meanings_.begin(), meanings_.end(),
                     [&](const auto& m) { return m.meaning == Meaning::field && m.path == path; });
}

std::optional<std::string> value_of(const UnitRow& row, const render::Common& common,
                                    const std::string& path) {
  if (auto set = common.setting_at(path)) return set;
  for (const auto& [name, text] : row.own) {
    if (name == path) return text;
  }
  for (const FieldValue& field : row.fields) {
    if (field.path != path) continue;
    if (field.clears) return std::nullopt;
    return field.text;
  }
  return common.text_at(path);
}

namespace {

std::string code_of(const UnitRow& row) {
  const auto code = std::find_if(row.own.begin(), row.own.end(),
                                 [](const auto& own) { return own.first == "code"; });
  return code == row.own.end() ? std::string() : code->second;
}

// On one line, and no longer than so many letters.
std::string short_line(std::string text, std::size_t most) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::size_t end = 0;
  for (std::size_t letters = 0; end < text.size() && letters < most; ++letters)
    end += utf8::decode(text, end).size;
  return end == text.size() ? text : text.substr(0, end) + "…";
}

}  // namespace

std::string name_of(const UnitRow& row, const render::Common& common) {
  constexpr std::size_t most = 200;
  const std::string name = short_line(value_of(row, common, "issuer.name").value_or(""), most);
  const std::string code = short_line(code_of(row), most);
  if (code.empty()) return name;
  return name.empty() ? code : code + " – " + name;
}

std::string short_code_of(const UnitRow& row) {
  constexpr std::size_t most = 24;  // what the corner in which viewers show it can hold
  std::string code = code_of(row);
  return code == short_line(code, most) ? code : std::string();
}

std::vector<plan::Setting> settings_of(const UnitRow& row, const Path& file, Sources& sources) {
  std::vector<plan::Setting> out, clearing;
  for (const FieldValue& field : row.fields) {
    const Source* source = cell_source(sources, file, field.clears ? "-" : field.text, field.place);
    plan::Setting setting{
        source, field.path, {0, static_cast<std::uint32_t>(source->text.size())}, field.clears};
    (field.clears ? clearing : out).push_back(std::move(setting));
  }
  // Longer digits are larger numbers; among paths of one list that is all that counts.
  std::stable_sort(clearing.begin(), clearing.end(), [](const auto& a, const auto& b) {
    if (a.path.size() != b.path.size()) return a.path.size() > b.path.size();
    return a.path > b.path;
  });
  out.insert(out.end(), std::make_move_iterator(clearing.begin()),
             std::make_move_iterator(clearing.end()));
  return out;
}

std::string hash_of(const UnitRow& row) {
  std::vector<const FieldValue*> fields;
  for (const FieldValue& field : row.fields) fields.push_back(&field);
  std::sort(fields.begin(), fields.end(),
            [](const auto* a, const auto* b) { return a->path < b->path; });
  std::string all;
  for (const FieldValue* field : fields) {
    all += std::to_string(field->path.size()) + ':' + field->path;
    all += field->clears ? "-" : "=" + std::to_string(field->text.size()) + ':' + field->text;
  }
  return hex(sha256(all));
}

}  // namespace kehoach::batch
