#include "pdf_standard.h"

#include <algorithm>
#include <optional>

#include "base/nearest.h"

namespace kehoach::cli {

namespace {

const std::vector<std::string>& names() {
  static const std::vector<std::string> all = {"a-1b", "a-2a", "a-3a", "ua-1", "none"};
  return all;
}

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> out(1);
  for (const char c : list) {
    if (c == ',') {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

Diagnostic unknown(const std::string& name) {
  std::vector<Phrase> hints;
  if (const auto near = nearest(name, names())) hints.push_back(hint_did_you_mean(*near));
  return {"U004", {"--pdf-standard", name, "a-1b, a-2a, a-3a, ua-1, none"}, {}, std::move(hints)};
}

std::optional<render::Archive> archive_of(const std::string& name) {
  if (name == "a-1b") return render::Archive::a_1b;
  if (name == "a-2a") return render::Archive::a_2a;
  if (name == "a-3a") return render::Archive::a_3a;
  return std::nullopt;
}

// Two of the list that exclude each other: parts of PDF/A, or none with anything.
bool exclude(const std::string& a, const std::string& b) {
  if (a == b) return false;
  return a == "none" || b == "none" || (archive_of(a) && archive_of(b));
}

}  // namespace

render::PdfOptions read_pdf_standard(const Arguments& arguments, Diagnostics& wrong) {
  render::PdfOptions options;
  options.embed_plan = arguments.embed_plan;
  options.sign_fields = arguments.sign_fields;
  if (arguments.pdf_standard.empty()) {
    if (options.embed_plan) options.archive = render::Archive::a_3a;
    return options;
  }
  options.archive = render::Archive::none;
  options.universal_access = false;
  const auto list = split(arguments.pdf_standard);
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string& name = list[i];
    if (std::find(names().begin(), names().end(), name) == names().end()) {
      wrong.push_back(unknown(name));
      continue;
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (exclude(list[j], name)) wrong.push_back({"U030", {list[j], name}, {}, {}});
    }
    if (name == "ua-1") options.universal_access = true;
    const auto archive = archive_of(name);
    if (!archive) continue;
    options.archive = *archive;
    if (options.embed_plan && *archive != render::Archive::a_3a) {
      wrong.push_back({"U031", {name}, {}, {}});
    }
  }
  return options;
}

}  // namespace kehoach::cli
