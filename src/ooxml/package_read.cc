#include "ooxml/package_read.h"

#include <algorithm>
#include <utility>

#include <zip.h>

#include "base/utf8.h"

namespace kehoach::ooxml {

namespace {

constexpr std::size_t harmless_size = 1U << 20;
constexpr std::size_t chunk = 1U << 16;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void Package::Close::operator()(zip* archive) const { zip_discard(archive); }

Diagnostic Package::damaged(std::string_view part) const { return {"X001", {name_, part}, {}, {}}; }
Diagnostic Package::exceeds(std::string_view part) const { return {"X002", {name_, part}, {}, {}}; }
Diagnostic Package::missing(std::string_view part) const { return {"X004", {name_, part}, {}, {}}; }

Result<Package> Package::open(ByteView bytes, std::string name, const PackageLimits& limits) {
  Package package;
  package.name_ = std::move(name);
  package.limits_ = limits;
  const Diagnostic no_zip = package.damaged("zip");
  if (bytes.empty()) return no_zip;  // libzip would open it, as a zip to be filled

  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  if (source == nullptr) return no_zip;
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (archive == nullptr) {
    zip_source_free(source);
    return no_zip;
  }
  package.archive_.reset(archive);

  const auto entries =
      static_cast<std::size_t>(std::max<zip_int64_t>(0, zip_get_num_entries(archive, 0)));
  if (entries > limits.entries) return package.exceeds("zip");
  for (std::size_t i = 0; i < entries; ++i) {
    const char* entry = zip_get_name(archive, i, ZIP_FL_ENC_RAW);
    if (entry == nullptr) return no_zip;
    const std::string_view part(entry);
    if (part.empty() || part.ends_with('/')) continue;
    if (utf8::find_malformed(part) != part.size()) continue;  // no part's name: they are ASCII
    package.names_.emplace_back(part);
    package.indices_.push_back(i);
  }
  return package;
}

std::size_t Package::find(std::string_view part) const {
  const auto found = std::find_if(names_.begin(), names_.end(),
                                  [&](const std::string& n) { return same_name(n, part); });
  return found == names_.end() ? nowhere : static_cast<std::size_t>(found - names_.begin());
}

bool Package::has(std::string_view part) const { return find(part) != nowhere; }

// What a part claims to hold, and what it may: `largest`, and no more than text can be packed.
Result<Package::Sizes> Package::sizes(std::size_t at, std::size_t largest) const {
  zip_stat_t stat;
  if (zip_stat_index(archive_.get(), indices_[at], 0, &stat) != 0 ||
      (stat.valid & ZIP_STAT_SIZE) == 0 || (stat.valid & ZIP_STAT_COMP_SIZE) == 0) {
    return damaged(names_[at]);
  }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    return damaged(names_[at]);
  }
  const auto claimed = static_cast<std::size_t>(stat.size);
  const auto packed = static_cast<std::size_t>(stat.comp_size);
  const std::size_t by_ratio =
      std::max(harmless_size, packed > largest ? largest : packed * limits_.ratio);
  const std::size_t at_most = std::min(largest, by_ratio);
  if (claimed > at_most) return exceeds(names_[at]);
  return Sizes{claimed, at_most};
}

Result<Bytes> Package::content(std::string_view part) {
  const std::size_t at = find(part);
  if (at == nowhere) return missing(part);
  const auto allowed = sizes(at, std::min(limits_.part, limits_.total - total_));
  if (!allowed) return allowed.error();
  const auto [claimed, at_most] = *allowed;

  const std::unique_ptr<zip_file_t, CloseFile> file(
      zip_fopen_index(archive_.get(), indices_[at], 0));
  if (file == nullptr) return damaged(part);
  Bytes out;
  out.reserve(claimed);
  for (;;) {
    const std::size_t before = out.size();
    out.resize(before + chunk);
    const zip_int64_t read = zip_fread(file.get(), out.data() + before, chunk);
    if (read < 0) return damaged(part);  // the checksum is compared at the end
    out.resize(before + static_cast<std::size_t>(read));
    if (out.size() > at_most) return exceeds(part);
    if (read == 0) break;
  }
  if (out.size() != claimed) return damaged(part);
  total_ += out.size();
  return out;
}

Result<PartStream> Package::stream(std::string_view part) {
  const std::size_t at = find(part);
  if (at == nowhere) return missing(part);
  const auto allowed = sizes(at, limits_.streamed);
  if (!allowed) return allowed.error();
  PartStream out;
  out.file_.reset(zip_fopen_index(archive_.get(), indices_[at], 0));
  if (out.file_ == nullptr) return damaged(part);
  out.name_ = name_;
  out.part_ = part;
  out.left_ = allowed->at_most;
  return out;
}

void PartStream::Close::operator()(zip_file* file) const { zip_fclose(file); }

Result<Bytes> PartStream::next() {
  Bytes out(chunk, '\0');
  const zip_int64_t read = zip_fread(file_.get(), out.data(), out.size());
  if (read < 0) return Diagnostic{"X001", {name_, part_}, {}, {}};
  out.resize(static_cast<std::size_t>(read));
  if (out.size() > left_) return Diagnostic{"X002", {name_, part_}, {}, {}};
  left_ -= out.size();
  return out;
}

Result<XmlElement> Package::xml(std::string_view part) {
  const Result<Bytes> bytes = content(part);
  if (!bytes) return bytes.error();
  return read_xml(*bytes, name_, limits_.xml, part);
}

Result<std::vector<Relationship>> Package::relationships(std::string_view part) {
  const std::string where = relationships_part(part);
  std::vector<Relationship> out;
  if (!has(where)) return out;
  const Result<XmlElement> root = xml(where);
  if (!root) return root.error();
  const auto value = [](const XmlElement& element, std::string_view name) {
    const std::string* found = element.attribute(name);
    return found == nullptr ? std::string() : *found;
  };
  for (const XmlElement& element : root->children) {
    if (element.name != "rel:Relationship") continue;
    out.push_back({value(element, "Id"), value(element, "Type"), value(element, "Target"),
                   value(element, "TargetMode") == "External"});
  }
  return out;
}

Result<std::string> Package::related(std::string_view part, std::string_view kind) {
  const Result<std::vector<Relationship>> all = relationships(part);
  if (!all) return all.error();
  for (const Relationship& relationship : *all) {
    std::string_view type = relationship.type;
    if (relationship.external) continue;
    for (const std::string_view start :
         {office_relationships, strict_relationships, package_relationships}) {
      if (!type.starts_with(start) || type.substr(start.size()) != kind) continue;
      std::string target = resolve_target(part, relationship.target);
      if (!has(target)) return missing(target);
      return target;
    }
  }
  return missing(kind);
}

}  // namespace kehoach::ooxml
