// XML that strangers wrote, event by event: for parts that may be too large for a tree
// (xml_read.h). UTF-8 only, and a document with a DTD is refused. Names come without their
// prefixes: who asks knows from the way down what he is reading.
//
//   XmlStream xml([&] { return part.next(); }, "sheet1.xml");
//   while (true) {
//     Result<XmlStream::Event> event = xml.next();
//     if (!event || *event == XmlStream::Event::done) break;
//   }
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "ooxml/xml_read.h"

namespace kehoach::ooxml {

class XmlStream {
 public:
  using Source = std::function<Result<Bytes>()>;  // the next piece; empty at the end
  enum class Event : std::uint8_t { begin, text, end, done };

  // What stands for the document in messages: a file, and a part of it if it has some.
  XmlStream(Source source, std::string name, std::string part = {})
      : source_(std::move(source)), name_(std::move(name)), part_(std::move(part)) {}

  // X003 if it is not well formed, X002 if a tag or a text passes 4 MiB or elements nest deeper
  // than 256; what the source fails with.
  Result<Event> next();

  // Of the element that begins or ends.
  const std::string& element() const { return element_; }
  // Of the element that begins; empty if there is none.
  std::string_view attribute(std::string_view attribute_name) const;
  const std::string& text() const { return text_; }
  // How many elements are open: of the root that begins, 1.
  std::size_t depth() const { return open_.size(); }

 private:
  Result<bool> fill();  // false at the end
  // Where `mark` begins, at `from` or behind it, however much must be read for that.
  Result<std::size_t> find(std::string_view mark, std::size_t from);
  Result<void> skip_to(std::string_view mark);
  Result<Event> read_tag();
  bool read_attributes(std::string_view tag);
  bool decode(std::string_view raw, std::string& out) const;
  Diagnostic malformed() const { return {"X003", {name_, part_}, {}, {}}; }
  Diagnostic exceeds() const { return {"X002", {name_, part_}, {}, {}}; }

  Source source_;
  std::string name_, part_;
  Bytes buffer_;
  std::size_t at_ = 0;
  bool ended_ = false, closes_ = false, root_seen_ = false;
  std::string element_, text_;
  std::vector<XmlAttribute> attributes_;
  std::vector<std::string> open_;  // with their prefixes
};

}  // namespace kehoach::ooxml
