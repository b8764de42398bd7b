// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace frontdesk {

/// A choice among the IANA time zones, found by typing any part of the name.
class ZoneCombo : public QComboBox
{
    Q_OBJECT

public:
    explicit ZoneCombo(QWidget *parent = nullptr);

    void setZone(const QString &ianaName);
    /// The zone's IANA name; empty where what was typed is none.
    QString zone() const;

    static QString systemZone();
};

} // namespace frontdesk
