#include "content_reader.h"

#include <cstdlib>
#include <stdexcept>

namespace kehoach::pdf {

namespace {

class Reader {
 public:
  Reader(std::string_view stream, const std::function<int(char, std::uint16_t)>& width_of)
      : text_(stream), width_of_(width_of) {}

  PageContents read() {
    while (skip_blanks()) {
      if (text_[at_] == '[') {
        read_array();
      } else if (text_[at_] == '/') {
        ++at_;
        name_ = word();
      } else if (is_number(text_[at_])) {
        numbers_.push_back(number());
      } else {
        apply(word());
      }
    }
    if (in_text_) throw std::runtime_error("BT without ET");
    return std::move(page_);
  }

 private:
  struct Item {
    std::string text;
    double move = 0;
  };

  static bool is_number(char c) { return (c >= '0' && c <= '9') || c == '-' || c == '.'; }

  bool skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
    return at_ < text_.size();
  }

  std::string word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && std::string_view(" \n[/").find(text_[at_]) == text_.npos) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  double number() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_number(text_[at_])) ++at_;
    return std::strtod(std::string(text_.substr(begin, at_ - begin)).c_str(), nullptr);
  }

  // ISO 32000-1, 7.3.4.2.
  std::string string() {
    std::string out;
    for (++at_; text_.at(at_) != ')'; ++at_) {
      char c = text_[at_];
      if (c == '(') throw std::runtime_error("unescaped bracket");
      if (c == '\r') throw std::runtime_error("bare CR, read as LF");
      if (c == '\\') {
        c = text_.at(++at_);
        if (c == 'r') {
          c = '\r';
        } else if (std::string_view("()\\").find(c) == std::string_view::npos) {
          throw std::runtime_error("unknown escape");
        }
      }
      out += c;
    }
    ++at_;
    return out;
  }

  void read_array() {
    items_.clear();
    for (++at_; text_.at(at_) != ']';) {
      if (text_[at_] == '(') {
        items_.push_back({string(), 0});
      } else if (is_number(text_[at_])) {
        items_.push_back({"", number()});
      } else {
        throw std::runtime_error("odd thing in an array");
      }
    }
    ++at_;
  }

  void show() {
    for (const Item& item : items_) {
      x_ -= item.move / 1000 * size_;
      if (item.text.size() % 2 != 0) throw std::runtime_error("half a code");
      for (std::size_t i = 0; i + 1 < item.text.size(); i += 2) {
        const auto code = static_cast<std::uint16_t>(static_cast<unsigned char>(item.text[i]) << 8 |
                                                     static_cast<unsigned char>(item.text[i + 1]));
        ShownCode shown{font_, size_, code, x_, y_, 0, arrays_};
        x_ += width_of_(font_, code) * size_ / 1000;
        shown.end = x_;
        page_.codes.push_back(shown);
      }
    }
    ++arrays_;
  }

  void apply(const std::string& op) {
    page_.operators.push_back(op);
    const auto take = [&](std::size_t count) {
      if (numbers_.size() != count) throw std::runtime_error("operands of " + op);
    };
    if (op == "BT" || op == "ET") {
      if (in_text_ == (op == "BT")) throw std::runtime_error("BT and ET do not alternate");
      in_text_ = !in_text_;
    } else if (op == "Tf") {
      take(1);
      font_ = name_.at(1);
      size_ = numbers_[0];
    } else if (op == "Tm") {
      take(6);
      if (numbers_[0] != 1 || numbers_[1] != 0 || numbers_[2] != 0 || numbers_[3] != 1) {
        throw std::runtime_error("text is turned or scaled");
      }
      x_ = numbers_[4];
      y_ = numbers_[5];
    } else if (op == "TJ") {
      if (!in_text_ || size_ == 0) throw std::runtime_error("text outside BT, or without a font");
      show();
    } else if (op == "w") {
      take(1);
      width_ = numbers_[0];
    } else if (op == "m") {
      take(2);
      from_x_ = numbers_[0];
      from_y_ = numbers_[1];
    } else if (op == "l") {
      take(2);
      page_.lines.push_back({width_, from_x_, from_y_, numbers_[0], numbers_[1]});
    } else if (op != "S") {
      throw std::runtime_error("unknown operator " + op);
    }
    if (in_text_ && (op == "w" || op == "m")) throw std::runtime_error("path inside text");
    numbers_.clear();
  }

  std::string_view text_;
  const std::function<int(char, std::uint16_t)>& width_of_;
  std::size_t at_ = 0;
  std::vector<double> numbers_;
  std::vector<Item> items_;
  std::string name_;
  PageContents page_;
  bool in_text_ = false;
  char font_ = '1';
  double size_ = 0, x_ = 0, y_ = 0, width_ = 0, from_x_ = 0, from_y_ = 0;
  std::size_t arrays_ = 0;
};

}  // namespace

PageContents read_contents(std::string_view stream,
                           const std::function<int(char, std::uint16_t)>& width_of) {
  return Reader(stream, width_of).read();
}

}  // namespace kehoach::pdf
