// SPDX-License-Identifier: GPL-3.0-or-later
#include "cursor.h"

#include "security/secretbox.h"
#include "validation.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

// A separator that no folded name, e-mail or id contains.
constexpr QChar Separator(u'\x1f');
constexpr QChar Padding(u'=');

} // namespace

Cursors::Cursors(const ServiceContext &context, const Actor &actor, QLatin1StringView list,
                 const QStringList &filters)
    : m_box(context.cursors)
    , m_context("cursor|" + QByteArray(list.data(), list.size()) + '|'
                + actor.userId.toString().toLatin1())
{
    for (const QString &filter : filters) {
        // With their lengths, no two lists of filters are the same text.
        const QByteArray bytes = filter.toUtf8();
        m_context += '|' + QByteArray::number(bytes.size()) + ':' + bytes;
    }
}

QString Cursors::write(const QStringList &parts) const
{
    QString sealed = m_box.seal(parts.join(Separator).toUtf8(), m_context);
    while (sealed.endsWith(Padding))
        sealed.chop(1);
    return sealed;
}

Result<QStringList> Cursors::read(const QString &cursor, qsizetype parts) const
{
    // Base64 has several spellings of the same bytes, and only one of them is ours.
    const QString last = cursor.section(u'.', -1);
    const QByteArray bytes = QByteArray::fromBase64(last.toUtf8(), QByteArray::Base64UrlEncoding);
    if (QLatin1StringView(
            bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals))
        != last)
        return notACursor();
    const auto opened = m_box.open(cursor, m_context);
    if (!opened)
        return notACursor();
    const QStringList split = QString::fromUtf8(*opened).split(Separator);
    if (split.size() != parts)
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
