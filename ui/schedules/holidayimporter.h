// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/appointmentservice.h"
#include "services/scheduleexceptionservice.h"
#include "shell/deskcontext.h"

#include <QObject>
#include <QPointer>

namespace frontdesk {

/// The clinic's holidays from a calendar file: asks for the file, tells what it would do, and does
/// it where the user agrees.
class HolidayImporter : public QObject
{
    Q_OBJECT

public:
    /// Prompts belong to the window of `page`.
    HolidayImporter(DeskContext &context, QWidget *page);

    void start();

Q_SIGNALS:
    /// How many holidays are new or different, and what lies outside working hours now.
    void imported(int holidays, const QList<frontdesk::AppointmentDetails> &affected);
    /// A sentence to show.
    void refused(const QString &text);

private:
    void preview(const QString &path);
    void confirm(const HolidayImport &preview);
    void import();

    DeskContext &m_context;
    QWidget *m_page;
    QByteArray m_file;
};

} // namespace frontdesk
