#include "metadata.h"

#include <algorithm>

#include "base/utf8.h"
#include "syntax.h"

namespace kehoach::pdf {

namespace {

constexpr const char* program = "kehoach";
// PDF/UA wants a title (ISO 14289-1, 7.1) even where the document has none.
constexpr const char* no_title = "Văn bản";

std::string cleaned(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto [value, size] = utf8::decode(text, at);
    at += size;
    // XML 1.0, 2.2.
    if (value < 0x20 || value == 0x7F || value == 0xFFFE || value == 0xFFFF) continue;
    utf8::append(out, value);
  }
  return std::string(clipped(out));
}

std::string keywords_of(const flow::Metadata& metadata) {
  const bool both = !metadata.category.empty() && !metadata.number.empty();
  return metadata.category + (both ? "; " : "") + metadata.number;
}

void append_property(Bytes& out, const char* key, std::string_view value) {
  if (value.empty()) return;
  out += key;
  append_text(out, value);
}

void append_digits(Bytes& out, int value, int count) {
  Bytes digits;
  append_integer(digits, std::clamp(value, 0, 9999));
  out.append(static_cast<std::size_t>(std::max<int>(0, count - static_cast<int>(digits.size()))),
             '0');
  out += digits;
}

void append_escaped(Bytes& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += c;
    }
  }
}

void append_element(Bytes& out, std::string_view tag, std::string_view value) {
  if (value.empty()) return;
  ((out += '<') += tag) += '>';
  append_escaped(out, value);
  ((out += "</") += tag) += ">\n";
}

// One text, for whatever language is asked for and for its own.
void append_alternatives(Bytes& out, std::string_view tag, std::string_view value,
                         std::string_view language) {
  if (value.empty()) return;
  ((out += '<') += tag) += "><rdf:Alt>";
  for (const std::string_view asked : {std::string_view("x-default"), language}) {
    if (asked.empty()) continue;
    out += "<rdf:li xml:lang=\"";
    append_escaped(out, asked);
    out += "\">";
    append_escaped(out, value);
    out += "</rdf:li>";
  }
  ((out += "</rdf:Alt></") += tag) += ">\n";
}

void append_array(Bytes& out, std::string_view tag, std::string_view kind, std::string_view value) {
  if (value.empty()) return;
  ((out += '<') += tag) += "><rdf:";
  (out += kind) += "><rdf:li>";
  append_escaped(out, value);
  (out += "</rdf:li></rdf:") += kind;
  ((out += "></") += tag) += ">\n";
}

void append_claims(Bytes& out, const Settings& settings) {
  if (settings.archive != Archive::none) {
    static constexpr const char* parts[] = {"", "1", "2", "3"};
    append_element(out, "pdfaid:part", parts[static_cast<std::size_t>(settings.archive)]);
    append_element(out, "pdfaid:conformance", settings.archive == Archive::a_1b ? "B" : "A");
  }
  if (settings.universal_access) append_element(out, "pdfuaid:part", "1");
}

// PDF/A knows nothing of PDF/UA's property: the file explains it (ISO 19005-2, 6.6.2.3.3).
constexpr std::string_view universal_access_schema =
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 that the file conforms to"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

}  // namespace

Properties properties_of(const flow::Metadata& metadata) {
  Properties out;
  out.title = cleaned(metadata.title);
  if (out.title.empty()) out.title = no_title;
  out.author = cleaned(metadata.author);
  out.subject = cleaned(metadata.subject);
  out.keywords = cleaned(keywords_of(metadata));
  out.language = cleaned(metadata.language);
  out.date = metadata.date;
  return out;
}

Bytes information_of(const Properties& properties) {
  Bytes out;
  append_property(out, "/Title", properties.title);
  append_property(out, "/Author", properties.author);
  append_property(out, "/Subject", properties.subject);
  append_property(out, "/Keywords", properties.keywords);
  append_property(out, "/Creator", program);
  append_property(out, "/Producer", program);
  if (properties.date) {
    out += "/CreationDate";
    append_date(out, *properties.date);
  }
  return out;
}

void append_date(Bytes& out, const flow::Field::Day& day) {
  out += "(D:";
  append_digits(out, day.year, 4);
  append_digits(out, day.month, 2);
  append_digits(out, day.day, 2);
  out += "000000+07'00')";
}

Bytes packet_of(const Properties& properties, const Settings& settings) {
  Bytes out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\""
      " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
      " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
      " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n";
  append_element(out, "dc:format", "application/pdf");
  append_alternatives(out, "dc:title", properties.title, properties.language);
  append_array(out, "dc:creator", "Seq", properties.author);
  append_alternatives(out, "dc:description", properties.subject, properties.language);
  append_array(out, "dc:language", "Bag", properties.language);
  append_element(out, "pdf:Keywords", properties.keywords);
  append_element(out, "pdf:Producer", program);
  append_element(out, "xmp:CreatorTool", program);
  if (properties.date) {
    Bytes date;
    append_digits(date, properties.date->year, 4);
    date += '-';
    append_digits(date, properties.date->month, 2);
    date += '-';
    append_digits(date, properties.date->day, 2);
    append_element(out, "xmp:CreateDate", date + "T00:00:00+07:00");
  }
  append_claims(out, settings);
  out += "</rdf:Description>\n";
  if (settings.universal_access && settings.archive != Archive::none) {
    out += universal_access_schema;
  }
  out += "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
  return out;
}

}  // namespace kehoach::pdf
