# A room is a directory of src/: one static library, a few door headers, the rooms it may use.
#
#   kehoach_room(line
#     SOURCES measure.cc fit.cc
#     DOORS   line.h
#     USES    viet font          # `base` is always there
#     LIBS    ICU::uc)           # outside libraries, private to the room
#
# The arrows are kept by the compiler: a room sees only the door headers of itself, of `base` and
# of the rooms it names, through one link folder per room; nothing is inherited. A room must be
# declared before its users, so a cycle cannot even be written down.

function(kehoach_room room)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DOORS;USES;LIBS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "room ${room}: unknown words ${arg_UNPARSED_ARGUMENTS}")
  endif()

  set(doors ${CMAKE_BINARY_DIR}/doors/${room})
  file(REMOVE_RECURSE ${doors})
  foreach(door IN LISTS arg_DOORS)
    set(link ${doors}/${room}/${door})
    get_filename_component(folder ${link} DIRECTORY)
    file(MAKE_DIRECTORY ${folder})
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR}/${door} ${link} SYMBOLIC)
  endforeach()

  add_library(kehoach_${room} STATIC ${arg_SOURCES})
  target_include_directories(kehoach_${room} PUBLIC ${doors})
  target_link_libraries(kehoach_${room} PRIVATE ${arg_LIBS})

  if(NOT room STREQUAL "base")
    list(PREPEND arg_USES base)
  endif()
  foreach(used IN LISTS arg_USES)
    if(NOT TARGET kehoach_${used})
      message(FATAL_ERROR "room ${room} uses ${used}, which is not declared before it")
    endif()
    target_link_libraries(kehoach_${room} PRIVATE kehoach_${used})
  endforeach()
  set_property(TARGET kehoach_${room} PROPERTY KEHOACH_USES ${arg_USES})
endfunction()
