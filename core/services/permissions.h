// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"

namespace frontdesk {

/// Forbidden unless `allowed`: for what a role may never do. Another's object is notFound()
/// instead.
inline Result<void> require(bool allowed)
{
    using namespace Qt::StringLiterals;
    if (allowed)
        return {};
    return fail(ErrorCode::Forbidden, u"Your role does not allow this"_s);
}

/// The same answer for what does not exist and for what the actor may not see.
inline tl::unexpected<Error> notFound()
{
    using namespace Qt::StringLiterals;
    return fail(ErrorCode::NotFound, u"There is no such object"_s);
}

/// AlreadyExists at the e-mail's field.
inline tl::unexpected<Error> emailInUse()
{
    using namespace Qt::StringLiterals;
    const QString message = u"This e-mail address is in use"_s;
    return fail(Error {
        ErrorCode::AlreadyExists, message, {}, {{u"/email"_s, u"already_exists"_s, message}}});
}

/// StaleVersion where the caller named a version that is no longer the stored one.
inline Result<void> checkVersion(std::optional<qint64> expected, qint64 stored)
{
    using namespace Qt::StringLiterals;
    if (!expected || *expected == stored)
        return {};
    return fail(ErrorCode::StaleVersion, u"Somebody else has changed it meanwhile"_s);
}

} // namespace frontdesk
