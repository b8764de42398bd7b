// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detaileditor.h"
#include "services/authservice.h"
#include "services/doctorservice.h"
#include "shell/deskcontext.h"

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace frontdesk {

/// A doctor's particulars; a new one may get a log-in at once. Read-only but for administrators.
class DoctorEditor : public DetailEditor
{
    Q_OBJECT

public:
    DoctorEditor(DeskContext &context, QWidget *parent = nullptr);

    void startNew() override;
    void setRecord(const Doctor &doctor);
    const std::optional<Doctor> &record() const { return m_stored; }
    bool isNew() const { return !m_stored; }
    bool isDirty() const override;

protected:
    void save() override;
    void reload() override;

private:
    void buildFields();
    void buildLogin();
    void buildButtons();
    NewDoctor typed() const;
    void fill(const NewDoctor &values);
    void create();
    void update();
    void setActive(bool active);
    void sendChanges(const DoctorChanges &changes, const QString &done);
    void finished(const Doctor &doctor, const QString &text);
    void revert();
    void refresh();
    void updateButtons();
    bool mayEdit() const { return m_context.actor.isAdmin(); }

    DeskContext &m_context;
    QLabel *m_state = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_specialty = nullptr;
    QLineEdit *m_phone = nullptr;
    QLineEdit *m_room = nullptr;
    QPlainTextEdit *m_bio = nullptr;
    QCheckBox *m_withLogin = nullptr;
    QLineEdit *m_email = nullptr;
    QLineEdit *m_password = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_revert = nullptr;
    QPushButton *m_activate = nullptr;
    std::optional<Doctor> m_stored;
    NewDoctor m_base;
    quint64 m_generation = 0;
};

} // namespace frontdesk
