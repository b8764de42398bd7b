// SPDX-License-Identifier: GPL-3.0-or-later
#include "cursor.h"

#include "validation.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

// A separator that no folded name, e-mail or id contains.
constexpr QChar Separator(u'\x1f');

} // namespace

QString encodeCursor(const QStringList &parts)
{
    return QString::fromLatin1(parts.join(Separator).toUtf8().toBase64(
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<QStringList> decodeCursor(const QString &cursor, qsizetype parts)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        cursor.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const QStringList split = QString::fromUtf8(*decoded).split(Separator);
    if (!decoded || split.size() != parts || split.last().isEmpty()
        || QString::fromUtf8(*decoded).contains(QChar::Null))
        return notACursor();
    return split;
}

tl::unexpected<Error> notACursor()
{
    return fail(invalidField(u"/cursor"_s, u"not_a_cursor"_s,
                             u"This is not a cursor that this list has given"_s));
}

Result<void> checkLimit(const PageRequest &page)
{
    if (page.limit < 1 || page.limit > PageRequest::MaxLimit)
        return fail(invalidField(u"/limit"_s, u"out_of_range"_s,
                                 u"The limit must be from 1 to %1"_s.arg(PageRequest::MaxLimit)));
    return {};
}

Result<void> checkQuery(const QString &pointer, const QString &text)
{
    constexpr int longest = 200; // as long as a name; each word costs the database a condition
    Validator validator;
    validator.text(pointer, text, longest);
    return validator.result();
}

} // namespace frontdesk
