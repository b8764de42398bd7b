// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detaileditor.h"
#include "services/patientservice.h"
#include "shell/deskcontext.h"

#include <optional>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace frontdesk {

class Field;

/// A patient's particulars, for a new record or an existing one.
class PatientEditor : public DetailEditor
{
    Q_OBJECT

public:
    PatientEditor(DeskContext &context, QWidget *parent = nullptr);

    void startNew() override { startNewWith({}); }
    void startNewWith(const NewPatient &prefilled);
    void setRecord(const Patient &patient);
    const std::optional<Patient> &record() const { return m_stored; }
    bool isNew() const { return !m_stored; }
    bool isDirty() const override;

Q_SIGNALS:
    /// What is stored now, before saved() is emitted.
    void stored(const frontdesk::Patient &patient);

protected:
    void save() override;
    void reload() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Created;

    void buildFields();
    void buildButtons();
    void fill(const NewPatient &values);
    NewPatient typed() const;
    bool checkDate();
    void create(bool evenIfDuplicate);
    void update();
    /// Back to what is stored; for a new record, gives it up.
    void revert();
    void announce(const Patient &patient);
    void finished(const Patient &patient);
    void updateTitle();
    void updateButtons();
    QDate today() const;

    DeskContext &m_context;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_born = nullptr;
    Field *m_bornField = nullptr;
    QLineEdit *m_phone = nullptr;
    QLineEdit *m_email = nullptr;
    QPlainTextEdit *m_address = nullptr;
    QComboBox *m_language = nullptr;
    QPlainTextEdit *m_notes = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_revert = nullptr;
    std::optional<Patient> m_stored;
    NewPatient m_base; ///< what the fields held when they were filled
    quint64 m_generation = 0; ///< of the record shown: replies for another one are dropped
};

} // namespace frontdesk
