# SPDX-License-Identifier: GPL-3.0-or-later
# One INTERFACE target holds every flag; each module links it privately.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Relative paths and precompiled headers are safe to share between checkouts with these settings.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        ${CCACHE_PROGRAM})
endif()

# A hundred test programs link in a tenth of the time.
# mold 1.10 may let RELRO begin in a page that nothing is loaded to, and such a program does not start. So it links
# what is for developers alone, without RELRO; releases have it, from the usual linker.
set(relro relro)
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM AND CMAKE_BUILD_TYPE STREQUAL "Debug")
    add_link_options(-fuse-ld=mold)
    set(relro norelro)
endif()

add_library(frontdesk_flags INTERFACE)
target_compile_features(frontdesk_flags INTERFACE cxx_std_20)
target_compile_options(frontdesk_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    -fstack-protector-strong
    $<$<BOOL:${FRONTDESK_WERROR}>:-Werror>)
target_compile_definitions(frontdesk_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_CONTEXTLESS_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_link_options(frontdesk_flags INTERFACE -Wl,-z,${relro},-z,now)
if(FRONTDESK_SANITIZE)
    target_compile_options(frontdesk_flags INTERFACE
        -fsanitize=${FRONTDESK_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer
        # GCC's flow analysis is led astray by the sanitizers' own code.
        -Wno-maybe-uninitialized -Wno-dangling-pointer)
    target_link_options(frontdesk_flags INTERFACE -fsanitize=${FRONTDESK_SANITIZE})
else()
    target_compile_options(frontdesk_flags INTERFACE
        $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>)
endif()

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
include(CheckPIESupported)
check_pie_supported()

# frontdesk_watch_threads(<executable>): under the thread sanitizer it is told how Qt synchronises threads.
function(frontdesk_watch_threads target)
    if(FRONTDESK_SANITIZE MATCHES thread)
        target_sources(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests/sanitizers/tsanqt.cpp")
    endif()
endfunction()
