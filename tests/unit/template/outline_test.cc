#include "outline.h"

#include <algorithm>
#include <random>

#include <catch2/catch.hpp>

#include "numbering.h"

using namespace kehoach;
using namespace kehoach::templates;
using document::Block;
using document::MarkerKind;

namespace {

void flatten(const std::vector<Block>& blocks, std::vector<const Block*>& out) {
  for (const Block& block : blocks) {
    out.push_back(&block);
    flatten(block.children, out);
  }
}

constexpr MarkerKind kinds[] = {MarkerKind::roman,  MarkerKind::arabic, MarkerKind::decimal,
                                MarkerKind::letter, MarkerKind::dash,   MarkerKind::plus,
                                MarkerKind::star};

}  // namespace

TEST_CASE("whatever comes, reading order is the order of the lines") {
  std::mt19937_64 random(3);
  for (int run = 0; run < 3000; ++run) {
    Outline outline;
    const int lines = static_cast<int>(random() % 30);
    for (int line = 0; line < lines; ++line) {
      const int indent = static_cast<int>(random() % 5);
      Block* block = nullptr;
      if (random() % 4 == 0) {
        block = &outline.paragraph(indent);
      } else if (random() % 5 == 0) {
        auto insertion = outline.begin_insertion(indent);
        block = &outline.inserted(insertion);
      } else {
        const MarkerKind kind = kinds[random() % std::size(kinds)];
        block = &outline.item({kind, 2 + static_cast<int>(random() % 2)}, indent);
        block->label.kind = kind;
      }
      block->id = std::to_string(line);
    }
    const auto blocks = outline.take();
    std::vector<const Block*> flat;
    flatten(blocks, flat);
    REQUIRE(flat.size() == static_cast<std::size_t>(lines));
    for (int line = 0; line < lines; ++line) {
      INFO("run " << run);
      REQUIRE(flat[static_cast<std::size_t>(line)]->id == std::to_string(line));
    }
  }
}

TEST_CASE("siblings of one kind count on, whatever stands between") {
  std::mt19937_64 random(4);
  for (int run = 0; run < 2000; ++run) {
    document::Document document;
    Outline outline;
    for (int line = 0; line < 25; ++line) {
      const MarkerKind kind = kinds[random() % std::size(kinds)];
      Block& block = outline.item({kind, 2}, 0);
      block.label.kind = kind;
      block.id = "x";
    }
    document.blocks = outline.take();
    Diagnostics errors;
    number_blocks(document, errors);
    std::vector<const Block*> flat;
    flatten(document.blocks, flat);
    std::vector<std::string> ids;
    for (const Block* block : flat) ids.push_back(block->id);
    std::sort(ids.begin(), ids.end());
    REQUIRE(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
    const auto check = [](const std::vector<Block>& siblings) {
      int roman = 0, arabic = 0, letter = 0, decimal = 0;
      for (const Block& block : siblings) {
        const auto& numbers = block.label.numbers;
        switch (block.label.kind) {
          case MarkerKind::roman:
            REQUIRE(numbers == std::vector<int>{++roman});
            break;
          case MarkerKind::arabic:
            REQUIRE(numbers == std::vector<int>{++arabic});
            break;
          case MarkerKind::letter:
            REQUIRE(numbers == std::vector<int>{++letter});
            break;
          case MarkerKind::decimal:
            REQUIRE(numbers.back() == ++decimal);
            break;
          default:
            REQUIRE(numbers.empty());
        }
        REQUIRE_FALSE(block.label.text.empty());
      }
    };
    check(document.blocks);
    for (const Block* block : flat) check(block->children);
  }
}

TEST_CASE("ids are made unique without touching those that are") {
  document::Document document;
  for (const char* id : {"a", "a", "a-2", "b", "a"}) {
    document.blocks.emplace_back().id = id;
  }
  document.appendices.emplace_back().id = "b";
  Diagnostics errors;
  number_blocks(document, errors);
  std::vector<std::string> ids;
  for (const Block& block : document.blocks) ids.push_back(block.id);
  CHECK(ids == std::vector<std::string>{"a", "a-2", "a-2-2", "b", "a-3"});
  CHECK(document.appendices[0].id == "b-2");
}
