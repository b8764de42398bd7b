// SPDX-License-Identifier: GPL-3.0-or-later
#include "validation.h"

#include "domain/textfold.h"
#include "domain/user.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

bool hasForbidden(const QString &value, bool lineBreaks)
{
    return std::any_of(value.begin(), value.end(),
                       [lineBreaks](QChar c) {
                           if (lineBreaks && (c == u'\n' || c == u'\r' || c == u'\t'))
                               return false;
                           return c.category() == QChar::Other_Control || c == QChar::LineSeparator
                                  || c == QChar::ParagraphSeparator;
                       })
           || !value.isValidUtf16();
}

} // namespace

void Validator::add(const QString &pointer, const QString &code, const QString &message)
{
    m_faults.append({pointer, code, message});
}

void Validator::add(const Result<void> &result)
{
    if (!result)
        m_faults += result.error().faults;
}

void Validator::length(const QString &pointer, const QString &value, int least, int most)
{
    const qsizetype size = value.trimmed().size();
    if (size == 0 && least > 0)
        add(pointer, u"required"_s, u"A value is required"_s);
    else if (size < least)
        add(pointer, u"too_short"_s, u"At least %1 characters are needed"_s.arg(least));
    else if (value.size() > most)
        add(pointer, u"too_long"_s, u"At most %1 characters are allowed"_s.arg(most));
}

void Validator::line(const QString &pointer, const QString &value, int least, int most)
{
    length(pointer, value, least, most);
    if (hasForbidden(value, false))
        add(pointer, u"control_character"_s, u"Control characters are not allowed"_s);
}

void Validator::text(const QString &pointer, const QString &value, int most)
{
    length(pointer, value, 0, most);
    if (hasForbidden(value, true))
        add(pointer, u"control_character"_s, u"Control characters are not allowed"_s);
}

void Validator::phone(const QString &pointer, const QString &value, bool required)
{
    length(pointer, value, required ? 1 : 0, 40);
    const bool plain = std::all_of(value.begin(), value.end(), [](QChar c) {
        return c.digitValue() >= 0 || u" +-().,/#*x"_s.contains(c);
    });
    if (!plain || (!value.trimmed().isEmpty() && phoneDigits(value).size() < 3))
        add(pointer, u"not_a_phone_number"_s, u"This is not a phone number"_s);
}

void Validator::email(const QString &pointer, const QString &value, bool required)
{
    if (value.trimmed().isEmpty()) {
        if (required)
            add(pointer, u"required"_s, u"A value is required"_s);
    } else if (!isPlausibleEmail(normalisedEmail(value)) || !value.isValidUtf16()) {
        add(pointer, u"not_an_email"_s, u"This is not an e-mail address"_s);
    }
}

void Validator::range(const QString &pointer, int value, int least, int most)
{
    if (value < least || value > most)
        add(pointer, u"out_of_range"_s, u"The value must be from %1 to %2"_s.arg(least).arg(most));
}

void Validator::birthDate(const QString &pointer, QDate date, QDate today)
{
    if (date > today)
        add(pointer, u"in_the_future"_s, u"A birth date cannot lie ahead"_s);
    else if (date < today.addYears(-150))
        add(pointer, u"out_of_range"_s, u"A birth date cannot be more than 150 years ago"_s);
}

Result<void> Validator::result() const
{
    if (m_faults.isEmpty())
        return {};
    return fail(Error {ErrorCode::InvalidInput,
                       m_faults.size() == 1 ? m_faults.first().message
                                            : u"%1 fields are wrong"_s.arg(m_faults.size()),
                       {},
                       m_faults});
}

Result<void> checkDays(QDate from, QDate to, int most)
{
    if (!from.isValid() || !to.isValid())
        return fail(invalidField(from.isValid() ? u"/to"_s : u"/from"_s, u"required"_s,
                                 u"A first and a last day are required"_s));
    if (to < from)
        return fail(
            invalidField(u"/to"_s, u"before_from"_s, u"The last day cannot be before the first"_s));
    if (from.daysTo(to) >= most)
        return fail(invalidField(u"/to"_s, u"too_many_days"_s,
                                 u"At most %1 days can be asked for at once"_s.arg(most)));
    return {};
}

} // namespace frontdesk
