#include "json/write.h"

namespace kehoach::json {

namespace {

class Writer {
 public:
  std::string write(const Value& value) {
    out_.reserve(std::size_t{16} * 1024);
    put(value);
    out_ += '\n';
    return std::move(out_);
  }

 private:
  void put(const Value& value) {
    std::visit([this](const auto& data) { put(data); }, value.data);
  }
  void put(std::nullptr_t) { out_ += "null"; }
  void put(bool value) { out_ += value ? "true" : "false"; }
  void put(const Number& number) { out_ += number.digits; }
  void put(const std::string& text);
  void put(const Array& items);
  void put(const Object& members);
  void new_line() {
    out_ += '\n';
    out_.append(indent_, ' ');
  }

  std::string out_;
  std::size_t indent_ = 0;
};

void Writer::put(const std::string& text) {
  static constexpr char hex[] = "0123456789abcdef";
  out_ += '"';
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    out_.append(text, copied, i - copied);
    copied = i + 1;
    out_ += '\\';
    if (byte >= 0x20) {
      out_ += text[i];
    } else if (byte == '\n') {
      out_ += 'n';
    } else {
      out_ += "u00";
      out_ += hex[byte >> 4];
      out_ += hex[byte & 0xF];
    }
  }
  out_.append(text, copied);
  out_ += '"';
}

void Writer::put(const Array& items) {
  if (items.empty()) {
    out_ += "[]";
    return;
  }
  out_ += '[';
  indent_ += 2;
  for (const Value& item : items) {
    if (&item != &items.front()) out_ += ',';
    new_line();
    put(item);
  }
  indent_ -= 2;
  new_line();
  out_ += ']';
}

void Writer::put(const Object& members) {
  if (members.empty()) {
    out_ += "{}";
    return;
  }
  out_ += '{';
  indent_ += 2;
  for (const Member& member : members) {
    if (&member != &members.front()) out_ += ',';
    new_line();
    put(member.key);
    out_ += ": ";
    put(member.value);
  }
  indent_ -= 2;
  new_line();
  out_ += '}';
}

}  // namespace

std::string write(const Value& value) { return Writer().write(value); }

}  // namespace kehoach::json
