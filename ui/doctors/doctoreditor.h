// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/authservice.h"
#include "services/doctorservice.h"
#include "shell/deskcontext.h"

#include <QWidget>

#include <functional>
#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace frontdesk {

class EditorForm;

/// A doctor's particulars; a new one may get a log-in at once. Read-only but for administrators.
class DoctorEditor : public QWidget
{
    Q_OBJECT

public:
    DoctorEditor(DeskContext &context, QWidget *parent = nullptr);

    void startNew();
    void setDoctor(const Doctor &doctor);
    const std::optional<Doctor> &doctor() const { return m_stored; }
    bool isNew() const { return !m_stored; }
    bool isDirty() const;
    void askToDiscard(std::function<void()> leave);

public Q_SLOTS:
    void save();

Q_SIGNALS:
    void saved(const frontdesk::Doctor &doctor);
    void dismissed();

protected:
    /// The focus goes on to the first field.
    void focusInEvent(QFocusEvent *event) override;

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
    void reload();
    void revert();
    void refresh();
    void updateButtons();
    bool mayEdit() const { return m_context.actor.isAdmin(); }

    DeskContext &m_context;
    EditorForm *m_form = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_state = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_specialty = nullptr;
    QLineEdit *m_phone = nullptr;
    QLineEdit *m_room = nullptr;
    QPlainTextEdit *m_bio = nullptr;
    QCheckBox *m_withLogin = nullptr;
    QWidget *m_loginBox = nullptr;
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
