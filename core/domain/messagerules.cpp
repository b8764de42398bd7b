// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/messagerules.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

const QString Hidden = u"•••"_s;

/// Whether `c` may stand in a bare address: printable ASCII without what structures a header.
bool isAddressCharacter(QChar c)
{
    return c > u' ' && c < u'\x7f' && !u"<>()[],;:\\\""_s.contains(c);
}

} // namespace

QString MessageRules::toText() const
{
    QJsonArray channelNames;
    for (const MessageChannel channel : channels)
        channelNames.append(QString(toString(channel)));
    QJsonArray leads;
    for (const std::chrono::seconds lead : reminderLeads)
        leads.append(qint64(lead.count()));
    return QString::fromUtf8(QJsonDocument(QJsonObject {{u"channels"_s, channelNames},
                                                        {u"reminderLeads"_s, leads},
                                                        {u"countryCode"_s, countryCode}})
                                 .toJson(QJsonDocument::Compact));
}

MessageRules MessageRules::fromText(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    MessageRules rules;
    for (const QJsonValue name : json[u"channels"].toArray()) {
        if (const auto channel = parseMessageChannel(name.toString()))
            rules.channels.append(*channel);
    }
    for (const QJsonValue lead : json[u"reminderLeads"].toArray())
        rules.reminderLeads.append(std::chrono::seconds(lead.toInteger()));
    rules.countryCode = json[u"countryCode"].toString();
    return rules;
}

QStringList messageLanguages()
{
    return {u"en"_s, u"ar"_s};
}

QString smsNumber(const QString &phone, const QString &countryCode)
{
    // E.164: at most fifteen digits; fewer than eight are no number of a person.
    constexpr qsizetype fewest = 8;
    constexpr qsizetype most = 15;
    QString text = phone.trimmed();
    text.remove(u"(0)"_s);
    QString digits;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c >= u'0' && c <= u'9')
            digits.append(c);
        else if (!(c == u'+' && i == 0) && !u" -/().\u00a0"_s.contains(c))
            return {};
    }
    if (digits.startsWith("00"_L1) && !text.startsWith(u'+'))
        digits.remove(0, 2);
    else if (!text.startsWith(u'+') && digits.startsWith(u'0') && !countryCode.isEmpty())
        digits = countryCode + digits.sliced(1);
    else if (!text.startsWith(u'+'))
        return {};
    const bool possible =
        digits.size() >= fewest && digits.size() <= most && !digits.startsWith(u'0');
    return possible ? u'+' + digits : QString();
}

QString mailAddress(const QString &email)
{
    constexpr qsizetype longest = 254; // RFC 5321, section 4.5.3.1.3, without its brackets
    const qsizetype at = email.indexOf(u'@');
    const bool bare = std::all_of(email.begin(), email.end(), isAddressCharacter);
    if (!bare || at < 1 || at != email.lastIndexOf(u'@') || at == email.size() - 1
        || email.size() > longest)
        return {};
    return email;
}

QString maskedEmail(const QString &email)
{
    const qsizetype at = email.lastIndexOf(u'@');
    if (at < 1 || at + 1 >= email.size())
        return email.isEmpty() ? QString() : Hidden;
    const QString domain = email.sliced(at + 1);
    const qsizetype dot = domain.lastIndexOf(u'.');
    return email.left(1) + Hidden + u'@' + domain.left(1) + Hidden
           + (dot > 0 ? domain.sliced(dot) : QString());
}

QString maskedPhone(const QString &phone)
{
    constexpr int Shown = 4;
    qsizetype digits = 0;
    for (const QChar c : phone)
        digits += c.isDigit() ? 1 : 0;
    if (digits <= Shown)
        return phone;
    QString lastDigits;
    qsizetype seen = 0;
    for (const QChar c : phone) {
        if (c.isDigit() && ++seen > digits - Shown)
            lastDigits.append(c);
    }
    return u"•••"_s + QChar(0x2009) + lastDigits;
}

} // namespace frontdesk
