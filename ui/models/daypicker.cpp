// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/daypicker.h"

#include "models/clinicformat.h"
#include "shell/theme.h"

#include <QEvent>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int DaysInWeek = 7;

} // namespace

QList<int> weekdaysInOrder(const QLocale &locale)
{
    QList<int> days;
    for (int at = 0; at < DaysInWeek; ++at)
        days.append((int(locale.firstDayOfWeek()) - 1 + at) % DaysInWeek + 1);
    return days;
}

DayPicker::DayPicker(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"days"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Tiny);
    for (int day = 1; day <= DaysInWeek; ++day) {
        auto *button = new QToolButton(this);
        button->setObjectName(u"day%1"_s.arg(day));
        button->setCheckable(true);
        button->setProperty("toggle", true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(button, &QToolButton::clicked, this, [this, button] { clicked(button); });
        m_buttons.append(button);
    }
    retranslate();
}

/// Names, and the order of the week.
void DayPicker::retranslate()
{
    for (const int day : weekdaysInOrder(locale())) {
        QToolButton *button = m_buttons.at(day - 1);
        button->setText(locale().standaloneDayName(day, QLocale::ShortFormat));
        button->setAccessibleName(weekdayText(locale(), day));
        button->setToolTip(weekdayText(locale(), day));
        layout()->removeWidget(button);
        layout()->addWidget(button);
    }
    QWidget *before = nullptr;
    for (const int day : weekdaysInOrder(locale())) {
        if (before)
            setTabOrder(before, m_buttons.at(day - 1));
        before = m_buttons.at(day - 1);
    }
}

void DayPicker::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DayPicker::focusInEvent(QFocusEvent *event)
{
    m_buttons.at(weekdaysInOrder(locale()).first() - 1)->setFocus(event->reason());
}

void DayPicker::setDays(const QList<int> &isoDays)
{
    for (int day = 1; day <= DaysInWeek; ++day)
        m_buttons.at(day - 1)->setChecked(isoDays.contains(day));
    Q_EMIT daysChanged();
}

QList<int> DayPicker::days() const
{
    QList<int> days;
    for (int day = 1; day <= DaysInWeek; ++day) {
        if (m_buttons.at(day - 1)->isChecked())
            days.append(day);
    }
    return days;
}

void DayPicker::clicked(QToolButton *button)
{
    if (m_single) {
        for (QToolButton *other : std::as_const(m_buttons))
            other->setChecked(other == button);
    }
    Q_EMIT daysChanged();
}

} // namespace frontdesk
