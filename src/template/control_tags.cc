// Tags that choose, repeat and remember: if, for, set, with, filter.
#include "file_parser.h"

namespace kehoach::templates {

Branch FileParser::branch(Tag& tag, bool condition, Names ends) {
  Branch branch;
  if (condition) branch.condition = tag.expressions.expression();
  tag.cursor.expect_end();
  branch.body = enclosed(tag, ends);
  return branch;
}

void FileParser::if_tag(Tag& tag, Body& out) {
  If node;
  const Filled start = place_.filled;
  node.branches.push_back(branch(tag, true, {"elif", "else", "endif"}));
  Filled end = place_.filled;
  const auto next_way = [&] {
    end = end == place_.filled ? end : Filled::maybe;
    place_.filled = start;
  };
  place_.filled = start;
  while (at_tag("elif")) {
    Tag inner(segments_[next_], file_, context_);
    inner.cursor.next();
    node.branches.push_back(branch(inner, true, {"elif", "else", "endif"}));
    next_way();
  }
  if (at_tag("else")) {
    Tag inner(segments_[next_], file_, context_);
    inner.cursor.next();
    node.branches.push_back(branch(inner, false, {"endif"}));
    next_way();
    place_.filled = end;
  } else {
    merge({start, end});
  }
  take_end(tag, "endif");
  out.push_back({tag.span, false, false, std::move(node)});
  out.back().span.end = segments_[std::min(next_, segments_.size() - 1)].span.end;
}

void FileParser::for_tag(Tag& tag, Body& out) {
  For node;
  const bool bracket = tag.cursor.take_sign("(");
  do {
    node.targets.push_back(intern(tag.cursor.expect_name({"tên biến", "the name of a variable"})));
  } while (tag.cursor.take_sign(","));
  if (bracket) tag.cursor.expect_sign(")");
  tag.cursor.expect_word("in");
  node.over = tag.expressions.tuple(false);
  if (tag.cursor.take_word("if")) node.filter = tag.expressions.expression();
  tag.cursor.expect_end();

  const Filled start = place_.filled;
  node.body = enclosed(tag, {"else", "endfor"});
  const Filled after_body = place_.filled;
  Filled after_else = start;
  if (at_tag("else")) {
    Tag inner(segments_[next_], file_, context_);
    inner.cursor.next();
    inner.cursor.expect_end();
    place_.filled = start;
    node.otherwise = enclosed(tag, {"endfor"});
    after_else = place_.filled;
  }
  merge({start, after_body, after_else});
  take_end(tag, "endfor");
  out.push_back({tag.span, false, false, std::move(node)});
  out.back().span.end = segments_[std::min(next_, segments_.size() - 1)].span.end;
}

Target FileParser::target(Tag& tag) {
  Target target;
  const Span from = tag.cursor.peek().span;
  target.name = intern(tag.cursor.expect_name({"tên biến", "the name of a variable"}));
  if (tag.cursor.take_sign(".")) {
    target.member = tag.cursor.expect_name({"tên sau dấu chấm", "a name after the dot"});
  }
  target.span = tag.cursor.span_from(from);
  return target;
}

void FileParser::set_tag(Tag& tag, Body& out) {
  std::vector<Target> targets;
  do {
    targets.push_back(target(tag));
  } while (tag.cursor.take_sign(","));
  const bool block = targets.size() == 1 && (tag.cursor.at_end() || tag.cursor.at_sign("|"));
  if (!block || tag.cursor.failed()) {
    tag.cursor.expect_sign("=");
    const ExprRef value = tag.expressions.tuple();
    tag.cursor.expect_end();
    out.push_back({tag.span, false, false, Set{std::move(targets), value}});
    return;
  }
  SetBlock node{std::move(targets.front()), tag.expressions.filters_over_capture(false), {}};
  tag.cursor.expect_end();
  node.body = captured(tag, {"endset"});
  take_end(tag, "endset");
  out.push_back({tag.span, false, false, std::move(node)});
}

void FileParser::with_tag(Tag& tag, Body& out) {
  With node;
  while (!tag.cursor.at_end()) {
    if (!node.values.empty()) tag.cursor.expect_sign(",");
    const std::string name = tag.cursor.expect_name({"tên biến", "the name of a variable"});
    tag.cursor.expect_sign("=");
    node.values.emplace_back(intern(name), tag.expressions.expression());
  }
  node.body = enclosed(tag, {"endwith"});
  take_end(tag, "endwith");
  out.push_back({tag.span, false, false, std::move(node)});
  out.back().span.end = segments_[std::min(next_, segments_.size() - 1)].span.end;
}

void FileParser::filter_tag(Tag& tag, Body& out) {
  FilterBlock node{tag.expressions.filters_over_capture(true), {}};
  tag.cursor.expect_end();
  begin_content(tag.span, out);
  node.body = captured(tag, {"endfilter"});
  take_end(tag, "endfilter");
  out.push_back({tag.span, false, false, std::move(node)});
  out.back().span.end = segments_[std::min(next_, segments_.size() - 1)].span.end;
}

}  // namespace kehoach::templates
