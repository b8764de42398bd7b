// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setupwizard.h"
#include "setupstep.h"
#include "shell/field.h"

class QLineEdit;

namespace frontdesk {

class AdministratorStep final : public SetupStep
{
    Q_OBJECT

public:
    explicit AdministratorStep(const SetupActions &actions, QWidget *parent = nullptr);

    QString name() const override { return QStringLiteral("administrator"); }
    QString title() const override;
    QString sentence() const override;
    void retranslate() override;
    void focusFirst() override;
    bool validate() override;
    void commit(Done done) override;
    bool showError(const Error &error) override { return m_fields.showFaults(error); }

private:
    void checkPasswords();

    const SetupActions &m_actions;
    bool m_tried = false; ///< errors appear once Continue was pressed, and follow the typing then
    QLineEdit *m_email;
    Field *m_emailField;
    QLineEdit *m_password;
    Field *m_passwordField;
    QLineEdit *m_again;
    Field *m_againField;
    FieldMap m_fields;
};

} // namespace frontdesk
