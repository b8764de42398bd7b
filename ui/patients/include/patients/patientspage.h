// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listtablemodel.h"
#include "models/pagedlist.h"
#include "services/patientservice.h"
#include "shell/deskcontext.h"
#include "shell/page.h"

#include <memory>

class QStackedWidget;
class QTimer;

namespace frontdesk {

class PatientEditor;
class PatientHistory;

/// The clinic's patients: search, create, edit, and each one's appointments.
class PatientsPage : public DeskPage
{
    Q_OBJECT

public:
    PatientsPage(DeskContext &context, QWidget *parent = nullptr);
    ~PatientsPage() override;

    QString title() const override;
    QString iconName() const override;
    void activate() override;
    bool hasUnsavedChanges() const override;

    /// Brings a patient's record up, from anywhere in the desk.
    void showPatient(PatientId id);

public Q_SLOTS:
    void startNew();

private:
    QWidget *buildList();
    QWidget *buildDetail();
    void rowChosen();
    void loadChosen();
    void showRecord(const Patient &patient);
    void showNothing();
    void leaveEditor(std::function<void()> leave);

    DeskContext &m_context;
    std::unique_ptr<ListTableModel<Patient>> m_model;
    ListPane *m_pane = nullptr;
    std::unique_ptr<PagedList<Patient>> m_list;
    QStackedWidget *m_detail = nullptr;
    QWidget *m_recordView = nullptr;
    PatientEditor *m_editor = nullptr;
    PatientHistory *m_history = nullptr;
    QTimer *m_settle = nullptr; ///< opens a record when the arrow keys rest on it
    PatientId m_wanted;
    quint64 m_generation = 0;
};

} // namespace frontdesk
