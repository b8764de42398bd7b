# SPDX-License-Identifier: GPL-3.0-or-later
# `cmake --build build/dev --target lint` runs clang-tidy over every source of ours.
add_custom_target(lint
    COMMAND "${CMAKE_SOURCE_DIR}/.ci/lint"
    WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
    USES_TERMINAL
    VERBATIM)
