#include "store.h"

#include <cstdlib>

#include <catch2/catch.hpp>

#include "sample.h"
#include "syntax.h"

using namespace kehoach;
using namespace kehoach::pdf;

namespace {

std::size_t count(const Bytes& file, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = file.find(part); at != Bytes::npos; at = file.find(part, at + 1)) ++found;
  return found;
}

Bytes save(Store& store, Form form) {
  Deflater deflater;
  auto file = store.save(form, deflater);
  REQUIRE(file);
  return std::move(*file);
}

Bytes with_pages(int count, Form form) {
  Store store = Store::open().value();
  for (int i = 0; i < count; ++i) store.append_page(store.add("/MediaBox[0 0 10 10]"));
  return save(store, form);
}

}  // namespace

TEST_CASE("an object may be referred to before it is filled") {
  Store store = Store::open().value();
  const Reference later = store.reserve();
  Bytes first = "/Next ";
  append_reference(first, later);
  const Reference object = store.add(first);
  store.fill(later, "/Value(here)");
  CHECK(object.number != later.number);
  const Bytes file = save(store, Form::readable);
  CHECK(holds(file, std::to_string(object.number) + " 0 obj\n<<\n/Next " +
                        std::to_string(later.number) + " 0 R>>\nendobj\n"));
  CHECK(holds(file, std::to_string(later.number) + " 0 obj\n<<\n/Value(here)>>\nendobj\n"));
}

TEST_CASE("streams are written as they are, with their length") {
  Store store = Store::open().value();
  const Bytes data("a\0b)\r\nendstream\n%", 17);
  const Reference own = store.reserve(), shared = store.reserve(), empty = store.reserve();
  store.fill_stream(own, "/Own true", data);
  store.fill_shared(shared, "/Shared true", data, sha256(data));
  store.fill_stream(empty, {}, {});
  for (const Form form : {Form::readable, Form::compact}) {
    Store again = Store::open().value();
    const Reference object = again.reserve();
    again.fill_stream(object, "/Own true", data);
    CHECK(holds(save(again, form), "/Own true/Length 17>>\nstream\n" + data + "\nendstream"));
  }
  const Bytes file = save(store, Form::readable);
  CHECK(holds(file, "/Shared true/Length 17>>\nstream\n" + data + "\nendstream"));
  CHECK(holds(file, "/Length 0>>\nstream\n\nendstream"));
}

TEST_CASE("the catalogue and the information take more entries, and nobody signs but us") {
  Store store = Store::open().value();
  store.fill_catalogue("/Lang(vi-VN)");
  store.fill_information("/Producer(kehoach)");
  const Bytes file = save(store, Form::readable);
  CHECK(holds(file, "/Type /Catalog\n/Pages 2 0 R\n/Lang(vi-VN)>>"));
  CHECK(holds(file, "<<\n/Producer(kehoach)>>"));
  CHECK_FALSE(holds(file, "Haru"));
}

TEST_CASE("pages stand in the root, or in nodes of 64 once there are more") {
  CHECK(count(with_pages(1, Form::readable), "/Type /Pages") == 1);
  CHECK(count(with_pages(64, Form::readable), "/Type /Pages") == 1);
  CHECK(count(with_pages(65, Form::readable), "/Type /Pages") == 3);
  const Bytes file = with_pages(129, Form::readable);
  CHECK(count(file, "/Type /Pages") == 4);
  CHECK(count(file, "/Type /Page\n") == 129);
  CHECK(holds(file, "/Count 129"));
  CHECK(count(file, "/Count 64\n") == 2);
  CHECK(count(file, "/Count 1\n") == 1);
}

TEST_CASE("compact files keep what is not a stream in object streams of 96") {
  const Bytes few = with_pages(3, Form::compact);
  CHECK(few.substr(0, 9) == "%PDF-1.7\n");
  CHECK(count(few, "/Type/ObjStm/N 5") == 1);   // catalogue, root, three pages
  CHECK(count(few, "/Type/ObjStm/N 1/") == 1);  // information
  CHECK(count(few, "/Type/XRef/DecodeParms<</Predictor 12/Columns 5>>/W[1 3 1]/Size 10") == 1);
  CHECK_FALSE(holds(few, "/MediaBox"));
  // 500 pages, 8 nodes, catalogue and root.
  const Bytes many = with_pages(500, Form::compact);
  CHECK(count(many, "/Type/ObjStm/N 96") == 5);
  CHECK(count(many, "/Type/ObjStm/N 30") == 1);
}

TEST_CASE("the ID is made of the content, in either form") {
  const auto id_of = [](const Bytes& file) {
    const std::size_t at = file.find("/ID");
    REQUIRE(at != Bytes::npos);
    std::string digits;
    for (std::size_t i = at + 3; digits.size() < 64; ++i) {
      const char c = file.at(i);
      if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) digits += c;
      if (c >= 'A' && c <= 'F') digits += static_cast<char>(c - 'A' + 'a');
    }
    CHECK(digits.substr(0, 32) == digits.substr(32));
    return digits;
  };
  const std::string three = id_of(with_pages(3, Form::compact));
  CHECK(id_of(with_pages(3, Form::compact)) == three);
  CHECK(id_of(with_pages(3, Form::readable)) == three);
  CHECK(id_of(with_pages(4, Form::compact)) != three);
}

namespace {

// Memory that runs out: libharu gets so many pieces and no more.
int allocations_left = 0;

void* allocate(unsigned size) {
  if (allocations_left-- <= 0) return nullptr;
  return std::malloc(size);
}

void release(void* memory) { std::free(memory); }

// Whether a file came out.
bool try_to_save(int allocations, Form form) {
  allocations_left = allocations;
  auto store = Store::open({allocate, release});
  if (!store) {
    REQUIRE(store.error()[0].code == "C011");
    return false;
  }
  for (int i = 0; i < 70; ++i) {
    const Reference contents = store->reserve();
    store->fill_stream(contents, {}, "BT ET");
    store->append_page(store->add("/Page true"));
  }
  Deflater deflater;
  const auto file = store->save(form, deflater);
  if (!file) REQUIRE(file.error()[0].code == "C011");
  return file.has_value();
}

}  // namespace

TEST_CASE("when libharu runs out of memory, save says so and nothing is lost") {
  const Form form = GENERATE(Form::compact, Form::readable);
  int needed = 1;
  while (!try_to_save(needed, form)) ++needed;
  CAPTURE(needed);
  CHECK(needed > 500);
  CHECK(needed < 5000);
}
