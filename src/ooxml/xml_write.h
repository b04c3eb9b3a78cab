// XML as text, written from left to right onto the end of a string. Nothing is known here of any
// vocabulary, nothing is kept but the string, and elements are closed by those who opened them.
//
// What comes in is text; what goes out is well formed: markup is escaped, and characters that
// XML 1.0 forbids (2.2) are left out, as are bytes that are no UTF-8.
//
//   XmlWriter xml(out);
//   xml.start("w:t", "xml:space", "preserve");
//   xml.text("a < b ");
//   xml.end("w:t");
//   xml.leaf("w:sz", "w:val", 28);
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace kehoach::ooxml {

// Escaped as character data. A carriage return becomes a reference, so that it survives reading
// (XML 1.0, 2.11).
void append_text(std::string& out, std::string_view text);
// Escaped as the value of an attribute in double quotes; tabs and line ends become references
// (XML 1.0, 3.3.3).
void append_value(std::string& out, std::string_view text);
void append_number(std::string& out, std::int64_t number);

class XmlWriter {
 public:
  explicit XmlWriter(std::string& out) : out_(&out) {}

  // <?xml ... standalone="yes"?> and a line end, as Office writes it.
  void declaration();

  // Markup as it stands.
  void markup(std::string_view text) { out_->append(text); }
  void text(std::string_view text) { append_text(*out_, text); }

  // Attributes follow as pairs of name and value; a value is text or a number.
  template <typename... Attributes>
  void start(std::string_view name, const Attributes&... attributes) {
    open(name);
    pairs(attributes...);
    out_->push_back('>');
  }
  template <typename... Attributes>
  void leaf(std::string_view name, const Attributes&... attributes) {
    open(name);
    pairs(attributes...);
    out_->append("/>", 2);
  }
  void end(std::string_view name) {
    out_->append("</", 2);
    out_->append(name);
    out_->push_back('>');
  }
  // For a start tag whose attributes are not all known at once: open, attributes, then `markup`
  // of ">" or "/>".
  void open(std::string_view name) {
    out_->push_back('<');
    out_->append(name);
  }
  void attribute(std::string_view name, std::string_view value) {
    begin_attribute(name);
    append_value(*out_, value);
    out_->push_back('"');
  }
  void attribute(std::string_view name, std::integral auto value) {
    begin_attribute(name);
    append_number(*out_, static_cast<std::int64_t>(value));
    out_->push_back('"');
  }
  // <name>text</name>
  void element(std::string_view name, std::string_view content) {
    start(name);
    text(content);
    end(name);
  }

 private:
  void begin_attribute(std::string_view name) {
    out_->push_back(' ');
    out_->append(name);
    out_->append("=\"", 2);
  }
  void pairs() {}
  template <typename Value, typename... More>
  void pairs(std::string_view name, const Value& value, const More&... more) {
    attribute(name, value);
    pairs(more...);
  }

  std::string* out_;
};

}  // namespace kehoach::ooxml
