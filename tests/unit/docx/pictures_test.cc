#include <catch2/catch.hpp>

#include "image/image.h"
#include "ooxml/zip_write.h"
#include "written.h"

using namespace kehoach;

namespace {

std::shared_ptr<const image::Image> picture(const Bytes& rest) {
  auto image = std::make_shared<image::Image>();
  image->file = "\x89PNG\r\n\x1A\n" + rest;
  return image;
}

flow::Figure figure(std::shared_ptr<const image::Image> image, const char* words, Length x) {
  return {std::move(image), words, x, Length::twips(-20), Length::twips(2835), Length::twips(1134)};
}

// Two pictures, one of them twice.
flow::Flow pictured() {
  docx_check::FlowBuilder builder;
  auto first = builder.paragraph(flow::Role::signature_note);
  const auto hand = picture("hand");
  first.figures = {figure(hand, "Chữ ký của \"An\"", Length::twips(100)),
                   figure(picture("seal"), "Dấu", Length::twips(-500))};
  auto second = builder.paragraph(flow::Role::signature_note);
  second.figures = {figure(hand, "Chữ ký", Length())};
  return flow_of({first, second, builder.paragraph(flow::Role::signer, "An")});
}

std::string with(const flow::Flow& flow, const std::string& from, const std::string& to) {
  const Bytes docx = written(flow);
  Result<ooxml::Package> package = ooxml::Package::open(docx, "test");
  ooxml::Compressor compressor(1);
  ooxml::ZipWriter zip(compressor);
  for (const std::string& name : package->parts()) {
    std::string content = *package->content(name);
    if (name == "word/document.xml") {
      const std::size_t at = content.find(from);
      REQUIRE(at != std::string::npos);
      content.replace(at, from.size(), to);
    }
    zip.add(name, content);
  }
  std::string rules;
  for (const auto& violation : docx_check::check(zip.finish())) rules += violation.rule + ' ';
  return rules;
}

}  // namespace

TEST_CASE("a picture is anchored where the flow says, and kept once") {
  const flow::Flow flow = pictured();
  const Bytes docx = written(flow);
  CHECK(docx_check::to_text(docx_check::check(docx)) == "");
  CHECK(part_of(docx, "word/media/image1.png") == "\x89PNG\r\n\x1A\nhand");
  CHECK(part_of(docx, "word/media/image2.png") == "\x89PNG\r\n\x1A\nseal");
  CHECK(part_of(docx, "word/media/image3.png") == "(no part)");
  const std::string body = body_of(flow);
  CHECK(between(body, "<wp:positionH relativeFrom=\"column\">", "</wp:positionH>") ==
        "<wp:posOffset>63500</wp:posOffset>");
  CHECK(between(body, "<wp:positionV relativeFrom=\"paragraph\">", "</wp:positionV>") ==
        "<wp:posOffset>-12700</wp:posOffset>");
  CHECK(between(body, "<wp:extent ", "/>") == "cx=\"1800225\" cy=\"720090\"");
  CHECK(between(body, "<wp:docPr ", "/>") ==
        "id=\"1\" name=\"Ảnh 1\" descr=\"Chữ ký của &quot;An&quot;\"");
}

TEST_CASE("every rule about pictures fires") {
  const flow::Flow flow = pictured();
  CHECK(with(flow, "id=\"2\" name=\"Ảnh 2\"", "id=\"1\" name=\"Ảnh 2\"").find("pictures.ids") !=
        std::string::npos);
  CHECK(with(flow, "descr=\"Dấu\"", "").find("pictures.words") != std::string::npos);
  CHECK(with(flow, "cx=\"1800225\"", "cx=\"0\"").find("pictures.size") != std::string::npos);
  CHECK(with(flow, "r:embed=\"picture2\"", "r:embed=\"rId1\"").find("pictures.file") !=
        std::string::npos);
}
