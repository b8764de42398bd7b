// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/patientservice.h"
#include "shell/deskcontext.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace frontdesk {

class EditorForm;
class Field;

/// A patient's particulars, for a new record or an existing one.
class PatientEditor : public QWidget
{
    Q_OBJECT

public:
    PatientEditor(DeskContext &context, QWidget *parent = nullptr);

    void startNew(const NewPatient &prefilled = {});
    void setPatient(const Patient &patient);
    const std::optional<Patient> &patient() const { return m_stored; }
    bool isNew() const { return !m_stored; }

    /// Whether something typed is not saved yet.
    bool isDirty() const;
    /// Says that something else was asked for; `leave` is called where the user gives the edit up.
    void askToDiscard(std::function<void()> leave);

public Q_SLOTS:
    void save();
    /// Back to what is stored; for a new record, gives it up.
    void revert();

Q_SIGNALS:
    void saved(const frontdesk::Patient &patient);
    /// A new record was given up.
    void dismissed();

protected:
    /// The focus goes on to the first field.
    void focusInEvent(QFocusEvent *event) override;
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
    void finished(const Patient &patient);
    void reload();
    void updateTitle();
    void updateButtons();
    QDate today() const;

    DeskContext &m_context;
    EditorForm *m_form = nullptr;
    QLabel *m_title = nullptr;
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
