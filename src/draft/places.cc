#include "places.h"

#include <algorithm>

#include "json/make.h"

namespace kehoach::draft {

Where Where::member(std::string key) const {
  Where out = *this;
  out.steps.push_back({std::move(key), std::nullopt});
  return out;
}

Where Where::element(std::size_t index) const {
  Where out = *this;
  out.steps.push_back({"", index});
  return out;
}

std::string Where::text() const {
  std::string out;
  for (const Step& step : steps) {
    if (step.index)
      out += '[' + std::to_string(*step.index) + ']';
    else
      out += (out.empty() ? "" : ".") + step.key;
  }
  return out;
}

std::string Where::pointer() const {
  std::string out;
  for (const Step& step : steps) {
    out += '/';
    if (step.index) out += std::to_string(*step.index);
    for (const char c : step.key) {
      if (c == '~')
        out += "~0";
      else if (c == '/')
        out += "~1";
      else
        out += c;
    }
  }
  return out;
}

const json::Value* value_at(const json::Value& root, const Where& where) {
  const json::Value* at = &root;
  for (const Step& step : where.steps) {
    if (step.index) {
      const json::Array* items = at->array();
      at = items != nullptr && *step.index < items->size() ? &(*items)[*step.index] : nullptr;
    } else {
      at = at->find(step.key);
    }
    if (at == nullptr) return nullptr;
  }
  return at;
}

void set_at(json::Value& root, const Where& where, json::Value value) {
  json::Value* at = &root;
  for (const Step& step : where.steps) {
    if (step.index) {
      if (at->array() == nullptr) *at = json::list_value({});
      json::Array& items = *at->array();
      if (*step.index >= items.size()) items.emplace_back();
      at = &items[std::min(*step.index, items.size() - 1)];
    } else {
      if (at->object() == nullptr) *at = json::object_value({});
      if (at->find(step.key) == nullptr) json::put(*at->object(), step.key, {});
      at = at->find(step.key);
    }
  }
  *at = std::move(value);
}

void remove_at(json::Value& root, const Where& where) {
  Where rest = where;
  while (!rest.steps.empty()) {
    const Step last = rest.steps.back();
    rest.steps.pop_back();
    auto* parent = const_cast<json::Value*>(value_at(root, rest));
    if (parent == nullptr) return;
    if (json::Array* items = parent->array(); items != nullptr && last.index) {
      if (*last.index < items->size())
        items->erase(items->begin() + static_cast<std::ptrdiff_t>(*last.index));
      if (!items->empty()) return;
    } else if (json::Object* members = parent->object()) {
      std::erase_if(*members, [&](const json::Member& m) { return m.key == last.key; });
      if (!members->empty()) return;
    }
  }
}

}  // namespace kehoach::draft
