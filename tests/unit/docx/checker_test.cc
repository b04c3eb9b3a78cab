// The checker itself: every rule fires on a file that breaks it.
#include <catch2/catch.hpp>

#include "ooxml/zip_write.h"
#include "written.h"

using namespace kehoach;

namespace {

struct Part {
  std::string name;
  std::string content;
};

std::vector<Part> parts_of_plan() {
  static const Bytes docx = written(docx_check::plan_flow());
  Result<ooxml::Package> package = ooxml::Package::open(docx, "test");
  std::vector<Part> out;
  for (const std::string& name : package->parts()) out.push_back({name, *package->content(name)});
  return out;
}

Bytes zipped(const std::vector<Part>& parts) {
  ooxml::Compressor compressor(1);
  ooxml::ZipWriter zip(compressor);
  for (const Part& part : parts) zip.add(part.name, part.content);
  return zip.finish();
}

bool fires(ByteView docx, std::string_view rule) {
  for (const docx_check::Violation& violation : docx_check::check(docx)) {
    if (violation.rule == rule) return true;
  }
  return false;
}

struct Mutation {
  const char* rule;
  const char* part;
  const char* from;
  const char* to;
};

const char document[] = "word/document.xml";
const char styles[] = "word/styles.xml";
const char numbering[] = "word/numbering.xml";

}  // namespace

TEST_CASE("the plan itself breaks no rule, also when it is zipped anew") {
  CHECK(docx_check::to_text(docx_check::check(zipped(parts_of_plan()))) == "");
}

TEST_CASE("every rule about the parts' content fires") {
  const Mutation mutations[] = {
      {"xml.well_formed", document, "</w:body>", ""},
      {"xml.declaration", document, "<?xml version=\"1.0\"", "<?xml version=\"1.1\""},
      {"xml.utf8", document, "KẾ HOẠCH", "K\xE1 HOẠCH"},
      {"xml.characters", "docProps/core.xml", "Kế hoạch", "Kế\x02hoạch"},
      {"xml.nfc", document, "KẾ HOẠCH", "KÊ\xCC\x81 HOẠCH"},
      {"package.types", "[Content_Types].xml", "/word/header2.xml", "/word/header3.xml"},
      {"package.types", "[Content_Types].xml", "<Override PartName=\"/word/styles.xml\"",
       "<Default Extension=\"x\""},
      {"package.document", "_rels/.rels", "word/document.xml", "word/nothing.xml"},
      {"package.targets", "word/_rels/document.xml.rels", "theme/theme1.xml", "theme/theme2.xml"},
      {"package.ids", "word/_rels/document.xml.rels", "Id=\"rId3\"", "Id=\"rId4\""},
      {"package.ids", document, "r:id=\"rId8\"", "r:id=\"rId88\""},
      {"package.external", "word/_rels/document.xml.rels", "mailto:", "file:"},
      {"settings.mode", "word/settings.xml", "w:val=\"15\"", "w:val=\"12\""},
      {"settings.hyphenation", "word/settings.xml", "autoHyphenation w:val=\"0\"",
       "autoHyphenation w:val=\"1\""},
      {"settings.language", "word/settings.xml", "vi-VN", "en-US"},
      {"order", document, "<w:pStyle w:val=\"Title\"/>", "<w:jc/><w:pStyle w:val=\"Title\"/>"},
      {"order", document, "<w:cols/><w:titlePg/>", "<w:titlePg/><w:cols/>"},
      {"order", document, "<w:tblLayout w:type=\"fixed\"/>",
       "<w:tblCaption w:val=\"x\"/><w:tblLayout w:type=\"fixed\"/>"},
      {"order", document, "<w:tag w:val=\"kh:so\"/>", "<w:text/><w:tag w:val=\"kh:so\"/>"},
      {"order", document, "<w:pStyle w:val=\"Title\"/>",
       "<w:pStyle w:val=\"Title\"/><w:pStyle w:val=\"Title\"/>"},
      {"order", document, "<w:pStyle w:val=\"Title\"/>", "<w:pStyle w:val=\"Title\"/><w:b/>"},
      {"order", styles, "<w:b/><w:bCs/>", "<w:sz w:val=\"1\"/><w:b/><w:bCs/>"},
      {"order", styles, "<w:name w:val=\"KH Điểm\"/>", "<w:qFormat/><w:name w:val=\"KH Điểm\"/>"},
      {"order", numbering, "<w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/>",
       "<w:numFmt w:val=\"upperRoman\"/><w:start w:val=\"1\"/>"},
      {"order", numbering, "<w:abstractNum w:abstractNumId=\"1\">",
       "<w:num w:numId=\"9\"><w:abstractNumId w:val=\"1\"/></w:num><w:abstractNum "
       "w:abstractNumId=\"1\">"},
      {"order", "word/settings.xml", "<w:zoom w:percent=\"100\"/>",
       "<w:compat/><w:zoom w:percent=\"100\"/>"},
      {"styles.unique", styles, "w:styleId=\"KHDiem\"", "w:styleId=\"KHKhoan\""},
      {"styles.unique", styles, "w:val=\"KH Điểm\"", "w:val=\"kh Khoản\""},
      {"styles.plain_names", styles, "w:val=\"KH Điểm\"", "w:val=\"KH Kẽ ngang\""},
      {"styles.ids", styles, "w:styleId=\"KHDiem\"", "w:styleId=\"KHĐiểm\""},
      {"styles.resolve", styles, "<w:basedOn w:val=\"KHKeNgang\"/>", "<w:basedOn w:val=\"X\"/>"},
      {"styles.resolve", styles, "<w:next w:val=\"KHTieuNgu\"/>", "<w:next w:val=\"X\"/>"},
      {"styles.resolve", styles, "<w:name w:val=\"Normal\"/>",
       "<w:name w:val=\"Normal\"/><w:basedOn w:val=\"KHTheThuc\"/>"},
      {"styles.headings", styles, "<w:outlineLvl w:val=\"1\"/>", "<w:outlineLvl w:val=\"4\"/>"},
      {"styles.headings", styles, "<w:keepNext/><w:keepLines/><w:numPr>",
       "<w:keepLines/><w:numPr>"},
      {"styles.language", styles, "<w:lang w:val=\"vi-VN\"", "<w:lang w:val=\"en-US\""},
      {"styles.fonts", styles, "w:eastAsia=\"Times New Roman\"", "w:eastAsia=\"SimSun\""},
      {"numbering.unique", numbering, "w:numId=\"2\"", "w:numId=\"1\""},
      {"numbering.unique", numbering, "w:ilvl=\"1\"", "w:ilvl=\"0\""},
      {"numbering.resolve", document, "<w:numId w:val=\"1\"/>", "<w:numId w:val=\"77\"/>"},
      {"numbering.resolve", numbering, "<w:abstractNumId w:val=\"2\"/>",
       "<w:abstractNumId w:val=\"22\"/>"},
      {"numbering.bullet_font", numbering, "<w:rFonts w:ascii=\"Times New Roman\"", "<w:rFonts"},
      {"numbering.style_level", numbering, "<w:pStyle w:val=\"KHSao\"/>",
       "<w:pStyle w:val=\"KHDiem\"/>"},
      {"numbering.style_level", styles, "<w:ilvl w:val=\"2\"/>", "<w:ilvl w:val=\"1\"/>"},
      {"numbering.style_level", numbering, "<w:pStyle w:val=\"KHSao\"/>", ""},
      {"text.styled", document, "<w:pStyle w:val=\"Title\"/>", ""},
      {"text.styled", document, "<w:pStyle w:val=\"Title\"/>", "<w:pStyle w:val=\"Strong\"/>"},
      {"text.styled", document, "<w:rStyle w:val=\"Emphasis\"/>", "<w:rStyle w:val=\"X\"/>"},
      {"text.styled", document, "<w:tblStyle w:val=\"TableGrid\"/>", ""},
      {"text.bare_runs", document, "<w:rStyle w:val=\"Emphasis\"/>", "<w:i/>"},
      {"text.bare_runs", document, "<w:rStyle w:val=\"Emphasis\"/>", "<w:color w:val=\"red\"/>"},
      {"text.toggles", document, "<w:r><w:t>KẾ HOẠCH",
       "<w:r><w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr><w:t>KẾ HOẠCH"},
      {"text.toggles", document, "<w:rStyle w:val=\"Strong\"/></w:rPr><w:t>thể thao",
       "<w:rStyle w:val=\"IntenseEmphasis\"/></w:rPr><w:t>thể thao"},
      {"text.empty", document, "<w:t>KẾ HOẠCH</w:t>", ""},
      {"text.empty", document, "KẾ HOẠCH", ""},
      {"text.blanks", document, "<w:t xml:space=\"preserve\">Số: ", "<w:t>Số: "},
      {"text.rules", styles, "<w:pBdr>", "<w:shd w:val=\"clear\"/><w:pBdr0>"},
      {"text.rules_apart", document, "<w:p><w:pPr><w:pStyle w:val=\"KHKeTrichYeu\"/>",
       "<w:p><w:pPr><w:pStyle w:val=\"KHKeNgang\"/></w:pPr></w:p><w:p><w:pPr><w:pStyle "
       "w:val=\"KHKeTrichYeu\"/>"},
      {"table.cell_end", document, "</w:p></w:tc>", "</w:p><w:bookmarkEnd w:id=\"1\"/></w:tc>"},
      {"table.apart", document, "</w:tbl><w:p>", "</w:tbl><w:bookmarkEnd w:id=\"1\"/><w:p>"},
      {"table.grid", document, "<w:gridCol w:w=\"3795\"/>", "<w:gridCol w:w=\"3796\"/>"},
      {"table.grid", document, "<w:gridCol w:w=\"3795\"/><w:gridCol w:w=\"5560\"/>", ""},
      {"table.fixed", document, "w:type=\"fixed\"", "w:type=\"autofit\""},
      {"table.caption", document, "<w:tblCaption w:val=\"Phần đầu văn bản\"/>", ""},
      {"table.rows_whole", document, "<w:cantSplit/>", ""},
      {"table.head", document, "<w:tblHeader/>", ""},
      {"table.head", document, "w:firstRow=\"1\"", "w:firstRow=\"0\""},
      {"table.cells", document, "<w:tcW w:w=\"3795\"", "<w:tcW w:w=\"3000\""},
      {"table.cells", document, "<w:gridSpan w:val=\"2\"/>", ""},
      {"table.cells", document, "<w:gridSpan w:val=\"2\"/>", "<w:gridSpan w:val=\"9\"/>"},
      {"table.merges", document, "<w:vMerge w:val=\"restart\"/>", ""},
      {"section.last", document, "</w:sectPr></w:body>", "</w:sectPr><w:p/></w:body>"},
      {"section.paper", document, "w:w=\"11906\" w:h=\"16838\"", "w:w=\"12240\" w:h=\"15840\""},
      {"section.paper", document, " w:orient=\"landscape\"", ""},
      {"section.margins", document, "w:left=\"1701\"", "w:left=\"1134\""},
      {"section.numbers", document, "<w:titlePg/>", ""},
      {"section.numbers", document, "<w:pgNumType w:start=\"1\"/>", ""},
      {"section.headers", document, "<w:headerReference w:type=\"first\" r:id=\"rId9\"/>", ""},
      {"section.headers", "word/header1.xml", " PAGE ", " DATE "},
      {"section.headers", document, "w:type=\"first\" r:id=\"rId9\"",
       "w:type=\"first\" r:id=\"rId8\""},
      {"section.signature", document, "<w:pStyle w:val=\"BodyText\"/><w:keepNext/>",
       "<w:pStyle w:val=\"BodyText\"/>"},
      {"controls.ids", document, "<w:id w:val=\"730102\"/>", "<w:id w:val=\"730101\"/>"},
      {"controls.ids", document, "<w:id w:val=\"730102\"/>", "<w:id w:val=\"-1\"/>"},
      {"controls.tags", document, "w:val=\"kh:ky_hieu\"", "w:val=\"kh:so\""},
      {"controls.bound", document, "k:so[1]", "k:so[2]"},
      {"controls.bound", document, "/k:truong[1]/k:so[1]", "/k:khac[1]/k:so[1]"},
      {"controls.bound", document, "xmlns:k='urn:ke-hoach:truong:1'", "xmlns:k='urn:x'"},
      {"controls.bound", "customXml/itemProps1.xml", "{6B1D0C52", "{7B1D0C52"},
      {"controls.bound", "customXml/_rels/item1.xml.rels", "customXmlProps", "customXml"},
      {"controls.same", "customXml/item1.xml", "<so>08</so>", "<so>09</so>"},
      {"controls.same", "customXml/item1.xml", "2024-02-05", "2024-02-06"},
      {"controls.same", document, "'dd'", "'d'"},
      {"controls.same", document, "w:fullDate=\"2024-02-05", "w:fullDate=\"2024-02-06"},
      {"controls.same", document, "<w:sdtContent><w:r><w:t>08</w:t></w:r>", "<w:sdtContent>"},
      {"plan.checksum", "customXml/item2.xml", "template", "templates"},
      {"plan.checksum", "docProps/custom.xml", "KeHoach.Sha256", "KeHoach.Sha"},
      {"properties.once", "docProps/core.xml", "<dc:subject>",
       "<dc:title>x</dc:title><dc:subject>"},
      {"properties.once", "docProps/custom.xml", "name=\"Người ký\"", "name=\"KeHoach.Schema\""},
      {"properties.ids", "docProps/custom.xml", "pid=\"2\"", "pid=\"1\""},
      {"properties.ids", "docProps/custom.xml", "pid=\"3\"", "pid=\"2\""},
      {"bookmarks.names", document, "w:name=\"_kh_", "w:name=\"_kh-"},
      {"bookmarks.names", document, "w:name=\"_kh_",
       "w:name=\"_kh_0123456789012345678901234567890123456789"},
      {"bookmarks.ids", document, "<w:bookmarkStart w:id=\"2\"", "<w:bookmarkStart w:id=\"1\""},
      {"bookmarks.paired", document, "<w:bookmarkEnd w:id=\"2\"/>", ""},
      {"bookmarks.paired", document, "<w:bookmarkStart w:id=\"2\"", "<w:bookmark w:id=\"2\""},
  };
  for (const Mutation& mutation : mutations) {
    CAPTURE(mutation.rule, mutation.part, mutation.from, mutation.to);
    std::vector<Part> parts = parts_of_plan();
    bool changed = false;
    for (Part& part : parts) {
      if (part.name != mutation.part) continue;
      for (std::size_t at = 0; (at = part.content.find(mutation.from, at)) != std::string::npos;) {
        part.content.replace(at, std::string_view(mutation.from).size(), mutation.to);
        at += std::string_view(mutation.to).size();
        changed = true;
        // A rule about one place is broken in one place, except where all must go.
        if (std::string_view(mutation.rule) != "section.signature") break;
      }
    }
    REQUIRE(changed);
    CHECK(fires(zipped(parts), mutation.rule));
  }
}

TEST_CASE("every rule about a bookmark's name and a missing plan fires") {
  std::vector<Part> parts = parts_of_plan();
  for (Part& part : parts) {
    if (part.name != document) continue;
    const std::size_t first = part.content.find("w:name=\"_kh_") + 8;
    const std::string name = part.content.substr(first, part.content.find('"', first) - first);
    const std::size_t second = part.content.find("w:name=\"_kh_", first) + 8;
    std::string upper = name;
    for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    part.content.replace(second, part.content.find('"', second) - second, upper);
  }
  CHECK(fires(zipped(parts), "bookmarks.unique"));

  parts = parts_of_plan();
  std::erase_if(parts, [](const Part& part) { return part.name == "customXml/item2.xml"; });
  CHECK(fires(zipped(parts), "plan.checksum"));
}

TEST_CASE("every rule about the zip fires") {
  std::vector<Part> parts = parts_of_plan();
  std::swap(parts[0], parts[1]);
  CHECK(fires(zipped(parts), "zip.order"));
  parts = parts_of_plan();
  parts.push_back(parts.back());
  CHECK(fires(zipped(parts), "zip.unique"));
  CHECK(fires("no zip", "zip.content"));

  const Bytes good = zipped(parts_of_plan());
  const std::size_t directory = good.find("PK\x01\x02");
  const auto changed = [&](std::size_t in_local, char value, bool both = true) {
    Bytes out = good;
    out[in_local] = value;
    if (both) out[directory + in_local + 2] = value;
    return out;
  };
  CHECK(fires(changed(12, '\x22'), "zip.stamp"));
  CHECK(fires(changed(10, '\x01'), "zip.stamp"));
  CHECK(fires(changed(6, '\x02'), "zip.flags"));
  CHECK(fires(changed(8, '\x0C'), "zip.method"));
  CHECK(fires(changed(28, '\x04', false), "zip.extra"));
  CHECK(fires(changed(12, '\x22', false), "zip.headers"));
  Bytes corrupt = good;
  corrupt[100] = static_cast<char>(corrupt[100] ^ 1);
  CHECK(fires(corrupt, "zip.content"));
}
