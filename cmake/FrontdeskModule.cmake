# SPDX-License-Identifier: GPL-3.0-or-later
# frontdesk_pch(<name> [EXECUTABLE] HEADERS <header>... LIBRARIES <target>...)
#
# One precompiled header, frontdesk_pch_<name>, that many targets use: making one takes longer than
# compiling most modules. GCC takes it only where the code is generated alike, so executables (PIE) need
# one of their own, and macros that its headers ask for must not differ (Qt's *_LIB macros are not asked for
# in QtCore, QtNetwork and QtWidgets).
function(frontdesk_pch name)
    cmake_parse_arguments(arg "EXECUTABLE" "" "HEADERS;LIBRARIES" ${ARGN})
    set(source "${CMAKE_BINARY_DIR}/pch/${name}.cpp")
    if(arg_EXECUTABLE)
        file(CONFIGURE OUTPUT "${source}" CONTENT "int main() { return 0; }\n")
        add_executable(frontdesk_pch_${name} EXCLUDE_FROM_ALL "${source}")
    else()
        file(CONFIGURE OUTPUT "${source}" CONTENT "")
        add_library(frontdesk_pch_${name} STATIC EXCLUDE_FROM_ALL "${source}")
    endif()
    target_link_libraries(frontdesk_pch_${name} PRIVATE frontdesk_flags ${arg_LIBRARIES})
    target_precompile_headers(frontdesk_pch_${name} PRIVATE ${arg_HEADERS})
    set_target_properties(frontdesk_pch_${name} PROPERTIES AUTOMOC OFF AUTORCC OFF)
endfunction()

# frontdesk_module(<name> [PCH <frontdesk_pch target>] [PUBLIC <target>...] [PRIVATE <target>...])
#
# A module is one folder: its .cpp files, and its public headers in include/<prefix>/. Only a target
# that links the module sees those headers, so an include against the layers' direction cannot compile.
function(frontdesk_module name)
    cmake_parse_arguments(arg "" "PCH" "PUBLIC;PRIVATE" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS
         "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h"
         "${CMAKE_CURRENT_SOURCE_DIR}/*.qrc")
    add_library(frontdesk_${name} STATIC ${sources})
    add_library(frontdesk::${name} ALIAS frontdesk_${name})
    target_include_directories(frontdesk_${name} PUBLIC include)
    target_link_libraries(frontdesk_${name} PUBLIC ${arg_PUBLIC} PRIVATE frontdesk_flags ${arg_PRIVATE})
    # Else moc overlooks a header that is new in a folder that was built before.
    set_target_properties(frontdesk_${name} PROPERTIES AUTOGEN_TARGET_DEPENDS "${sources}")
    if(arg_PCH)
        target_precompile_headers(frontdesk_${name} REUSE_FROM ${arg_PCH})
    endif()
endfunction()
