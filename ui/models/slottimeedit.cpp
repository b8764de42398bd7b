// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/slottimeedit.h"

#include "models/clinicformat.h"

#include <QEvent>

#include <algorithm>

namespace frontdesk {

namespace {

constexpr int MinutesInDay = 24 * 60;
constexpr int MinutesInHour = 60;

} // namespace

SlotTimeEdit::SlotTimeEdit(QWidget *parent)
    : QTimeEdit(parent)
{
    // Right to left, Qt turns the sections round and shows 13:00 as 00:13.
    setLayoutDirection(Qt::LeftToRight);
    setDisplayFormat(timeFormat(locale()));
    setCorrectionMode(QAbstractSpinBox::CorrectToNearestValue);
    setWrapping(true);
}

void SlotTimeEdit::changeEvent(QEvent *event)
{
    QTimeEdit::changeEvent(event);
    if (event->type() == QEvent::LocaleChange)
        setDisplayFormat(timeFormat(locale()));
}

void SlotTimeEdit::setSlotMinutes(int minutes)
{
    m_slotMinutes = std::clamp(minutes, 1, MinutesInHour);
}

WallTime SlotTimeEdit::wallTime() const
{
    return WallTime {time().hour() * MinutesInHour + time().minute()};
}

void SlotTimeEdit::setWallTime(WallTime time)
{
    const int minutes = time.minutes % MinutesInDay;
    setTime(QTime(minutes / MinutesInHour, minutes % MinutesInHour));
}

void SlotTimeEdit::stepBy(int steps)
{
    if (currentSection() != MinuteSection) {
        QTimeEdit::stepBy(steps);
        return;
    }
    // To the next line of the slot grid, not past it, where the time stands off the grid.
    const int now = wallTime().minutes;
    const int off = now % m_slotMinutes;
    int wanted = now - off + steps * m_slotMinutes;
    if (off != 0 && steps < 0)
        wanted += m_slotMinutes;
    setWallTime(WallTime {(wanted % MinutesInDay + MinutesInDay) % MinutesInDay});
    setSelectedSection(MinuteSection);
}

} // namespace frontdesk
