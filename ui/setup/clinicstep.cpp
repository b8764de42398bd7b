// SPDX-License-Identifier: GPL-3.0-or-later
#include "clinicstep.h"

#include "shell/theme.h"
#include "shell/whendone.h"
#include "shell/zonecombo.h"

#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace frontdesk {

ClinicStep::ClinicStep(const SetupActions &actions, const ClinicProfile &profile, QWidget *parent)
    : SetupStep(parent)
    , m_actions(actions)
    , m_name(new QLineEdit(this))
    , m_nameField(new Field({}, m_name, this))
    , m_zone(new ZoneCombo(this))
    , m_zoneField(new Field({}, m_zone, this))
{
    m_name->setObjectName(u"clinicNameEdit"_s);
    m_name->setMaxLength(200);
    m_zone->setObjectName(u"clinicZone"_s);
    m_fields.add(u"/name"_s, m_nameField);
    m_fields.add(u"/timeZone"_s, m_zoneField);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::Large);
    layout->addWidget(m_nameField);
    layout->addWidget(m_zoneField);
    layout->addStretch();
    connect(m_name, &QLineEdit::textEdited, m_nameField, &Field::clearError);
    connect(m_zone, &QComboBox::currentTextChanged, m_zoneField, &Field::clearError);
    m_zone->setZone(ZoneCombo::systemZone());
    fill(profile);
}

void ClinicStep::fill(const ClinicProfile &profile)
{
    if (m_name->text().isEmpty())
        m_name->setText(profile.name);
    if (!profile.name.isEmpty() && !profile.timeZone.isEmpty())
        m_zone->setZone(profile.timeZone);
}

QString ClinicStep::title() const
{
    return tr("Your clinic");
}

QString ClinicStep::sentence() const
{
    return tr("The name appears in the window and in messages to patients. Appointments are in the "
              "clinic's time zone, wherever they are looked at.");
}

void ClinicStep::retranslate()
{
    m_nameField->setLabel(tr("Name of the clinic"));
    m_zoneField->setLabel(tr("Time zone"));
    m_zoneField->setHint(tr("Type a part of the name, such as a city."));
}

void ClinicStep::focusFirst()
{
    m_name->setFocus();
}

bool ClinicStep::validate()
{
    m_nameField->setError(m_name->text().trimmed().isEmpty() ? tr("Type the clinic's name.")
                                                             : QString());
    m_zoneField->setError(m_zone->zone().isEmpty() ? tr("There is no such time zone.") : QString());
    if (m_nameField->hasError())
        m_name->setFocus();
    else if (m_zoneField->hasError())
        m_zone->setFocus();
    return !m_nameField->hasError() && !m_zoneField->hasError();
}

void ClinicStep::commit(Done done)
{
    whenDone(m_actions.saveClinic({m_name->text().trimmed(), m_zone->zone()}), this,
             [done = std::move(done)](const Result<void> &result) {
                 done(result ? std::nullopt : std::optional(result.error()));
             });
}

} // namespace frontdesk
