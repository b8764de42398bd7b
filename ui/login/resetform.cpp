// SPDX-License-Identifier: GPL-3.0-or-later
#include "resetform.h"

#include "shell/field.h"
#include "shell/theme.h"
#include "shell/whendone.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace frontdesk {

ResetForm::ResetForm(LoginSetup::Reset reset, QWidget *parent)
    : QWidget(parent)
    , m_reset(std::move(reset))
    , m_code(new QLineEdit(this))
    , m_codeField(new Field({}, m_code, this))
    , m_password(new QLineEdit(this))
    , m_passwordField(new Field({}, m_password, this))
    , m_submit(new QPushButton(this))
    , m_back(new QPushButton(this))
{
    setObjectName(u"resetForm"_s);
    m_code->setObjectName(u"resetCode"_s);
    m_password->setObjectName(u"resetPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_submit->setObjectName(u"resetSubmit"_s);
    m_submit->setMinimumHeight(40);
    setButtonLook(m_submit, ButtonLook::Primary);
    m_back->setObjectName(u"resetBack"_s);
    setButtonLook(m_back, ButtonLook::Quiet);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Medium);
    layout->addWidget(m_codeField);
    layout->addWidget(m_passwordField);
    layout->addSpacing(Space::Tiny);
    layout->addWidget(m_submit);
    layout->addWidget(m_back);
    connect(m_code, &QLineEdit::textEdited, m_codeField, &Field::clearError);
    connect(m_password, &QLineEdit::textEdited, m_passwordField, &Field::clearError);
    connect(m_code, &QLineEdit::returnPressed, this, [this] { m_password->setFocus(); });
    connect(m_password, &QLineEdit::returnPressed, this, &ResetForm::submit);
    connect(m_submit, &QPushButton::clicked, this, &ResetForm::submit);
    connect(m_back, &QPushButton::clicked, this, &ResetForm::dismissed);
    retranslate();
}

void ResetForm::retranslate()
{
    m_codeField->setLabel(tr("Reset code"));
    m_codeField->setHint(tr("An administrator makes one for you, on the Users page."));
    m_passwordField->setLabel(tr("New password"));
    m_submit->setText(tr("Set the new password"));
    m_back->setText(tr("Back"));
}

void ResetForm::begin()
{
    for (QLineEdit *line : {m_code, m_password})
        line->clear();
    m_codeField->clearError();
    m_passwordField->clearError();
    m_code->setFocus();
}

void ResetForm::submit()
{
    if (m_busy)
        return;
    const QString needed = tr("This is needed.");
    m_passwordField->setError(m_password->text().isEmpty() ? needed : QString());
    m_codeField->setError(m_code->text().trimmed().isEmpty() ? needed : QString());
    if (m_codeField->hasError() || m_passwordField->hasError())
        return;
    setBusy(true);
    whenDone(m_reset(m_code->text().trimmed(), m_password->text()), this,
             [this](const Result<void> &result) {
                 setBusy(false);
                 if (result) {
                     begin();
                     Q_EMIT done();
                     return;
                 }
                 FieldMap fields;
                 fields.add(u"/token"_s, m_codeField);
                 fields.add(u"/newPassword"_s, m_passwordField);
                 if (!fields.showFaults(result.error()))
                     Q_EMIT failed(result.error());
             });
}

void ResetForm::setBusy(bool busy)
{
    m_busy = busy;
    m_submit->setEnabled(!busy);
    m_back->setEnabled(!busy);
}

} // namespace frontdesk
