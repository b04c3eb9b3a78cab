// A plan as the random tests see it: what is written into the JSON, and beside it what a reader
// must find on paper. Nothing here knows the rooms of the program.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kehoach::property {

// Words that stay together while a plan is made smaller.
struct Piece {
  std::string written;   // in the plan: with stars, decomposed letters
  std::string shown;     // on paper
  std::string capitals;  // on paper, where names stand in capitals; empty: not known
};
using Text = std::vector<Piece>;  // with a blank between two

struct Table;

struct Block {
  std::string marker;  // "" for none, "null" for an explicit null
  std::string number;  // as written; "" for none
  Text heading, text;
  std::vector<Block> children;
  std::vector<Table> table;  // none or one
  std::string phases;  // the form in which the phases stand here: "dash", "run_in"; "" for none
  bool plain_string = false;  // written as a string, where it is text alone
};

struct Cell {
  Text text;
  std::vector<Block> children;
  int columns = 1, rows = 1;
  std::string align;
};

struct Row {
  std::string kind;
  std::vector<Cell> cells;
};

struct Table {
  Text caption;
  std::vector<std::pair<int, std::string>> columns;  // weight, align
  std::vector<Row> head, rows;
};

struct Recipient {
  Text name, purpose;
};

struct Signature {
  std::vector<std::pair<std::string, Text>> authority;
  Text position, note, name;
};

struct Appendix {
  Text title;
  bool landscape = false;
  std::vector<Block> children;
};

struct Section {
  Text heading;
  std::vector<Block> children;
};

struct Phase {
  Text label, period, text;
};

struct Number {
  std::string no, body, as_written;  // "": blank
};

struct Date {
  int year = 0, month = 0, day = 0;  // 0: blank
};

struct Plan {
  std::string profile;  // "": not said
  std::vector<Text> parents;
  Text issuer;
  std::optional<Number> number;
  std::string place;
  std::optional<Date> date;
  Text subject;
  std::vector<Text> basis, preamble;
  Text lead_in;
  std::vector<Phase> phases;
  std::vector<Section> sections;
  std::vector<Text> closing;
  std::string end_mark = "default";  // "": null
  std::vector<Recipient> recipients;
  std::vector<Text> archive;
  std::vector<Signature> signatures;
  std::vector<Appendix> appendices;
};

// How the plan is rendered.
struct Way {
  bool first_fit = false, paper = false, embed = true;
};

struct Case {
  Plan plan;
  Way way;
};

std::string to_json(const Plan& plan);

// The case without its n-th part, the largest parts first; nothing after the last.
std::optional<Case> without(const Case& whole, std::size_t part);

}  // namespace kehoach::property
