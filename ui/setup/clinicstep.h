// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setupwizard.h"
#include "setupstep.h"
#include "shell/field.h"

class QLineEdit;

namespace frontdesk {

class ZoneCombo;

class ClinicStep final : public SetupStep
{
    Q_OBJECT

public:
    ClinicStep(const SetupActions &actions, const ClinicProfile &profile,
               QWidget *parent = nullptr);

    QString name() const override { return QStringLiteral("clinic"); }
    QString title() const override;
    QString sentence() const override;
    void retranslate() override;
    void focusFirst() override;
    bool validate() override;
    void commit(Done done) override;
    bool showError(const Error &error) override { return m_fields.showFaults(error); }

    /// What the opened database knows already; typed values stay.
    void fill(const ClinicProfile &profile);

private:
    const SetupActions &m_actions;
    QLineEdit *m_name;
    Field *m_nameField;
    ZoneCombo *m_zone;
    Field *m_zoneField;
    FieldMap m_fields;
};

} // namespace frontdesk
