// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listeditorpage.h"
#include "patients/patienteditor.h"

class QTimer;

namespace frontdesk {

class PatientHistory;

/// The clinic's patients: search, create, edit, and each one's appointments.
class PatientsPage : public RecordPage<Patient, PatientEditor>
{
    Q_OBJECT

public:
    PatientsPage(DeskContext &context, QWidget *parent = nullptr);

    QString title() const override;
    QString iconName() const override;
    void activate() override;

    /// Brings a patient's record up, from anywhere in the desk.
    void showPatient(PatientId id);

public Q_SLOTS:
    void startNew() override;

protected:
    void rowChosen() override;
    void rowOpened() override;
    void showNothing() override;

private:
    void loadChosen();

    DeskContext &m_context;
    PatientHistory *m_history = nullptr;
    QTimer *m_settle = nullptr; ///< opens a record when the arrow keys rest on it
    PatientId m_wanted;
    quint64 m_generation = 0;
};

} // namespace frontdesk
