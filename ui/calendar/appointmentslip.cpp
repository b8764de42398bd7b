// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/appointmentslip.h"

#include "models/clinicformat.h"
#include "shell/bidi.h"
#include "shell/languages.h"

#include <QFontMetricsF>
#include <QPagedPaintDevice>
#include <QPainter>

#include <algorithm>

namespace frontdesk {

namespace {

constexpr int FontPoints = 13;
constexpr double NameShare = 0.28; ///< of the width, before the values
constexpr auto Context = "AppointmentSlip";

} // namespace

bool AppointmentSlip::isRightToLeft() const
{
    return TextsIn(language).locale().textDirection() == Qt::RightToLeft;
}

QString AppointmentSlip::heading() const
{
    return TextsIn(language).text(Context,
                                  QT_TRANSLATE_NOOP("AppointmentSlip", "Your appointment"));
}

QList<AppointmentSlip::Line> AppointmentSlip::lines() const
{
    const TextsIn words(language);
    const QLocale &locale = words.locale();
    const Interval &span = details.appointment.span;
    QList<Line> lines {
        {words.text(Context, QT_TRANSLATE_NOOP("AppointmentSlip", "Patient")), details.patientName},
        {words.text(Context, QT_TRANSLATE_NOOP("AppointmentSlip", "Day")),
         longDayText(locale, time.toDate(span.start))},
        {words.text(Context, QT_TRANSLATE_NOOP("AppointmentSlip", "Time")),
         spanText(locale, time, span)},
        {words.text(Context, QT_TRANSLATE_NOOP("AppointmentSlip", "Doctor")), details.doctorName},
        {words.text(Context, QT_TRANSLATE_NOOP("AppointmentSlip", "Room")), details.roomName}};
    lines.removeIf([](const Line &line) { return line.value.isEmpty(); });
    return lines;
}

void AppointmentSlip::paint(QPagedPaintDevice &paper) const
{
    QPainter painter(&paper);
    const bool rightToLeft = isRightToLeft();
    painter.setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    painter.setPen(Qt::black);
    QFont plain = font;
    plain.setPointSize(FontPoints);
    QFont bold = plain;
    bold.setBold(true);
    QFont large = bold;
    large.setPointSize(FontPoints * 3 / 2);
    const double width = painter.viewport().width();
    const int flags = int(Qt::AlignLeading | Qt::AlignTop) | Qt::TextWordWrap;
    double y = 0;
    // A long name takes several lines: nothing is cut off here.
    const auto write = [&](double left, double right, const QString &text, const QFont &with) {
        painter.setFont(with);
        QRectF room(width * left, y, width * (right - left), painter.viewport().height());
        if (rightToLeft)
            room.moveRight(width - room.left());
        QRectF used;
        painter.drawText(room, flags, bidiIsolated(text), &used);
        return used.height();
    };
    const double gap = QFontMetricsF(plain, painter.device()).height() / 2;
    y += write(0, 1, clinic, large) + gap;
    y += write(0, 1, heading(), bold) + 2 * gap;
    const QList<Line> all = lines();
    for (const Line &line : all) {
        const double name = write(0, NameShare, line.name, plain);
        y += std::max(name, write(NameShare, 1, line.value, bold)) + gap;
    }
}

} // namespace frontdesk
