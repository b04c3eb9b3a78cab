# Installed elsewhere, the program finds its templates and fonts and makes a plan:
#   cmake -DBUILD=folder -DPLAN=file -DPREFIX=folder -P install_test.cmake
file(REMOVE_RECURSE ${PREFIX})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${PREFIX}
  OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${PREFIX}/bin/kehoach render ${PLAN} -o ${PREFIX}/out/
  WORKING_DIRECTORY / COMMAND_ERROR_IS_FATAL ANY)
get_filename_component(name ${PLAN} NAME_WE)
foreach(kind docx pdf)
  if(NOT EXISTS ${PREFIX}/out/${name}.${kind})
    message(FATAL_ERROR "no ${name}.${kind}")
  endif()
endforeach()
# ... and its own, not those of the source tree.
file(WRITE ${PREFIX}/share/kehoach/templates/profiles/nd30.json "spoiled")
execute_process(COMMAND ${PREFIX}/bin/kehoach render ${PLAN} -o ${PREFIX}/out/
  WORKING_DIRECTORY / RESULT_VARIABLE status ERROR_QUIET)
if(NOT status EQUAL 2)
  message(FATAL_ERROR "with spoiled data it ended with ${status}, not with 2")
endif()
file(REMOVE_RECURSE ${PREFIX})
