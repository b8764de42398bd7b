// SPDX-License-Identifier: GPL-3.0-or-later
#include "administratorstep.h"

#include "services/passwordrules.h"
#include "shell/errortext.h"
#include "shell/theme.h"
#include "shell/whendone.h"

#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace frontdesk {

AdministratorStep::AdministratorStep(const SetupActions &actions, QWidget *parent)
    : SetupStep(parent)
    , m_actions(actions)
    , m_email(new QLineEdit(this))
    , m_emailField(new Field({}, m_email, this))
    , m_password(new QLineEdit(this))
    , m_passwordField(new Field({}, m_password, this))
    , m_again(new QLineEdit(this))
    , m_againField(new Field({}, m_again, this))
{
    m_email->setObjectName(u"adminEmail"_s);
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_password->setObjectName(u"adminPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_again->setObjectName(u"adminPasswordAgain"_s);
    m_again->setEchoMode(QLineEdit::Password);
    m_fields.add(u"/email"_s, m_emailField);
    m_fields.add(u"/password"_s, m_passwordField);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::Large);
    layout->addWidget(m_emailField);
    layout->addWidget(m_passwordField);
    layout->addWidget(m_againField);
    layout->addStretch();
    connect(m_email, &QLineEdit::textEdited, m_emailField, &Field::clearError);
    for (const QLineEdit *edit : {m_email, m_password, m_again}) {
        connect(edit, &QLineEdit::textEdited, this, [this] {
            if (m_tried)
                checkPasswords();
        });
    }
}

QString AdministratorStep::title() const
{
    return tr("Administrator");
}

QString AdministratorStep::sentence() const
{
    return tr("This account manages doctors, working hours and the other accounts. There is no "
              "account but the ones you make.");
}

void AdministratorStep::retranslate()
{
    m_emailField->setLabel(tr("E-mail"));
    m_passwordField->setLabel(tr("Password"));
    m_passwordField->setHint(
        tr("At least 12 characters; several words are good. Not a common password and not the "
           "e-mail address."));
    m_againField->setLabel(tr("The same password again"));
}

void AdministratorStep::focusFirst()
{
    m_email->setFocus();
}

void AdministratorStep::checkPasswords()
{
    const int least = PasswordLengths().staff;
    const auto checked =
        PasswordRules {least, m_email->text(), {}}.check(m_password->text(), u"/password"_s);
    const bool hasFault = !checked && !checked.error().faults.isEmpty();
    QString error;
    if (hasFault)
        error = checked.error().faults.first().code == "too_short"_L1
                    ? tr("%Ln more character(s) needed.", nullptr,
                         static_cast<int>(least - m_password->text().size()))
                    : faultText(checked.error().faults.first());
    m_passwordField->setError(error);
    m_againField->setError(m_again->text() != m_password->text() ? tr("The two passwords differ.")
                                                                 : QString());
}

bool AdministratorStep::validate()
{
    m_tried = true;
    checkPasswords();
    m_emailField->setError(
        isPlausibleEmail(m_email->text().trimmed()) ? QString() : tr("Type an e-mail address."));
    for (Field *field : {m_emailField, m_passwordField, m_againField}) {
        if (field->hasError()) {
            field->editor()->setFocus();
            return false;
        }
    }
    return true;
}

void AdministratorStep::commit(Done done)
{
    whenDone(m_actions.createAdministrator(m_email->text().trimmed(), m_password->text()), this,
             [this, done = std::move(done)](const Result<void> &result) {
                 if (result) {
                     m_password->clear();
                     m_again->clear();
                 }
                 done(result ? std::nullopt : std::optional(result.error()));
             });
}

} // namespace frontdesk
