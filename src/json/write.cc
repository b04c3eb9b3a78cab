#include "json/write.h"

#include "base/plain_run.h"

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

  std::string write_member(const Member& member) {
    indent_ = 2;
    put(member);
    return std::move(out_);
  }

 private:
  void put(const Value& value) {
    std::visit([this](const auto& data) { put(data); }, value.data);
  }
  void put(std::nullptr_t) { out_ += "null"; }
  void put(bool value) { out_ += value ? "true" : "false"; }
  void put(const Number& number) { out_ += number.digits; }
  void put(const std::string& text) { append_string(out_, text); }
  void put(const Array& items);
  void put(const Object& members);
  void put(const Member& member) {
    append_string(out_, member.key);
    out_ += ": ";
    put(member.value);
  }
  void new_line() {
    out_ += '\n';
    out_.append(indent_, ' ');
  }

  std::string out_;
  std::size_t indent_ = 0;
};

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
    put(member);
  }
  indent_ -= 2;
  new_line();
  out_ += '}';
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  std::size_t copied = 0, run = 0;  // where to look for the next run
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i >= run) {
      i += plain_run(text, i, {'"', '\\'});
      run = i + next_plain_run;
      if (i == text.size()) break;
    }
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    out.append(text, copied, i - copied);
    copied = i + 1;
    out += '\\';
    if (byte >= 0x20) {
      out += text[i];
    } else if (byte == '\n') {
      out += 'n';
    } else {
      out += "u00";
      out += hex[byte >> 4];
      out += hex[byte & 0xF];
    }
  }
  out.append(text, copied);
  out += '"';
}

std::string write(const Value& value) { return Writer().write(value); }

std::string write_member(const Member& member) { return Writer().write_member(member); }

std::string join_members(const std::vector<std::string_view>& members) {
  if (members.empty()) return "{}\n";
  std::string out;
  std::size_t size = 4;
  for (const std::string_view member : members) size += member.size() + 4;
  out.reserve(size);
  for (const std::string_view member : members) {
    out += out.empty() ? "{\n  " : ",\n  ";
    out += member;
  }
  out += "\n}\n";
  return out;
}

}  // namespace kehoach::json
