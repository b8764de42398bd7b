// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listtablemodel.h"
#include "services/appointmentservice.h"
#include "shell/deskcontext.h"

#include <QWidget>

#include <memory>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace frontdesk {

class InlineMessage;
class TableView;

/// A patient's appointments, those to come and those that were.
class PatientHistory : public QWidget
{
    Q_OBJECT

public:
    PatientHistory(DeskContext &context, QWidget *parent = nullptr);
    ~PatientHistory() override;

    void setPatient(PatientId id);

private:
    class Model;
    struct Lists {
        QList<AppointmentDetails> coming; ///< the next one first
        QList<AppointmentDetails> past; ///< the latest one first
    };

    void load();
    void showLists(const Lists &lists);
    void showTab(int tab);
    static Result<Lists> fetch(Services &services, const Actor &actor, PatientId id, Instant now);

    DeskContext &m_context;
    PatientId m_patient;
    Lists m_lists;
    quint64 m_generation = 0;
    QTabBar *m_tabs = nullptr;
    InlineMessage *m_message = nullptr;
    QStackedWidget *m_stack = nullptr;
    TableView *m_table = nullptr;
    QLabel *m_empty = nullptr;
    std::unique_ptr<Model> m_model;
};

} // namespace frontdesk
