#include "bundle.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <optional>

#include "json/make.h"

namespace kehoach::draft {

namespace {

// What stands below these is data, not schema.
constexpr std::array<std::string_view, 4> data_words = {"default", "examples", "enum", "const"};

std::string unescaped(std::string_view token) {
  std::string out;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == '~' && i + 1 < token.size()) {
      out += token[++i] == '1' ? '/' : '~';
    } else {
      out += token[i];
    }
  }
  return out;
}

const json::Value* at_pointer(const json::Value& root, std::string_view pointer) {
  const json::Value* at = &root;
  while (at != nullptr && !pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    const std::string key = unescaped(pointer.substr(0, end));
    pointer.remove_prefix(end);
    if (const json::Array* items = at->array()) {
      const bool number =
          !key.empty() && key.size() < 7 &&
          std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
      const std::size_t index = number ? std::stoul(key) : items->size();
      at = index < items->size() ? &(*items)[index] : nullptr;
    } else {
      at = at->find(key);
    }
  }
  return at;
}

class Bundler {
 public:
  explicit Bundler(std::vector<SchemaText> files) : files_(std::move(files)) {}

  json::Value run() {
    json::Value out = files_[0].root;
    if (out.object() == nullptr) return out;
    if (const json::Value* own = out.find("$defs"); own != nullptr && own->object() != nullptr) {
      for (const json::Member& member : *own->object()) names_.push_back(member.key);
    }
    lead(out, 0);
    json::Object defs;
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
      // `lead` may add to wanted_, so nothing of it is held.
      json::Value copy = *wanted_[i].value;
      lead(copy, wanted_[i].file);
      json::put(defs, wanted_[i].name, std::move(copy));
    }
    if (defs.empty()) return out;
    json::Value* own = out.find("$defs");
    if (own == nullptr || own->object() == nullptr) {
      json::put(*out.object(), "$defs", json::object_value(std::move(defs)));
    } else {
      for (json::Member& member : defs)
        json::put(*own->object(), member.key, std::move(member.value));
    }
    return out;
  }

 private:
  struct Wanted {
    std::string name;
    std::size_t file = 0;
    const json::Value* value = nullptr;
  };

  // Rewrites the references in a piece of a file. JSON nests at most 64 deep, so does this.
  void lead(json::Value& value, std::size_t file) {
    if (json::Array* items = value.array()) {
      for (json::Value& item : *items) lead(item, file);
    }
    json::Object* members = value.object();
    if (members == nullptr) return;
    for (json::Member& member : *members) {
      if (member.key == "$ref" && member.value.string() != nullptr) {
        if (auto target = place_of(*member.value.string(), file)) {
          member.value = json::text_value(std::move(*target));
        }
      } else if (std::find(data_words.begin(), data_words.end(), member.key) == data_words.end()) {
        lead(member.value, file);
      }
    }
  }

  // What the reference is called in the bundle.
  std::optional<std::string> place_of(const std::string& reference, std::size_t from) {
    const std::size_t hash = std::min(reference.find('#'), reference.size());
    const std::string name = reference.substr(0, hash);
    const std::string pointer = hash < reference.size() ? reference.substr(hash + 1) : "";
    std::size_t file = from;
    if (!name.empty()) {
      const auto found = std::find_if(files_.begin(), files_.end(),
                                      [&](const SchemaText& f) { return same_file(f.name, name); });
      if (found == files_.end()) return std::nullopt;
      file = static_cast<std::size_t>(found - files_.begin());
    }
    if (file == 0) return '#' + pointer;
    const auto key = std::pair(file, pointer);
    if (const auto known = places_.find(key); known != places_.end()) return known->second;
    const json::Value* value = at_pointer(files_[file].root, pointer);
    if (value == nullptr) return std::nullopt;
    const std::string called = free_name(pointer.empty() ? name : pointer);
    wanted_.push_back({called, file, value});
    return places_.emplace(key, "#/$defs/" + called).first->second;
  }

  // "definitions.json" and "../schema/definitions.json" are one.
  static bool same_file(const std::string& known, const std::string& asked) {
    return known == asked || known.substr(known.rfind('/') + 1) == asked;
  }

  std::string free_name(const std::string& place) {
    std::string base;
    for (const char c : place.substr(place.rfind('/') + 1)) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      base += plain ? c : '_';
    }
    std::string name = base;
    for (int i = 2; std::find(names_.begin(), names_.end(), name) != names_.end(); ++i) {
      name = base + '_' + std::to_string(i);
    }
    names_.push_back(name);
    return name;
  }

  const std::vector<SchemaText> files_;
  std::vector<std::string> names_;
  std::map<std::pair<std::size_t, std::string>, std::string> places_;
  std::deque<Wanted> wanted_;
};

}  // namespace

json::Value bundle(std::vector<SchemaText> files) { return Bundler(std::move(files)).run(); }

}  // namespace kehoach::draft
