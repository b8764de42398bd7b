// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setupwizard.h"
#include "setupstep.h"
#include "shell/field.h"

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QTimeEdit;

namespace frontdesk {

class DoctorStep final : public SetupStep
{
    Q_OBJECT

public:
    explicit DoctorStep(const SetupActions &actions, QWidget *parent = nullptr);

    QString name() const override { return QStringLiteral("doctor"); }
    QString title() const override;
    QString sentence() const override;
    bool canSkip() const override { return true; }
    void retranslate() override;
    void focusFirst() override;
    bool validate() override;
    void commit(Done done) override;
    bool showError(const Error &error) override { return m_fields.showFaults(error); }

private:
    QWidget *buildDays();
    FirstDoctor doctor() const;

    const SetupActions &m_actions;
    QLineEdit *m_name;
    Field *m_nameField;
    QLineEdit *m_specialty;
    Field *m_specialtyField;
    QList<QCheckBox *> m_days; ///< Monday first
    bool m_daysChosen = false; ///< until then they are the locale's working week
    QHBoxLayout *m_dayRow = nullptr;
    Field *m_daysField;
    QTimeEdit *m_from;
    Field *m_fromField;
    QTimeEdit *m_to;
    Field *m_toField;
    QComboBox *m_slot;
    Field *m_slotField;
    FieldMap m_fields;
};

} // namespace frontdesk
