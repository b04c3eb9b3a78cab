// Content controls: the fields of the form that Word lets a user edit in place, each bound to an
// element of the data part. What stands in that element wins over the page when the file is
// opened, so the two are the same to the letter.
//
// A value of several lines is several controls with line breaks between them, each bound to an
// element of its own: Word has controls of several lines, but LibreOffice up to 7 puts their breaks
// before their text.
#pragma once

#include <string>
#include <vector>

#include "flow/flow.h"
#include "ooxml/xml_write.h"

namespace kehoach::docx {

// Of the data part (customXml/itemProps1.xml, ds:itemID).
inline constexpr std::string_view data_item_id = "{6B1D0C52-3A0E-4B7C-9C3E-2F30ED202005}";
inline constexpr std::string_view data_namespace = "urn:ke-hoach:truong:1";

class Controls {
 public:
  explicit Controls(const std::vector<flow::Field>& fields);

  // Whether this run becomes a control: it must be its field's value to the letter.
  bool binds(const flow::Run& run) const;

  // The run as its control or controls; `run_properties` are its <w:rPr>, or nothing.
  void write(ooxml::XmlWriter& xml, const flow::Run& run, std::string_view run_properties);

  // customXml/item1.xml.
  void append_data_part(std::string& out) const;

 private:
  // One line of a field; `step` is empty where the line is.
  struct Line {
    std::string_view text;
    std::string step;  // of the XPath: "k:so[1]"
    std::string tag;   // "kh:so"
    std::string title;
  };
  struct Control {
    std::vector<Line> lines;  // none: the field cannot be bound
    std::string date_format;  // empty: not a date control
  };

  // `count`: how many elements of that name there are.
  static void add_lines(const flow::Field& field, Control& control, std::size_t& count);
  void write_line(ooxml::XmlWriter& xml, const flow::Field& field, const Control& control,
                  const Line& line, std::string_view run_properties);

  const std::vector<flow::Field>* fields_;
  std::vector<Control> controls_;
  int last_id_ = 730100;  // any, but the same every time
};

// The date picture (as of 17.5.2.8 w:dateFormat) that prints exactly `value` for `day`:
// "ngày 05 tháng 5 năm 2020" -> "'ngày 'dd' tháng 'M' năm 'yyyy". Empty if there is none.
std::string date_picture(std::string_view value, const flow::Field::Day& day);

}  // namespace kehoach::docx
