// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace frontdesk {

/// A value, or the Error that prevented it. Never throw across a module's edge: return this.
template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

inline tl::unexpected<Error> fail(ErrorCode code, QString message, QString detail = {})
{
    return fail(Error {code, std::move(message), std::move(detail), {}});
}

} // namespace frontdesk

/// Leaves the function with the error of `expr`, or goes on (for Result<void>, or to drop a value).
#define FRONTDESK_TRY(expr)                                                                        \
    do {                                                                                           \
        if (auto frontdeskTried = (expr); !frontdeskTried)                                         \
            return tl::unexpected<frontdesk::Error>(std::move(frontdeskTried).error());            \
    } while (false)

#define FRONTDESK_CONCAT_(a, b) a##b
#define FRONTDESK_CONCAT(a, b) FRONTDESK_CONCAT_(a, b)

/// Declares `target` from the value of `expr`, or leaves the function with its error.
// NOLINTBEGIN(bugprone-macro-parentheses): the target is a declaration
#define FRONTDESK_TRY_ASSIGN(target, expr)                                                         \
    auto FRONTDESK_CONCAT(frontdeskTried, __LINE__) = (expr);                                      \
    if (!FRONTDESK_CONCAT(frontdeskTried, __LINE__))                                               \
        return tl::unexpected<frontdesk::Error>(                                                   \
            std::move(FRONTDESK_CONCAT(frontdeskTried, __LINE__)).error());                        \
    target = *std::move(FRONTDESK_CONCAT(frontdeskTried, __LINE__))
// NOLINTEND(bugprone-macro-parentheses)
