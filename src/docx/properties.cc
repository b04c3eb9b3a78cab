#include "properties.h"

#include "ooxml/xml_write.h"

namespace kehoach::docx {

namespace {

using ooxml::XmlWriter;

void append_digits(std::string& out, int number, int width) {
  int unit = 1;
  for (int i = 1; i < width; ++i) unit *= 10;
  for (; unit > 0; unit /= 10) out += static_cast<char>('0' + number / unit % 10);
}

}  // namespace

bool is_date(const flow::Field::Day& day) {
  return day.year >= 1 && day.year <= 9999 && day.month >= 1 && day.month <= 12 && day.day >= 1 &&
         day.day <= 31;
}

std::string iso_date(const flow::Field::Day& day) {
  std::string out;
  append_digits(out, day.year, 4);
  out += '-';
  append_digits(out, day.month, 2);
  out += '-';
  append_digits(out, day.day, 2);
  return out;
}

void append_core_part(std::string& out, const flow::Metadata& metadata) {
  XmlWriter xml(out);
  xml.declaration();
  xml.start("cp:coreProperties", "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "xmlns:dc",
            "http://purl.org/dc/elements/1.1/", "xmlns:dcterms", "http://purl.org/dc/terms/",
            "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  const auto element = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) xml.element(name, value);
  };
  element("dc:title", metadata.title);
  element("dc:subject", metadata.subject);
  element("dc:creator", metadata.author);
  element("cp:keywords", metadata.number);
  if (metadata.date && is_date(*metadata.date)) {
    const std::string date = iso_date(*metadata.date) + "T00:00:00Z";
    for (const std::string_view name : {"dcterms:created", "dcterms:modified"}) {
      xml.start(name, "xsi:type", "dcterms:W3CDTF");
      xml.text(date);
      xml.end(name);
    }
  }
  element("cp:category", metadata.category);
  element("dc:language", metadata.language);
  xml.end("cp:coreProperties");
}

void append_custom_part(std::string& out, const flow::Metadata& metadata,
                        std::string_view plan_sha256) {
  XmlWriter xml(out);
  xml.declaration();
  xml.start("Properties", "xmlns",
            "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", "xmlns:vt",
            "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes");
  int id = 1;  // the first is 2: 0 and 1 are taken by the format ([MS-OLEPS] 2.18)
  const auto property = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    xml.start("property", "fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", "pid", ++id, "name",
              name);
    xml.element("vt:lpwstr", value);
    xml.end("property");
  };
  property("Số, ký hiệu", metadata.number);
  if (metadata.date && is_date(*metadata.date)) {
    property("Ngày ban hành", iso_date(*metadata.date));
  }
  property("Cơ quan ban hành", metadata.author);
  property("Người ký", metadata.signer);
  property("KeHoach.Schema", "1");
  property("KeHoach.Sha256", plan_sha256);
  xml.end("Properties");
}

void append_plan_part(std::string& out, std::string_view plan_json, std::string_view sha256) {
  XmlWriter xml(out);
  xml.declaration();
  xml.start("duLieu", "xmlns", "urn:ke-hoach:du-lieu:1", "loai", "application/json", "sha256",
            sha256);
  xml.text(plan_json);
  xml.end("duLieu");
}

}  // namespace kehoach::docx
