#include "attachment.h"

#include "metadata.h"
#include "syntax.h"

namespace kehoach::pdf {

namespace {

constexpr std::string_view file_name = "ke-hoach.json";
constexpr std::string_view description = "Dữ liệu kế hoạch";

Reference add_file(Store& store, const flow::Flow& flow, Form form, Deflater& deflater) {
  Bytes entries = "/Type/EmbeddedFile/Subtype/application#2Fjson";
  // Of an associated file Params says at least the date (ISO 19005-3, 6.8): none, no Params.
  if (flow.metadata.date) {
    entries += "/Params<</Size ";
    append_integer(entries, static_cast<std::int64_t>(flow.plan_json.size()));
    entries += "/ModDate";
    append_date(entries, *flow.metadata.date);
    entries += ">>";
  }
  const Reference object = store.reserve();
  if (form == Form::readable) {
    store.fill_stream(object, std::move(entries), flow.plan_json);
  } else {
    store.fill_stream(object, entries + "/Filter/FlateDecode",
                      Bytes(deflater.deflate(flow.plan_json)));
  }
  return object;
}

}  // namespace

Bytes add_attachment(Store& store, const flow::Flow& flow, Form form, Deflater& deflater) {
  const Reference file = add_file(store, flow, form, deflater);
  Bytes specification = "/Type/Filespec/AFRelationship/Source";
  for (const char* key : {"/F", "/UF"}) {
    specification += key;
    append_text(specification, file_name);
  }
  specification += "/Desc";
  append_text(specification, description);
  specification += "/EF<<";
  for (const char* key : {"/F ", "/UF "}) {
    specification += key;
    append_reference(specification, file);
  }
  const Reference object = store.add(specification + ">>");
  Bytes out = "/AF[";
  append_reference(out, object);
  out += "]/Names<</EmbeddedFiles<</Names[";
  append_text(out, file_name);
  append_reference(out, object);
  return out + "]>>>>";
}

}  // namespace kehoach::pdf
