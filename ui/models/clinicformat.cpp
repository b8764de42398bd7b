// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clinicformat.h"

#include <QCoreApplication>
#include <QTime>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// Gives this file's texts their context, where lupdate finds it.
struct ClinicWords {
    Q_DECLARE_TR_FUNCTIONS(ClinicFormat)
};

QString numericFormat(const QLocale &locale)
{
    QString format = locale.dateFormat(QLocale::ShortFormat);
    if (!format.contains("yyyy"_L1))
        format.replace("yy"_L1, "yyyy"_L1);
    return format;
}

} // namespace

QString longDayText(const QLocale &locale, QDate date)
{
    QString text = locale.toString(date, QLocale::LongFormat);
    const QString weekday = locale.dayName(date.dayOfWeek());
    // Some locales leave the weekday out of their long form; at a desk it is what people check
    // first.
    if (text.contains(weekday))
        return text;
    return ClinicWords::tr("%1, %2").arg(weekday, text);
}

QString shortDayText(const QLocale &locale, QDate date)
{
    QString format = locale.dateFormat(QLocale::LongFormat);
    format.replace("dddd"_L1, "ddd"_L1).replace("MMMM"_L1, "MMM"_L1);
    if (!format.contains("ddd"_L1))
        format.prepend("ddd "_L1);
    return locale.toString(date, format);
}

QString numericDateText(const QLocale &locale, QDate date)
{
    return locale.toString(date, numericFormat(locale));
}

QString numericDateFormat(const QLocale &locale)
{
    QString format = numericFormat(locale);
    format.removeIf([](QChar c) { return c.category() == QChar::Other_Format; });
    return format;
}

QString numericDateHint(const QLocale &locale)
{
    return numericDateText(locale, QDate(1980, 12, 31));
}

QString timeFormat(const QLocale &locale)
{
    return locale.timeFormat(QLocale::ShortFormat).remove(":ss"_L1);
}

QString timeText(const QLocale &locale, WallTime time)
{
    const QTime clock((time.minutes / 60) % 24, time.minutes % 60);
    QString text = locale.toString(clock, timeFormat(locale));
    // No line ends before AM or PM, nor within the digits: Qt breaks "4:00" after its colon.
    if (std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); }))
        text.replace(u' ', QChar::Nbsp).replace(u':', u":\u2060"_s);
    return text;
}

QString timeText(const QLocale &locale, const ClinicTime &time, Instant instant)
{
    return timeText(locale, WallTime {time.toLocal(instant).minutes});
}

QString spanText(const QLocale &locale, const ClinicTime &time, const Interval &span)
{
    // A word joiner at each end of the dash keeps the two times on one line.
    return ClinicWords::tr("%1\u2060–\u2060%2")
        .arg(timeText(locale, time, span.start), timeText(locale, time, span.end));
}

QString daySpanText(const QLocale &locale, const ClinicTime &time, const Interval &span)
{
    return ClinicWords::tr("%1, %2").arg(shortDayText(locale, time.toDate(span.start)),
                                         spanText(locale, time, span));
}

QString dayStartText(const QLocale &locale, const ClinicTime &time, Instant start)
{
    return ClinicWords::tr("%1, %2").arg(shortDayText(locale, time.toDate(start)),
                                         timeText(locale, time, start));
}

int ageInYears(QDate dateOfBirth, QDate today)
{
    if (!dateOfBirth.isValid() || dateOfBirth > today)
        return -1;
    const bool hadBirthday =
        today.month() > dateOfBirth.month()
        || (today.month() == dateOfBirth.month() && today.day() >= dateOfBirth.day());
    return today.year() - dateOfBirth.year() - (hadBirthday ? 0 : 1);
}

QString birthText(const QLocale &locale, QDate dateOfBirth, QDate today)
{
    if (!dateOfBirth.isValid())
        return u"–"_s;
    const int age = ageInYears(dateOfBirth, today);
    const QString date = numericDateText(locale, dateOfBirth);
    return age < 0 ? date : ClinicWords::tr("%1 (%2)").arg(date, locale.toString(age));
}

QString languageText(const QString &code)
{
    return code == "ar"_L1 ? ClinicWords::tr("Arabic") : ClinicWords::tr("English");
}

QString statusText(AppointmentStatus status)
{
    switch (status) {
    case AppointmentStatus::Pending:
        return ClinicWords::tr("Requested");
    case AppointmentStatus::Confirmed:
        return ClinicWords::tr("Confirmed");
    case AppointmentStatus::Arrived:
        return ClinicWords::tr("Arrived");
    case AppointmentStatus::InProgress:
        return ClinicWords::tr("In room");
    case AppointmentStatus::Completed:
        return ClinicWords::tr("Done");
    case AppointmentStatus::Cancelled:
        return ClinicWords::tr("Cancelled");
    case AppointmentStatus::NoShow:
        return ClinicWords::tr("No-show");
    }
    Q_UNREACHABLE();
}

QString statusGlyph(AppointmentStatus status)
{
    switch (status) {
    case AppointmentStatus::Pending:
        return u"?"_s;
    case AppointmentStatus::Confirmed:
        return u"✓"_s;
    case AppointmentStatus::Arrived:
        return u"●"_s;
    case AppointmentStatus::InProgress:
        return u"▶"_s;
    case AppointmentStatus::Completed:
        return u"■"_s;
    case AppointmentStatus::Cancelled:
        return u"⊘"_s;
    case AppointmentStatus::NoShow:
        return u"✕"_s;
    }
    Q_UNREACHABLE();
}

QString roleText(Role role)
{
    switch (role) {
    case Role::Admin:
        return ClinicWords::tr("Administrator");
    case Role::Receptionist:
        return ClinicWords::tr("Reception");
    case Role::Doctor:
        return ClinicWords::tr("Doctor");
    case Role::Patient:
        return ClinicWords::tr("Patient");
    }
    Q_UNREACHABLE();
}

QString weekdayText(const QLocale &locale, int isoDay)
{
    return locale.standaloneDayName(isoDay);
}

} // namespace frontdesk
