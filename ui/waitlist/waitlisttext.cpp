// SPDX-License-Identifier: GPL-3.0-or-later
#include "waitlisttext.h"

#include "models/clinicformat.h"
#include "models/typeddate.h"
#include "shell/bidi.h"

#include <QCoreApplication>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// Gives this file's texts their context, where lupdate finds it.
struct WaitlistWords {
    Q_DECLARE_TR_FUNCTIONS(WaitlistText)
};

} // namespace

QString urgencyText(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Routine:
        return WaitlistWords::tr("Routine");
    case Urgency::Soon:
        return WaitlistWords::tr("Soon");
    case Urgency::Urgent:
        return WaitlistWords::tr("Urgent");
    }
    Q_UNREACHABLE();
}

QString waitlistStatusText(WaitlistStatus status)
{
    switch (status) {
    case WaitlistStatus::Waiting:
        return WaitlistWords::tr("Waiting");
    case WaitlistStatus::Booked:
        return WaitlistWords::tr("Booked");
    case WaitlistStatus::Withdrawn:
        return WaitlistWords::tr("Withdrawn");
    case WaitlistStatus::Expired:
        return WaitlistWords::tr("Expired");
    }
    Q_UNREACHABLE();
}

QString offerStatusText(OfferStatus status)
{
    switch (status) {
    case OfferStatus::Open:
        return WaitlistWords::tr("Open");
    case OfferStatus::Accepted:
        return WaitlistWords::tr("Accepted");
    case OfferStatus::Declined:
        return WaitlistWords::tr("Declined");
    case OfferStatus::Closed:
        return WaitlistWords::tr("Closed");
    case OfferStatus::Expired:
        return WaitlistWords::tr("Expired");
    }
    Q_UNREACHABLE();
}

QString wishText(const WaitlistDetails &details)
{
    if (!details.entry.doctorId.isNull())
        return details.doctorName;
    return details.entry.specialty.isEmpty() ? WaitlistWords::tr("Any doctor")
                                             : details.entry.specialty;
}

QString whenWantedText(const QLocale &locale, const WaitlistEntry &entry)
{
    QStringList parts;
    for (const int day : entry.daysOfWeek)
        parts.append(locale.standaloneDayName(day, QLocale::ShortFormat));
    for (const TimeWindow &window : entry.windows)
        parts.append(WaitlistWords::tr("%1–%2", "times")
                         .arg(timeText(locale, window.start), timeText(locale, window.end)));
    if (entry.earliestDate.isValid())
        parts.append(WaitlistWords::tr("from %1").arg(shortDayText(locale, entry.earliestDate)));
    if (entry.latestDate.isValid())
        parts.append(WaitlistWords::tr("until %1").arg(shortDayText(locale, entry.latestDate)));
    return parts.isEmpty() ? WaitlistWords::tr("Any time") : locale.createSeparatedList(parts);
}

QString windowsText(const QList<TimeWindow> &windows)
{
    QStringList texts;
    for (const TimeWindow &window : windows)
        texts.append(toString(window));
    return texts.join(u", "_s);
}

std::optional<QList<TimeWindow>> parseWindows(const QString &text)
{
    QList<TimeWindow> windows;
    QString plain = withAsciiDigits(text);
    plain.replace(QChar(0x2013), u'-').replace(QChar(0x060C), u',').remove(u' ');
    for (const QString &part : plain.split(u',', Qt::SkipEmptyParts)) {
        const auto window = parseTimeWindow(part);
        if (!window)
            return std::nullopt;
        windows.append(*window);
    }
    return windows;
}

} // namespace frontdesk
