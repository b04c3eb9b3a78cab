// An Office package that a stranger made: its parts by name and by relationship.
//
// Everything in it is held against limits before memory is spent on it; what a part's header claims
// is not believed. Names of parts are compared without regard to the case of ASCII letters
// (ECMA-376 part 2, 6.2.2.3).
//
//   Result<Package> package = Package::open(bytes, "ke-hoach.docx");
//   Result<std::string> main = package->related("", "officeDocument");
//   Result<XmlElement> document = package->xml(*main);
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "ooxml/package_parts.h"
#include "ooxml/xml_read.h"

struct zip;
struct zip_file;

namespace kehoach::ooxml {

struct PackageLimits {
  std::size_t entries = 4096;
  std::size_t part = 32U << 20;                 // bytes of one part, inflated
  std::size_t total = 128U << 20;               // of all parts that are read
  std::size_t streamed = std::size_t{1} << 30;  // bytes of one part that is read piece by piece
  // A part above 1 MiB may be at most so many times its packed size: text packs 5 to 50 times,
  // bombs 1,000 times.
  std::size_t ratio = 200;
  XmlLimits xml;
};

// A part, piece by piece. The package outlives it.
class PartStream {
 public:
  // Empty at the end. X001, X002.
  Result<Bytes> next();

 private:
  friend class Package;
  struct Close {
    void operator()(zip_file* file) const;
  };
  std::unique_ptr<zip_file, Close> file_;
  std::string name_, part_;
  std::size_t left_ = 0;  // bytes that it may still hold
};

class Package {
 public:
  // `name` stands for the file in messages. The bytes must live as long as the package.
  // X001 if it is no zip, X002 if it exceeds a limit.
  static Result<Package> open(ByteView bytes, std::string name, const PackageLimits& limits = {});

  // In the order of the zip's directory; folders left out.
  const std::vector<std::string>& parts() const { return names_; }
  bool has(std::string_view part) const;

  // X001 if it is damaged or encrypted, X002 if it exceeds a limit, X004 if it is not there.
  Result<Bytes> content(std::string_view part);
  Result<XmlElement> xml(std::string_view part);
  Result<PartStream> stream(std::string_view part);
  // None, if there is no part of relationships for it.
  Result<std::vector<Relationship>> relationships(std::string_view part);
  // The part that `part` ("" for the package) points to with a relationship whose type ends in
  // `kind` ("styles"); X004 if there is none or it is not in the package.
  Result<std::string> related(std::string_view part, std::string_view kind);

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  std::size_t find(std::string_view part) const;
  struct Sizes {
    std::size_t claimed = 0, at_most = 0;
  };
  Result<Sizes> sizes(std::size_t at, std::size_t largest) const;
  Diagnostic damaged(std::string_view part) const;
  Diagnostic exceeds(std::string_view part) const;
  Diagnostic missing(std::string_view part) const;

  std::string name_;
  PackageLimits limits_;
  std::unique_ptr<zip, Close> archive_;
  std::vector<std::string> names_;
  std::vector<std::size_t> indices_;  // in the archive, of each name
  std::size_t total_ = 0;
};

}  // namespace kehoach::ooxml
