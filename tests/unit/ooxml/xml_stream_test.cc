#include "ooxml/xml_stream.h"

#include <random>

#include <catch2/catch.hpp>

#include "ooxml/xml_read.h"

using namespace kehoach;
using namespace kehoach::ooxml;

namespace {

// The events as text, read in pieces of a size: "<a k=v>", "text", "</a>"; a code for an error.
std::string events(const std::string& document, std::size_t piece = 7) {
  std::size_t at = 0;
  XmlStream xml(
      [&]() -> Result<Bytes> {
        const Bytes next = document.substr(at, piece);
        at += next.size();
        return next;
      },
      "test");
  std::string out;
  while (true) {
    const auto event = xml.next();
    if (!event) return std::string(event.error().at(0).code);
    if (*event == XmlStream::Event::done) return out;
    if (*event == XmlStream::Event::begin) {
      out += '<' + xml.element();
      if (!xml.attribute("k").empty()) out += " k=" + std::string(xml.attribute("k"));
      out += '>';
    }
    if (*event == XmlStream::Event::text) out += xml.text();
    if (*event == XmlStream::Event::end) out += "</" + xml.element() + '>';
  }
}

}  // namespace

TEST_CASE("elements, attributes, texts, however they come in pieces") {
  const std::string document =
      "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<!-- a > b -->\n"
      "<x:a xmlns:x='u'><x:b k = \"1 &gt; 0 '\" x:z='2'/>Kế\r\nhoạch &#7879;&#x1EC7;"
      "<![CDATA[<&>]]><c k='a>b'></c></x:a>\n<!-- end -->";
  for (std::size_t piece = 1; piece < 100; ++piece) {
    CAPTURE(piece);
    CHECK(events(document, piece) == "<a><b k=1 > 0 '></b>Kế\nhoạch ệệ<&><c k=a>b></c></a>");
  }
}

TEST_CASE("what is not well formed is refused") {
  for (const char* bad : {"",
                          "a",
                          "<a>",
                          "<a></b>",
                          "<a/><b/>",
                          "</a>",
                          "<a",
                          "<a b>",
                          "<a b=c/>",
                          "<a b='c/>",
                          "<!DOCTYPE a><a/>",
                          "<a>&nbsp;</a>",
                          "<a>&amp</a>",
                          "<a>&#0;</a>",
                          "<a>&#xD800;</a>",
                          "<a>&#x110000;</a>",
                          "<a>&#;</a>",
                          "<a>\xFF</a>",
                          "<a b='\xFF'/>",
                          "<\xFF/>",
                          "<a/>x",
                          "<a><![CDATA[x</a>",
                          "<![CDATA[x]]><a/>",
                          "<a><!-- </a>",
                          "< a/>",
                          "<>"}) {
    CAPTURE(bad);
    CHECK(events(bad) == "X003");
  }
}

TEST_CASE("depth and length are bounded") {
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<a>";
  CHECK(events(deep, 1000) == "X002");
  CHECK(events("<a>" + std::string(std::size_t{5} << 20, 'x') + "</a>", 65536) == "X002");
  CHECK(events("<a b='" + std::string(std::size_t{5} << 20, 'x') + "'/>", 65536) == "X002");
}

TEST_CASE("it takes no more than the reader of trees does, and harm from nothing") {
  const std::string good =
      "<?xml version='1.0'?><a xmlns='u'><b k='1'>text &amp; more</b><c/><!-- x --><d>y</d></a>";
  std::mt19937_64 random(3);
  for (int turn = 0; turn < 3000; ++turn) {
    std::string document = good;
    for (int i = 0; i < 2; ++i)
      document[random() % document.size()] = "<>/='\"&;! x\xFF"[random() % 12];
    const std::string one = events(document, 1 + random() % 30), two = events(document, 1000);
    CHECK(one == two);
  }
}
