// The order of children that the schema lays down (ECMA-376 part 1, annex A, wml.xsd), as far as
// our files use them: Word is stricter with it than with most else.
#include <algorithm>

#include "checked_file.h"

namespace kehoach::docx_check {

namespace {

const std::map<std::string_view, std::vector<std::string_view>>& orders() {
  static const std::map<std::string_view, std::vector<std::string_view>> all = {
      {"w:pPr",
       {"w:pStyle",
        "w:keepNext",
        "w:keepLines",
        "w:pageBreakBefore",
        "w:framePr",
        "w:widowControl",
        "w:numPr",
        "w:suppressLineNumbers",
        "w:pBdr",
        "w:shd",
        "w:tabs",
        "w:suppressAutoHyphens",
        "w:kinsoku",
        "w:wordWrap",
        "w:overflowPunct",
        "w:topLinePunct",
        "w:autoSpaceDE",
        "w:autoSpaceDN",
        "w:bidi",
        "w:adjustRightInd",
        "w:snapToGrid",
        "w:spacing",
        "w:ind",
        "w:contextualSpacing",
        "w:mirrorIndents",
        "w:suppressOverlap",
        "w:jc",
        "w:textDirection",
        "w:textAlignment",
        "w:textboxTightWrap",
        "w:outlineLvl",
        "w:divId",
        "w:cnfStyle",
        "w:rPr",
        "w:sectPr",
        "w:pPrChange"}},
      {"w:rPr",
       {"w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:caps", "w:strike", "w:color",
        "w:spacing", "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:u", "w:vertAlign",
        "w:lang"}},
      {"w:numPr", {"w:ilvl", "w:numId"}},
      {"w:tblPr",
       {"w:tblStyle", "w:tblpPr", "w:tblOverlap", "w:bidiVisual", "w:tblStyleRowBandSize",
        "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders",
        "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription"}},
      {"w:tblBorders", {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}},
      {"w:tblCellMar", {"w:top", "w:left", "w:bottom", "w:right"}},
      {"w:tbl", {"w:tblPr", "w:tblGrid", "w:tr"}},
      {"w:tr", {"w:trPr", "w:tc"}},
      {"w:tc", {"w:tcPr", "w:p"}},
      {"w:tcPr",
       {"w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge", "w:vMerge", "w:tcBorders", "w:shd",
        "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark"}},
      {"w:sectPr",
       {"w:headerReference", "w:footerReference", "w:type", "w:pgSz", "w:pgMar", "w:paperSrc",
        "w:pgBorders", "w:lnNumType", "w:pgNumType", "w:cols", "w:formProt", "w:vAlign",
        "w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi", "w:docGrid"}},
      {"w:style",
       {"w:name", "w:aliases", "w:basedOn", "w:next", "w:link", "w:autoRedefine", "w:hidden",
        "w:uiPriority", "w:semiHidden", "w:unhideWhenUsed", "w:qFormat", "w:locked", "w:rsid",
        "w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr"}},
      {"w:styles", {"w:docDefaults", "w:latentStyles", "w:style"}},
      {"w:numbering", {"w:abstractNum", "w:num"}},
      {"w:abstractNum",
       {"w:nsid", "w:multiLevelType", "w:tmpl", "w:name", "w:styleLink", "w:numStyleLink",
        "w:lvl"}},
      {"w:lvl",
       {"w:start", "w:numFmt", "w:lvlRestart", "w:pStyle", "w:isLgl", "w:suff", "w:lvlText",
        "w:lvlPicBulletId", "w:legacy", "w:lvlJc", "w:pPr", "w:rPr"}},
      {"w:num", {"w:abstractNumId", "w:lvlOverride"}},
      {"w:sdt", {"w:sdtPr", "w:sdtEndPr", "w:sdtContent"}},
      {"w:sdtPr",
       {"w:rPr", "w:alias", "w:tag", "w:id", "w:lock", "w:placeholder", "w:temporary",
        "w:showingPlcHdr", "w:dataBinding", "w:label", "w:tabIndex", "w:text", "w:date"}},
      {"w:date", {"w:dateFormat", "w:lid", "w:storeMappedDataAs", "w:calendar"}},
      {"w:settings",
       {"w:zoom", "w:defaultTabStop", "w:autoHyphenation", "w:characterSpacingControl", "w:compat",
        "w:themeFontLang", "w:clrSchemeMapping", "w:decimalSymbol", "w:listSeparator"}},
  };
  return all;
}

void check_element(const std::string& part, const XmlElement& element, Report& report) {
  const auto order = orders().find(element.name);
  if (order == orders().end()) return;
  std::size_t reached = 0;
  for (const XmlElement& child : element.children) {
    const auto place = std::find(order->second.begin(), order->second.end(), child.name);
    if (place == order->second.end()) {
      report.add("order", part, element.name + " holds " + child.name + ", which is not listed");
      continue;
    }
    const auto at = static_cast<std::size_t>(place - order->second.begin());
    if (at < reached) report.add("order", part, element.name + ": " + child.name + " is too late");
    reached = std::max(reached, at);
  }
}

// Elements that may stand once; the others of an ordered list may be repeated.
void check_once(const std::string& part, const XmlElement& element, Report& report) {
  for (const std::string_view name : {"w:pPr", "w:rPr", "w:tblPr", "w:tcPr", "w:sdtPr"}) {
    if (element.name != name) continue;
    for (std::size_t i = 1; i < element.children.size(); ++i) {
      if (element.children[i].name == element.children[i - 1].name) {
        report.add("order", part, element.name + ": " + element.children[i].name + " twice");
      }
    }
  }
}

}  // namespace

void check_order(const CheckedFile& file, Report& report) {
  for (const auto& [part, tree] : file.trees) {
    if (!part.starts_with("word/")) continue;
    walk(tree, [&, &name = part](const XmlElement& element) {
      check_element(name, element, report);
      check_once(name, element, report);
    });
  }
}

}  // namespace kehoach::docx_check
