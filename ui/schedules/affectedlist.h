// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listtablemodel.h"
#include "services/appointmentservice.h"
#include "shell/deskcontext.h"

#include <QFrame>

#include <memory>

class QLabel;

namespace frontdesk {

class Services;
class TableView;

/// The affected appointments with the names a person needs to call about them; of many the first.
Result<QList<AppointmentDetails>> withNames(Services &services, const Actor &actor,
                                            const QList<Appointment> &appointments);

/// The appointments that a change of working hours left outside them: to be called about, never
/// cancelled by themselves.
class AffectedList : public QFrame
{
    Q_OBJECT

public:
    AffectedList(DeskContext &context, QWidget *parent = nullptr);
    ~AffectedList() override;

    /// Shown where there are any, else hidden.
    void setAppointments(const QList<AppointmentDetails> &appointments);

Q_SIGNALS:
    void opened(const frontdesk::AppointmentDetails &details);

private:
    DeskContext &m_context;
    QLabel *m_title = nullptr;
    std::unique_ptr<ListTableModel<AppointmentDetails>> m_model;
    TableView *m_table = nullptr;
};

} // namespace frontdesk
