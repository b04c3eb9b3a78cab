#include "pictures.h"

#include "image/image.h"

namespace kehoach::docx {

namespace {

constexpr std::string_view drawing =
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
constexpr std::string_view shapes = "http://schemas.openxmlformats.org/drawingml/2006/main";
constexpr std::string_view picture = "http://schemas.openxmlformats.org/drawingml/2006/picture";

void write_place(ooxml::XmlWriter& xml, std::string_view element, std::string_view from,
                 Length offset) {
  xml.start(element, "relativeFrom", from);
  xml.markup("<wp:posOffset>");
  xml.markup(std::to_string(offset.in_emu()));
  xml.markup("</wp:posOffset>");
  xml.end(element);
}

}  // namespace

// The same picture is kept once, however often it is shown.
const std::string& Pictures::find(const image::Image& image) {
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (parts_[i].content == image.file) return relationships_[i].id;
  }
  const std::string number = std::to_string(parts_.size() + 1);
  const std::string target = "media/image" + number + ".png";
  parts_.push_back({"/word/" + target, image.file});
  relationships_.push_back(
      {"picture" + number, std::string(ooxml::office_relationships) + "image", target, false});
  return relationships_.back().id;
}

void Pictures::write(ooxml::XmlWriter& xml, const flow::Figure& figure) {
  const std::string& part = find(*figure.image);
  const std::int64_t width = figure.width.in_emu(), height = figure.height.in_emu();
  const std::string name = "Ảnh " + std::to_string(++count_);
  xml.start("w:r");
  xml.start("w:drawing");
  xml.start("wp:anchor", "xmlns:wp", drawing, "distT", 0, "distB", 0, "distL", 0, "distR", 0,
            "simplePos", 0, "relativeHeight", count_, "behindDoc", 0, "locked", 0, "layoutInCell",
            1, "allowOverlap", 1);
  xml.leaf("wp:simplePos", "x", 0, "y", 0);
  write_place(xml, "wp:positionH", "column", figure.x);
  write_place(xml, "wp:positionV", "paragraph", figure.y);
  xml.leaf("wp:extent", "cx", width, "cy", height);
  xml.leaf("wp:wrapNone");
  xml.leaf("wp:docPr", "id", count_, "name", name, "descr", figure.alternative);
  xml.start("a:graphic", "xmlns:a", shapes);
  xml.start("a:graphicData", "uri", picture);
  xml.start("pic:pic", "xmlns:pic", picture);
  xml.start("pic:nvPicPr");
  xml.leaf("pic:cNvPr", "id", count_, "name", name, "descr", figure.alternative);
  xml.leaf("pic:cNvPicPr");
  xml.end("pic:nvPicPr");
  xml.start("pic:blipFill");
  xml.leaf("a:blip", "r:embed", part);
  xml.markup("<a:stretch><a:fillRect/></a:stretch>");
  xml.end("pic:blipFill");
  xml.start("pic:spPr");
  xml.markup("<a:xfrm><a:off x=\"0\" y=\"0\"/>");
  xml.leaf("a:ext", "cx", width, "cy", height);
  xml.markup("</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>");
  xml.end("pic:spPr");
  xml.end("pic:pic");
  xml.end("a:graphicData");
  xml.end("a:graphic");
  xml.end("wp:anchor");
  xml.end("w:drawing");
  xml.end("w:r");
}

}  // namespace kehoach::docx
