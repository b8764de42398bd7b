// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/passwordrules.h"

#include "domain/textfold.h"
#include "security/secrets.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int Longest = 256;
/// So many digits or signs at the end do not make a known word a password.
constexpr qsizetype LongestDecoration = 6;

/// Letters and digits alone, as they are compared: "Clinic by the Sea" and "clinic-by-the-sea".
QString bare(const QString &text)
{
    QString result = folded(text);
    result.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
    return result;
}

/// Whether `password` is `word`, but for its writing and for what stands at its end.
bool isNearly(const QString &password, const QString &word)
{
    const QString known = bare(word);
    if (known.isEmpty())
        return false;
    if (bare(password) == known)
        return true;
    QString stem = password;
    while (!stem.isEmpty() && !stem.back().isLetter()
           && password.size() - stem.size() < LongestDecoration) {
        stem.chop(1);
        if (bare(stem) == known)
            return true;
    }
    return false;
}

} // namespace

int PasswordLengths::leastFor(Role role, bool hasSecondFactor) const
{
    if (role == Role::Patient)
        return patients;
    return hasSecondFactor ? std::min(staff, withSecondFactor) : staff;
}

Result<void> PasswordRules::check(const QString &password, const QString &pointer) const
{
    if (password.isEmpty())
        return fail(invalidField(pointer, u"required"_s, u"A password is required"_s));
    if (password.size() < least)
        return fail(invalidField(pointer, u"too_short"_s,
                                 u"At least %1 characters are needed"_s.arg(least)));
    if (password.size() > Longest)
        return fail(invalidField(pointer, u"too_long"_s,
                                 u"At most %1 characters are allowed"_s.arg(Longest)));
    const QString own = normalisedEmail(email);
    if (isCommonPassword(password) || isNearly(password, own)
        || isNearly(password, own.section(u'@', 0, 0)) || isNearly(password, clinicName))
        return fail(
            invalidField(pointer, u"too_common"_s, u"This password is too easy to guess"_s));
    return {};
}

} // namespace frontdesk
