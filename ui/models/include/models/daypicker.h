// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QLocale>
#include <QWidget>

class QToolButton;

namespace frontdesk {

/// The weekdays in the locale's order, ISO numbers.
QList<int> weekdaysInOrder(const QLocale &locale);

/// A row of weekdays to switch on and off: several for new hours, exactly one for existing ones.
class DayPicker : public QWidget
{
    Q_OBJECT

public:
    explicit DayPicker(QWidget *parent = nullptr);

    void setSingle(bool single) { m_single = single; }
    void setDays(const QList<int> &isoDays);
    QList<int> days() const; ///< ISO numbers, Monday first

Q_SIGNALS:
    void daysChanged();

protected:
    void focusInEvent(QFocusEvent *event) override;

    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void clicked(QToolButton *button);

    QList<QToolButton *> m_buttons; ///< Monday first
    bool m_single = false;
};

} // namespace frontdesk
