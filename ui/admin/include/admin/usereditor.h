// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detaileditor.h"
#include "services/userservice.h"
#include "shell/deskcontext.h"

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace frontdesk {

class Field;

/// One log-in: its e-mail, role and state; a new password where the old one is lost.
class UserEditor : public DetailEditor
{
    Q_OBJECT

public:
    UserEditor(DeskContext &context, QWidget *parent = nullptr);

    void startNew() override;
    void setRecord(const User &user);
    const std::optional<User> &record() const { return m_stored; }
    bool isNew() const { return !m_stored; }
    bool isDirty() const override;

protected:
    void save() override;
    void reload() override;

private:
    void buildFields();
    void buildButtons();
    void refresh();
    void fillRoles();
    Role chosenRole() const;
    void create();
    void update();
    void toggleActive();
    void makeResetCode();
    void removeSecondFactor();
    void sendChanges(const UserChanges &changes, const QString &done);
    void answered(const Result<User> &user, quint64 asked, const QString &done);
    void showError(const Error &error);
    void revert();
    void updateButtons();
    bool isOneself() const { return m_stored && m_stored->id == m_context.actor.userId; }

    DeskContext &m_context;
    QLabel *m_state = nullptr;
    QLineEdit *m_email = nullptr;
    QComboBox *m_role = nullptr;
    QLineEdit *m_password = nullptr;
    Field *m_passwordField = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_revert = nullptr;
    QPushButton *m_toggle = nullptr;
    QPushButton *m_reset = nullptr;
    QPushButton *m_removeFactor = nullptr;
    QLineEdit *m_resetCode = nullptr; ///< shown once, until another user is chosen
    Field *m_resetField = nullptr;
    std::optional<User> m_stored;
    quint64 m_generation = 0;
};

} // namespace frontdesk
