// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/messagetexts.h"

#include "domain/messagerules.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

// Outside of any namespace, as the macro wants it.
static void initialiseMessageTexts()
{
    Q_INIT_RESOURCE(messages);
}

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// Keeps a value's direction of writing to itself (Unicode's isolates).
constexpr QChar IsolateStart(0x2068);
constexpr QChar IsolateEnd(0x2069);

QJsonObject templatesOf(const QString &language)
{
    static const QHash<QString, QJsonObject> all = [] {
        initialiseMessageTexts();
        QHash<QString, QJsonObject> read;
        for (const QString &name : messageLanguages()) {
            QFile file(u":/messages/%1.json"_s.arg(name));
            if (!file.open(QIODevice::ReadOnly))
                qFatal("The texts of messages are not built in");
            read.insert(name, QJsonDocument::fromJson(file.readAll()).object());
        }
        return read;
    }();
    return all.value(messageLanguages().contains(language) ? language : u"en"_s);
}

using Values = QHash<QString, QString>;

/// One pass from left to right, so that a value that looks like a placeholder stays what it is.
QString filled(const QString &pattern, const Values &values)
{
    QString text;
    qsizetype from = 0;
    for (qsizetype open = pattern.indexOf(u'{'); open >= 0; open = pattern.indexOf(u'{', from)) {
        const qsizetype close = pattern.indexOf(u'}', open);
        if (close < 0)
            break;
        text += pattern.mid(from, open - from)
                + values.value(pattern.sliced(open + 1, close - open - 1));
        from = close + 1;
    }
    return text + pattern.sliced(from);
}

QString zoneText(const ClinicTime &time)
{
    return time.zoneName().replace(u'_', u' ');
}

Values valuesOf(const QString &language, const ClinicTime &time, const MessageWords &words)
{
    const QLocale locale(language);
    const auto dateOf = [&](Instant instant) {
        return locale.toString(time.toDate(instant), QLocale::LongFormat);
    };
    const auto timeOf = [&](Instant instant) {
        const int minutes = time.toLocal(instant).minutes;
        return locale.toString(QTime(minutes / 60, minutes % 60), u"HH:mm"_s);
    };
    const Instant previous = words.previousStart.value_or(words.start);
    const Instant ends = words.expiresAt.value_or(words.start);
    return {{u"clinic"_s, plainName(words.clinic)},
            {u"patient"_s, plainName(words.patient)},
            {u"doctor"_s, plainName(words.doctor)},
            {u"date"_s, dateOf(words.start)},
            {u"time"_s, timeOf(words.start)},
            {u"zone"_s, zoneText(time)},
            {u"code"_s, words.code},
            {u"previousDate"_s, dateOf(previous)},
            {u"previousTime"_s, timeOf(previous)},
            {u"endDate"_s, dateOf(ends)},
            {u"endTime"_s, timeOf(ends)},
            {u"count"_s, locale.toString(words.occurrences)}};
}

QString htmlOf(const QStringList &paragraphs, const QString &language)
{
    const bool rightToLeft = QLocale(language).textDirection() == Qt::RightToLeft;
    QString html = u"<!DOCTYPE html>\n<html lang=\"%1\" dir=\"%2\"><body>\n"_s.arg(
        language, rightToLeft ? u"rtl"_s : u"ltr"_s);
    for (const QString &paragraph : paragraphs)
        html += "<p>"_L1 + paragraph.toHtmlEscaped() + "</p>\n"_L1;
    return html + "</body></html>\n"_L1;
}

} // namespace

QString plainName(const QString &name)
{
    constexpr qsizetype longest = 80;
    QString plain;
    for (const char32_t c : name.toUcs4()) {
        const QChar::Category category = QChar::category(c);
        // Of a format character (the bidi overrides are among them) and of a control nothing stays;
        // what makes an address of a name becomes a space.
        if (category == QChar::Separator_Line || category == QChar::Separator_Paragraph
            || category == QChar::Other_Control || c == U'/' || c == U':' || c == U'@' || c == U'\\'
            || c == U'<' || c == U'>')
            plain += u' ';
        else if (category != QChar::Other_Format && category != QChar::Other_Surrogate
                 && category != QChar::Other_NotAssigned && category != QChar::Other_PrivateUse)
            plain += QChar::fromUcs4(c);
    }
    plain = plain.simplified();
    if (plain.size() > longest) {
        plain.truncate(longest);
        if (plain.back().isHighSurrogate())
            plain.chop(1);
    }
    return plain;
}

MessageText renderMessage(MessageKind kind, const QString &language, const ClinicTime &time,
                          const MessageWords &words)
{
    const QString spoken = messageLanguages().contains(language) ? language : u"en"_s;
    const bool request = kind == MessageKind::Created && words.isRequest;
    const QString key = request ? u"APPOINTMENT_REQUESTED"_s : QString(toString(kind));
    const QJsonObject pattern = templatesOf(spoken)[key].toObject();
    const Values values = valuesOf(spoken, time, words);
    Values isolated = values;
    if (QLocale(spoken).textDirection() == Qt::RightToLeft) {
        for (QString &value : isolated)
            value = IsolateStart + value + IsolateEnd;
        isolated.insert(u"code"_s, words.code); // is copied
    }
    MessageText text;
    text.subject = filled(pattern[u"subject"].toString(), values);
    text.sms = filled(pattern[u"sms"].toString(), values);
    QStringList paragraphs;
    for (const QJsonValue paragraph : pattern[u"text"].toArray())
        paragraphs.append(filled(paragraph.toString(), isolated));
    if (const QString more = pattern[u"several"].toString();
        words.occurrences > 1 && !more.isEmpty()) {
        paragraphs.insert(paragraphs.size() - 1, filled(more, isolated)); // before the signature
        text.sms += u' ' + filled(more, values);
    }
    text.plain = paragraphs.join("\n\n"_L1) + u'\n';
    text.html = htmlOf(paragraphs, spoken);
    return text;
}

} // namespace frontdesk
