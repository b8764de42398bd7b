// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clinictime.h"
#include "services/appointmentservice.h"

#include <QFont>
#include <QString>

class QPagedPaintDevice;

namespace frontdesk {

/// What a patient takes home: where, when and with whom; nothing of what for.
struct AppointmentSlip {
    QString clinic;
    AppointmentDetails details;
    ClinicTime time;
    QString language; ///< the patient's; empty: the desk's
    QFont font;

    struct Line {
        QString name;
        QString value;

        bool operator==(const Line &) const = default;
    };
    QString heading() const;
    QList<Line> lines() const;
    bool isRightToLeft() const;
    /// One page, black on white whatever the theme.
    void paint(QPagedPaintDevice &paper) const;
};

} // namespace frontdesk
