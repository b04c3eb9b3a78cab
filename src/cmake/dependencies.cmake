# Every outside library, found on the system; nothing is fetched.
# Debian ships no package file for libharu, libdeflate, libzip's target and nettle's target name
# differ between releases: they are looked up here and given plain target names.

function(kehoach_library target header library)
  find_path(KEHOACH_${target}_INCLUDE ${header} REQUIRED)
  find_library(KEHOACH_${target}_LIBRARY ${library} REQUIRED)
  add_library(outside::${target} INTERFACE IMPORTED)
  target_include_directories(outside::${target} INTERFACE ${KEHOACH_${target}_INCLUDE})
  target_link_libraries(outside::${target} INTERFACE ${KEHOACH_${target}_LIBRARY})
endfunction()

find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(pugixml REQUIRED)
find_package(PNG 1.6 REQUIRED)
find_package(Threads REQUIRED)

add_library(outside::png ALIAS PNG::PNG)
kehoach_library(hpdf hpdf.h hpdf)
kehoach_library(deflate libdeflate.h deflate)
kehoach_library(zip zip.h zip)
kehoach_library(nettle nettle/sha2.h nettle)

find_library(KEHOACH_mimalloc_LIBRARY mimalloc REQUIRED)
add_library(outside::mimalloc INTERFACE IMPORTED)
target_link_libraries(outside::mimalloc INTERFACE ${KEHOACH_mimalloc_LIBRARY})

find_path(KEHOACH_harfbuzz_INCLUDE hb.h PATH_SUFFIXES harfbuzz REQUIRED)
find_library(KEHOACH_harfbuzz_LIBRARY harfbuzz REQUIRED)
find_library(KEHOACH_harfbuzz_subset_LIBRARY harfbuzz-subset REQUIRED)
add_library(outside::harfbuzz INTERFACE IMPORTED)
target_include_directories(outside::harfbuzz INTERFACE ${KEHOACH_harfbuzz_INCLUDE})
target_link_libraries(outside::harfbuzz
  INTERFACE ${KEHOACH_harfbuzz_subset_LIBRARY} ${KEHOACH_harfbuzz_LIBRARY})
