#include "file_parser.h"

#include <algorithm>
#include <array>

#include "base/nearest.h"
#include "language.h"

namespace kehoach::templates {

namespace {

constexpr std::array<std::string_view, 3> inner_tags = {"else", "elif", "endraw"};

std::string_view tag_name(const Segment& segment) {
  const Token& first = segment.tokens.front();
  return first.kind == TokenKind::name ? first.text : std::string_view();
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

const FileParser::TagEntry* find_tag(std::string_view name) {
  for (const auto& entry : FileParser::tag_table()) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

// Whether the tag ends another or goes on with it.
bool ends_something(std::string_view name) {
  if (std::find(inner_tags.begin(), inner_tags.end(), name) != inner_tags.end()) return true;
  const auto table = FileParser::tag_table();
  return std::any_of(table.begin(), table.end(),
                     [&](const auto& entry) { return !entry.end.empty() && entry.end == name; });
}

}  // namespace

Symbol Symbols::intern(std::string_view name) {
  if (const auto found = numbers_.find(name); found != numbers_.end()) return found->second;
  const std::string& kept = names_.emplace_back(name);
  return numbers_.emplace(kept, static_cast<Symbol>(numbers_.size())).first->second;
}

const std::vector<TagWord>& tags() {
  static const std::vector<TagWord> words = [] {
    std::vector<TagWord> out{{"raw", "endraw"}};
    for (const auto& entry : FileParser::tag_table()) out.push_back({entry.name, entry.end});
    std::sort(out.begin(), out.end(),
              [](const TagWord& a, const TagWord& b) { return a.name < b.name; });
    return out;
  }();
  return words;
}

std::span<const FileParser::TagEntry> FileParser::tag_table() {
  using P = FileParser;
  static constexpr std::array<TagEntry, 23> table = {{
      {"appendix", "endappendix", &P::appendix_tag},
      {"basis", "", &P::basis_tag},
      {"block", "endblock", &P::block_tag},
      {"call", "endcall", &P::call_tag},
      {"cell", "endcell", &P::cell_tag},
      {"closing", "", &P::closing_tag},
      {"extends", "", &P::extends_tag, false},
      {"filter", "endfilter", &P::filter_tag},
      {"for", "endfor", &P::for_tag},
      {"from", "", &P::from_tag, false},
      {"if", "endif", &P::if_tag},
      {"import", "", &P::import_tag, false},
      {"include", "", &P::include_tag},
      {"letterhead", "", &P::letterhead_tag},
      {"macro", "endmacro", &P::macro_tag, false},
      {"recipients", "", &P::recipients_tag},
      {"row", "endrow", &P::row_tag},
      {"set", "endset", &P::set_tag, false},
      {"signature", "", &P::signature_tag},
      {"slot", "endslot", &P::slot_tag, false},
      {"table", "endtable", &P::table_tag},
      {"title", "", &P::title_tag},
      {"with", "endwith", &P::with_tag},
  }};
  return table;
}

FileParser::Tag::Tag(const Segment& segment, File& file, ParseContext& context)
    : name(segment.kind == Segment::Kind::tag ? tag_name(segment) : std::string_view()),
      span(segment.span),
      cursor(segment.tokens, *file.source, context.via, context.errors, segment.broken),
      expressions(cursor, file, context.symbols) {}

FileParser::FileParser(File& file, ParseContext& context)
    : file_(file), context_(context), segments_(lex(*file.source, context.via, context.errors)) {}

void FileParser::error(std::string_view code, Span span, std::vector<Phrase> arguments,
                       std::vector<Phrase> hints) {
  Origin where;
  where.source = file_.source;
  where.span = span;
  where.via = context_.via;
  context_.errors.push_back({code, std::move(arguments), where, std::move(hints)});
}

void FileParser::run() {
  file_.body = body({});
  if (bare_marker_) error("T021", *bare_marker_, {});
  if (file_.parent == nullptr) return;
  for (const Node& node : file_.body) {
    if (const auto* line = std::get_if<LineStart>(&node.what)) {
      error("T201", line->line, {});
      break;
    }
  }
}

void parse_file(File& file, ParseContext& context) { FileParser(file, context).run(); }

Body FileParser::body(Names ends) {
  Body out;
  for (; next_ < segments_.size(); ++next_) {
    const Segment& segment = segments_[next_];
    switch (segment.kind) {
      case Segment::Kind::comment:
        break;
      case Segment::Kind::text:
        text(segment, out);
        break;
      case Segment::Kind::print:
        print(segment, out);
        break;
      case Segment::Kind::tag:
        if (is_one_of(tag_name(segment), ends)) {
          set_emphasis(out, file_);
          return out;
        }
        if (ends_something(tag_name(segment))) {
          const bool outer = std::any_of(open_.begin(), open_.end(), [&](const Names& names) {
            return is_one_of(tag_name(segment), names);
          });
          if (outer) {
            set_emphasis(out, file_);
            return out;
          }
          stray(segment);
        } else {
          bare_marker_.reset();
          statement(segment, out);
        }
        break;
    }
    if (next_ >= segments_.size()) break;
  }
  set_emphasis(out, file_);
  return out;
}

Body FileParser::enclosed(const Tag& tag, Names ends) {
  if (open_.size() >= deepest_nesting) {
    error("T011", tag.span, {std::to_string(deepest_nesting)});
    gave_up_ = true;
    next_ = segments_.size();
    return {};
  }
  open_.push_back(ends);
  ++next_;
  Body out = body(ends);
  open_.pop_back();
  return out;
}

Body FileParser::captured(const Tag& tag, Names ends, Place place) {
  const Place outer = place_;
  place_ = place;
  Body out = enclosed(tag, ends);
  place_ = outer;
  return out;
}

bool FileParser::at_tag(std::string_view name) const {
  return next_ < segments_.size() && segments_[next_].kind == Segment::Kind::tag &&
         tag_name(segments_[next_]) == name;
}

// The loop of `body` steps past the end tag; where it is missing, it must meet this tag again.
bool FileParser::take_end(const Tag& tag, std::string_view name) {
  if (at_tag(name)) {
    Tag end(segments_[next_], file_, context_);
    end.cursor.next();
    if (name == "endblock" && end.cursor.peek().kind == TokenKind::name) end.cursor.next();
    end.cursor.expect_end();
    bare_marker_.reset();
    return true;
  }
  if (!gave_up_) error("T004", tag.span, {tag.name, name});
  --next_;
  return false;
}

void FileParser::stray(const Segment& segment) {
  const std::string_view name = tag_name(segment);
  Phrase wanted("thẻ", "tag");
  for (const auto& entry : tag_table()) {
    if (!entry.end.empty() && entry.end == name) wanted = '"' + std::string(entry.name) + '"';
  }
  if (name == "else") wanted = {"\"if\" hay \"for\"", "\"if\" or \"for\""};
  if (name == "elif") wanted = "\"if\"";
  if (name == "endraw") wanted = "\"raw\"";
  error("T005", segment.span, {name, wanted});
}

void FileParser::statement(const Segment& segment, Body& out) {
  Tag tag(segment, file_, context_);
  const Token& first = segment.tokens.front();
  if (first.kind != TokenKind::name) {
    if (!segment.broken) tag.cursor.unexpected({"tên thẻ", "the name of a tag"});
    return;
  }
  const TagEntry* entry = find_tag(first.text);
  if (entry == nullptr) {
    // What ends a tag that is not known was told with it.
    const bool ends_unknown =
        first.text.starts_with("end") && unknown_.contains(first.text.substr(3));
    if (segment.broken || ends_unknown) return;
    unknown_.insert(first.text);
    std::vector<std::string> names = {"else", "elif"};
    for (const TagWord& word : tags()) {
      names.emplace_back(word.name);
      if (!word.end.empty()) names.emplace_back(word.end);
    }
    std::vector<Phrase> hints;
    if (const auto near = nearest(first.text, names)) hints.push_back(hint_did_you_mean(*near));
    tag.cursor.fail("T006", first.span, {first.text}, std::move(hints));
    return;
  }
  if (!segment.broken) tag.cursor.next();
  if (entry->prints) printed_ = true;
  (this->*entry->parse)(tag, out);
}

void FileParser::merge(std::initializer_list<Filled> ways) {
  const bool same =
      std::all_of(ways.begin(), ways.end(), [&](Filled way) { return way == *ways.begin(); });
  place_.filled = same ? *ways.begin() : Filled::maybe;
}

}  // namespace kehoach::templates
