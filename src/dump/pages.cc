#include "dump/dump.h"
#include "writing.h"

namespace kehoach::dump {

namespace {

using layout::Measure;

// Twips with two decimals.
std::string twips(Measure measure) {
  const bool negative = measure < 0;
  const Measure hundredths = (negative ? -measure : measure) * 100 / line::measures_per_twip;
  std::string out = std::to_string(hundredths / 100);
  if (hundredths % 100 != 0) {
    const std::string rest = std::to_string(hundredths % 100);
    out += '.' + std::string(rest.size() < 2 ? "0" : "") + rest;
  }
  return (negative ? "-" : "") + out;
}

const char* suffix(font::Style style) {
  switch (style) {
    case font::Style::regular:
      return "";
    case font::Style::bold:
      return "b";
    case font::Style::italic:
      return "i";
    case font::Style::bold_italic:
      return "bi";
  }
  return "?";
}

}  // namespace

std::string pages(const layout::Pages& pages) {
  std::string out;
  std::size_t count = 0;
  for (const auto& page : pages.pages) {
    out += "page " + std::to_string(++count) + " section " + std::to_string(page.section) +
           " number " + std::to_string(page.number) + ' ' + twips(page.width) + 'x' +
           twips(page.height) + '\n';
    for (const auto& line : page.lines) {
      out +=
          "  line y=" + twips(line.baseline) + " size=" + std::to_string(line.half_points) + "hp";
      if (line.stretch != 0) out += " stretch=" + twips(line.stretch);
      if (line.artifact) out += " artifact";
      out += ' ' + std::string(flow::name_of(line.paragraph->role)) + " #" + line.paragraph->id +
             '.' + std::to_string(line.number);
      for (const auto& piece : line.pieces) {
        out += " | x=" + twips(piece.x) + ' ' + suffix(piece.style) + shown(piece.text);
      }
      out += '\n';
    }
    for (const auto& rule : page.rules) {
      out += std::string("  ") + (rule.vertical ? "vertical" : "rule") + " x=" + twips(rule.x) +
             " y=" + twips(rule.y) + " length=" + twips(rule.length) +
             " thickness=" + twips(rule.thickness) + '\n';
    }
    for (const auto& figure : page.figures) {
      out += "  figure x=" + twips(figure.x) + " y=" + twips(figure.y) + ' ' + twips(figure.width) +
             'x' + twips(figure.height) + ' ' + shown(figure.figure->alternative) + '\n';
    }
  }
  return out;
}

}  // namespace kehoach::dump
