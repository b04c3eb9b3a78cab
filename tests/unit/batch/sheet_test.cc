#include <catch2/catch.hpp>

#include "listing.h"
#include "ooxml/zip_write.h"
#include "sheet_values.h"

using namespace kehoach;
using namespace kehoach::batch;

namespace {

constexpr const char* main_space =
    "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
constexpr const char* office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string relationships(const std::string& inner) {
  return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         inner + "</Relationships>";
}

std::string relationship(const char* id, const char* type, const char* target) {
  return std::string("<Relationship Id=\"") + id + "\" Type=\"" + office + '/' + type +
         "\" Target=\"" + target + "\"/>";
}

// A workbook of two sheets; the first is given.
Bytes workbook(const std::string& sheet, bool since_1904 = false) {
  ooxml::Compressor compressor(1);
  ooxml::ZipWriter zip(compressor);
  zip.add("_rels/.rels", relationships(relationship("rId1", "officeDocument", "xl/workbook.xml")));
  zip.add("xl/workbook.xml",
          std::string("<workbook ") + main_space + " xmlns:r=\"" + office + "\"><workbookPr" +
              (since_1904 ? " date1904=\"1\"" : "") +
              "/><sheets><sheet name=\"Đơn vị\" sheetId=\"1\" r:id=\"rId1\"/>"
              "<sheet name=\"Khác\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>");
  zip.add("xl/_rels/workbook.xml.rels",
          relationships(relationship("rId1", "worksheet", "worksheets/sheet1.xml") +
                        relationship("rId2", "worksheet", "/xl/worksheets/sheet2.xml") +
                        relationship("rId3", "sharedStrings", "sharedStrings.xml") +
                        relationship("rId4", "styles", "styles.xml")));
  zip.add("xl/sharedStrings.xml",
          std::string("<sst ") + main_space +
              "><si><t>tên</t></si><si><r><t>số</t></r><r><t xml:space=\"preserve\"> hiệu</t></r>"
              "<rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si><si><t>a_x000D_\nb</t></si></sst>");
  zip.add("xl/styles.xml",
          std::string("<styleSheet ") + main_space +
              "><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-42A]dd/mm/yyyy;@\"/>"
              "<numFmt numFmtId=\"165\" formatCode=\"000\"/><numFmt numFmtId=\"166\" "
              "formatCode=\"mm/yyyy\"/>"
              "</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
              "<xf numFmtId=\"165\"/><xf numFmtId=\"166\"/></cellXfs></styleSheet>");
  zip.add("xl/worksheets/sheet1.xml",
          std::string("<worksheet ") + main_space + ">" + sheet + "</worksheet>");
  zip.add("xl/worksheets/sheet2.xml",
          std::string("<worksheet ") + main_space +
              "><sheetData><row><c t=\"inlineStr\"><is><t>k</t></is></c></row>"
              "<row><c t=\"inlineStr\"><is><t>v</t></is></c></row></sheetData></worksheet>");
  return zip.finish();
}

std::string text(const char* place, const char* value) {
  return std::string("<c r=\"") + place + "\" t=\"inlineStr\"><is><t>" + value + "</t></is></c>";
}

}  // namespace

TEST_CASE("a sheet's strings, numbers and dates") {
  const std::string head =
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>";
  const auto with = [&](const std::string& cell) {
    return listed("u.xlsx",
                  workbook("<sheetData>" + head + "<row r=\"5\">" + cell + "</row></sheetData>"));
  };
  CHECK(with("<c r=\"A5\" t=\"s\"><v>2</v></c>") == "5: tên=a\nb\n");
  CHECK(with("<c r=\"C5\"><v>117</v></c>") == "5: số hiệu=117\n");
  CHECK(with("<c r=\"C5\"><v>16.100000000000001</v></c>") == "5: số hiệu=16.1\n");
  CHECK(with("<c r=\"C5\" s=\"1\"><v>44196</v></c>") == "5: số hiệu=31/12/2020\n");
  CHECK(with("<c r=\"C5\" s=\"2\"><v>44196.75</v></c>") == "5: số hiệu=31/12/2020\n");
  CHECK(with("<c r=\"C5\" s=\"3\"><v>7</v></c>") == "5: số hiệu=007\n");
  CHECK(with("<c r=\"C5\" s=\"4\"><v>44196</v></c>") == "5: số hiệu=12/2020\n");
  CHECK(with("<c r=\"C5\" t=\"b\"><v>1</v></c>") == "5: số hiệu=TRUE\n");
  CHECK(with("<c r=\"C5\" t=\"str\"><f>A1</f><v>công thức</v></c>") == "5: số hiệu=công thức\n");
  CHECK(with("<c r=\"C5\" t=\"e\"><v>#REF!</v></c>") == "B009@C5\n");
  CHECK(with("<c r=\"C5\" t=\"s\"><v>9</v></c>") == "B009@C5\n");
  CHECK(with("<c r=\"B5\"><v>1</v></c>") == "B004@B5\n");
}

TEST_CASE("days of both calendars") {
  const auto date = [](const char* number, bool since_1904 = false) {
    return shown_number(number, {NumberForm::date, 0}, since_1904).value_or("?");
  };
  CHECK(date("1") == "01/01/1900");
  CHECK(date("59") == "28/02/1900");
  CHECK(date("61") == "01/03/1900");
  CHECK(date("36526") == "01/01/2000");
  CHECK(date("43890") == "29/02/2020");
  CHECK(date("2958465") == "31/12/9999");
  CHECK(date("42734", true) == "31/12/2020");
  CHECK(read_number_format("yyyy\\-mm\\-dd").form == NumberForm::date);
  CHECK(read_number_format("\"ngày\" 0").form == NumberForm::general);
  CHECK(read_number_format("h:mm:ss").form == NumberForm::general);
  CHECK(read_number_format("#,##0.00").form == NumberForm::general);
  CHECK(place_name({27, 12}) == "AB12");
  CHECK(read_place("AB12")->column == 27);
  CHECK_FALSE(read_place("XFE1"));
  CHECK_FALSE(read_place("A0"));
  CHECK_FALSE(read_place("12"));
}

TEST_CASE("headings merged over columns are passed over, merged down are not") {
  const std::string sheet =
      "<sheetData><row r=\"1\">" + text("A1", "DANH SÁCH") + "</row><row r=\"2\">" +
      text("A2", "code") + text("B2", "Người ký") + "</row><row r=\"3\">" +
      text("B3", "signatures.0.name") + text("C3", "signatures.0.position") +
      "</row><row r=\"4\">" + text("A4", "A01") + text("B4", "An") + text("C4", "Chủ tịch") +
      "</row></sheetData><mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A2:A3\"/>"
      "<mergeCell ref=\"B2:C2\"/></mergeCells>";
  CHECK(listed("u.xlsx", workbook(sheet)) ==
        "4: code=A01 | signatures.0.name=An | signatures.0.position=Chủ tịch\n");
}

TEST_CASE("sheets by name, and what is no workbook") {
  const Bytes book = workbook("<sheetData/>");
  CHECK(listed("u.xlsx", book, "Khác") == "2: k=v\n");
  CHECK(listed("u.xlsx", book, "Không có") == "B008\n");
  CHECK(listed("u.xlsx", book) == "B002\n");
  CHECK(listed("u.xlsx", "PK nothing") == "X001\n");
  Bytes bomb;
  {
    ooxml::Compressor compressor(6);
    ooxml::ZipWriter zip(compressor);
    zip.add("_rels/.rels", Bytes(std::size_t{40} << 20, ' '));
    bomb = zip.finish();
  }
  CHECK(listed("u.xlsx", bomb) == "X002\n");
}
