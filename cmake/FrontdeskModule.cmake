# SPDX-License-Identifier: GPL-3.0-or-later
# frontdesk_module(<name> [PCH <header>...] [PUBLIC <target>...] [PRIVATE <target>...])
#
# A module is one folder: its .cpp files, and its public headers in include/<prefix>/. Only a target
# that links the module sees those headers, so an include against the layers' direction cannot compile.
function(frontdesk_module name)
    cmake_parse_arguments(arg "" "" "PCH;PUBLIC;PRIVATE" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS
         "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h"
         "${CMAKE_CURRENT_SOURCE_DIR}/*.qrc")
    add_library(frontdesk_${name} STATIC ${sources})
    add_library(frontdesk::${name} ALIAS frontdesk_${name})
    target_include_directories(frontdesk_${name} PUBLIC include)
    target_link_libraries(frontdesk_${name} PUBLIC ${arg_PUBLIC} PRIVATE frontdesk_flags ${arg_PRIVATE})
    if(arg_PCH)
        target_precompile_headers(frontdesk_${name} PRIVATE ${arg_PCH})
    endif()
endfunction()
