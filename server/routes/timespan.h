// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/clinictime.h"
#include "http/schema.h"

namespace frontdesk {

struct TimeSpan {
    std::optional<Instant> from;
    std::optional<Instant> to;
};

/// What `from` and `to` of a list mean: a date stands for the whole day in the clinic's zone, at
/// the end too. InvalidInput where the end is before the start.
inline Result<TimeSpan> spanOf(const std::optional<Moment> &from, const std::optional<Moment> &to,
                               const ClinicTime &time)
{
    using namespace Qt::StringLiterals;
    TimeSpan span;
    if (from) {
        const auto *day = std::get_if<QDate>(&*from);
        span.from = day ? time.day(*day).start : std::get<Instant>(*from);
    }
    if (to) {
        const auto *day = std::get_if<QDate>(&*to);
        span.to = day ? time.day(*day).end : std::get<Instant>(*to);
    }
    if (span.from && span.to && *span.to < *span.from)
        return fail(
            invalidField(u"/to"_s, u"before_from"_s, u"The end must not be before the start"_s));
    return span;
}

} // namespace frontdesk
