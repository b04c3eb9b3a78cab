#include <algorithm>
#include <array>
#include <limits>
#include <new>
#include <span>

#include "libharu.h"
#include "object_stream.h"
#include "predictor.h"
#include "syntax.h"

namespace kehoach::pdf {

namespace {

// So few that a change in a document's structure leaves most streams as they are in others.
constexpr std::size_t objects_per_stream = 96;
static_assert(objects_per_stream <= ObjectStream::most);

extern "C" {

static HPDF_STATUS append_to_bytes(HPDF_Stream stream, const HPDF_BYTE* data, HPDF_UINT size) {
  try {
    static_cast<Bytes*>(stream->attr)->append(reinterpret_cast<const char*>(data), size);
    return HPDF_OK;
  } catch (const std::bad_alloc&) {
    return HPDF_FAILD_TO_ALLOC_MEM;
  }
}

}  // extern "C"

// Where an object stands (ISO 32000-1, 7.5.8.3).
struct Place {
  std::uint8_t kind = 0;    // 0 free, 1 in the file, 2 in an object stream
  std::uint64_t where = 0;  // offset, or the object stream's number
  std::uint8_t index = 0;   // in the object stream
};

class CompactFile {
 public:
  CompactFile(HPDF_Doc document, Deflater& deflater);

  Result<Bytes> write(const Sha256& id);

 private:
  using Stream = std::unique_ptr<HPDF_Stream_Rec, FreeStream>;

  HPDF_UINT object_count() const { return document_->xref->entries->count; }
  std::size_t expected_size() const;
  void* object(HPDF_UINT number) const { return HPDF_Xref_GetEntry(document_->xref, number)->obj; }
  Stream stream_into(Bytes& out);
  HPDF_STATUS write_streams();
  HPDF_STATUS write_others(bool apart);
  void write_object_stream();
  void write_cross_references(const Sha256& id);
  void begin_object(std::size_t number);
  void end_deflated(const Bytes& entries, ByteView plain);

  HPDF_Doc document_;
  Deflater& deflater_;
  Bytes file_;
  std::vector<Place> places_;  // by object number
  ObjectStream objects_;       // that is being filled
};

CompactFile::CompactFile(HPDF_Doc document, Deflater& deflater)
    : document_(document), deflater_(deflater) {
  places_.resize(object_count());
}

// Little more than all streams, and what the others may become.
std::size_t CompactFile::expected_size() const {
  constexpr std::size_t of_a_stream = 100, of_an_object = 24;
  std::size_t size = 4096 + of_an_object * object_count();
  for (HPDF_UINT number = 1; number < object_count(); ++number) {
    const Body* body = body_of(object(number));
    if (body != nullptr && body->is_stream()) size += of_a_stream + body->data().view().size();
  }
  return size;
}

CompactFile::Stream CompactFile::stream_into(Bytes& out) {
  return Stream(HPDF_CallbackWriter_New(document_->mmgr, append_to_bytes, &out));
}

void CompactFile::begin_object(std::size_t number) {
  if (number >= places_.size()) places_.resize(number + 1);
  places_[number] = {1, file_.size(), 0};
  append_integer(file_, static_cast<std::int64_t>(number));
  file_ += " 0 obj\n";
}

HPDF_STATUS CompactFile::write_streams() {
  const Stream out = stream_into(file_);
  if (!out) return HPDF_FAILD_TO_ALLOC_MEM;
  for (HPDF_UINT number = 1; number < object_count(); ++number) {
    const Body* body = body_of(object(number));
    if (body == nullptr || !body->is_stream()) continue;
    begin_object(number);
    const HPDF_STATUS status = HPDF_Obj_WriteValue(object(number), out.get(), nullptr);
    if (status != HPDF_OK) return status;
    file_ += "\nendobj\n";
  }
  return HPDF_OK;
}

HPDF_STATUS CompactFile::write_others(bool apart) {
  const Stream out = stream_into(objects_.values());
  if (!out) return HPDF_FAILD_TO_ALLOC_MEM;
  for (HPDF_UINT number = 1, end = object_count(); number < end; ++number) {
    const Body* body = body_of(object(number));
    if (body != nullptr && body->is_stream()) continue;
    if ((body != nullptr && body->apart) != apart) continue;
    objects_.begin(number);
    const HPDF_STATUS status = HPDF_Obj_WriteValue(object(number), out.get(), nullptr);
    if (status != HPDF_OK) return status;
    if (objects_.numbers().size() == objects_per_stream) write_object_stream();
  }
  if (!objects_.numbers().empty()) write_object_stream();
  return HPDF_OK;
}

void CompactFile::write_object_stream() {
  const auto& numbers = objects_.numbers();
  const std::size_t number = places_.size();
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    places_[numbers[i]] = {2, number, static_cast<std::uint8_t>(i)};
  }
  begin_object(number);
  end_deflated(objects_.entries(), objects_.data());
  objects_.clear();
}

void CompactFile::end_deflated(const Bytes& entries, ByteView plain) {
  const ByteView data = deflater_.deflate_known(plain);
  file_ += "<<";
  file_ += entries;
  file_ += "/Filter/FlateDecode/Length ";
  append_integer(file_, static_cast<std::int64_t>(data.size()));
  file_ += ">>\nstream\n";
  file_ += data;
  file_ += "\nendstream\nendobj\n";
}

void CompactFile::write_cross_references(const Sha256& id) {
  const std::size_t at = file_.size();
  begin_object(places_.size());
  const int width = at <= 0xFFFFFF ? 3 : 4;
  Bytes rows;
  for (const Place& place : places_) {
    rows += static_cast<char>(place.kind);
    append_big_endian(rows, place.where, width);
    rows += static_cast<char>(place.index);
  }
  const auto row = static_cast<std::size_t>(width) + 2;
  Bytes entries = "/Type/XRef" + up_entries(row) + "/W[1 ";
  append_integer(entries, width);
  entries += " 1]/Size ";
  append_integer(entries, static_cast<std::int64_t>(places_.size()));
  entries += "/Root ";
  append_reference(entries, {number_of(document_->catalog)});
  entries += "/Info ";
  append_reference(entries, {number_of(document_->info)});
  append_id(entries, id);
  end_deflated(entries, predict_up(rows, row));
  file_ += "startxref\n";
  append_integer(file_, static_cast<std::int64_t>(at));
  file_ += "\n%%EOF\n";
}

Result<Bytes> CompactFile::write(const Sha256& id) {
  file_.reserve(expected_size());
  // Four bytes above 127 tell programs that this is not text (7.5.2).
  file_ = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
  if (const HPDF_STATUS status = write_streams(); status != HPDF_OK) return failed(status);
  for (const bool apart : {false, true}) {
    if (const HPDF_STATUS status = write_others(apart); status != HPDF_OK) return failed(status);
  }
  if (file_.size() > std::numeric_limits<std::uint32_t>::max()) {
    return Diagnostic{"C011", {Phrase("tệp lớn hơn 4 GiB", "the file passes 4 GiB")}, {}, {}};
  }
  write_cross_references(id);
  return std::move(file_);
}

}  // namespace

Sha256 Store::Impl::digest() const {
  std::vector<ByteView> content = {text};
  for (const StreamData& stream : streams) {
    content.push_back(stream.is_shared ? bytes_of(stream.shared_digest) : ByteView(stream.own));
  }
  return sha256(content);
}

Result<Bytes> Store::Impl::save_readable(const Sha256& id) {
  HPDF_Array ids = HPDF_Array_New(document->mmgr);
  // The trailer owns the array as soon as it has taken it.
  if (!check(HPDF_Dict_Add(document->trailer, "ID", ids))) return failed(status);
  for (int i = 0; i < 2; ++i) {
    std::array<HPDF_BYTE, 16> half;
    std::copy_n(id.begin(), half.size(), half.begin());
    check(HPDF_Array_Add(ids, HPDF_Binary_New(document->mmgr, half.data(), half.size())));
  }
  if (status == HPDF_OK) check(HPDF_SaveToStream(document.get()));
  if (status != HPDF_OK) return failed(status);
  Bytes file;
  file.reserve(HPDF_GetStreamSize(document.get()));
  for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(document->stream); ++i) {
    HPDF_UINT size = 0;
    const HPDF_BYTE* data = HPDF_MemStream_GetBufPtr(document->stream, i, &size);
    file.append(reinterpret_cast<const char*>(data), size);
  }
  return file;
}

Result<Bytes> Store::save(Form form, Deflater& deflater) {
  impl_->link_pages();
  if (impl_->status != HPDF_OK) return failed(impl_->status);
  const Sha256 id = impl_->digest();
  if (form == Form::readable) return impl_->save_readable(id);
  return CompactFile(impl_->document.get(), deflater).write(id);
}

}  // namespace kehoach::pdf
