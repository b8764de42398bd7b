// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QWidget>

class QLabel;

namespace frontdesk {

/// An entry of the status bar: a small icon and a text, so that colour is never alone in telling.
class StatusItem : public QWidget
{
    Q_OBJECT

public:
    explicit StatusItem(const QString &name, QWidget *parent = nullptr);
    void set(const QString &icon, const QColor &colour, const QString &text);
    QString text() const;

private:
    QLabel *m_icon;
    QLabel *m_text;
};

} // namespace frontdesk
