// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/secondfactorcard.h"

#include "services/services.h"
#include "shell/errortext.h"
#include "shell/field.h"
#include "shell/inlinemessage.h"
#include "shell/qrview.h"
#include "shell/theme.h"
#include "shell/whendone.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace frontdesk {

namespace {

QVBoxLayout *bareColumn(QWidget *widget)
{
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Medium);
    return layout;
}

QHBoxLayout *buttonRow(const QList<QPushButton *> &buttons)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::Small);
    for (QPushButton *button : buttons)
        row->addWidget(button);
    row->addStretch();
    return row;
}

/// The key in groups of four, as it is read and typed.
QString grouped(QString secret)
{
    constexpr int group = 4;
    for (qsizetype at = (secret.size() - 1) / group * group; at > 0; at -= group)
        secret.insert(at, u' ');
    return secret;
}

} // namespace

SecondFactorCard::SecondFactorCard(DeskContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_heading(new QLabel(this))
    , m_text(new QLabel(this))
    , m_message(new InlineMessage(this))
    , m_start(new QPushButton(this))
{
    setObjectName(u"secondFactorCard"_s);
    makeCard(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Huge, Space::Large, Space::Huge, Space::Huge);
    layout->setSpacing(Space::Medium);
    setTextLook(m_heading, TextLook::Heading);
    m_text->setObjectName(u"secondFactorText"_s);
    m_text->setWordWrap(true);
    m_start->setObjectName(u"secondFactorStart"_s);
    layout->addWidget(m_heading);
    layout->addWidget(m_text);
    layout->addWidget(m_message);
    layout->addWidget(m_start, 0, Qt::AlignLeft);
    layout->addWidget(buildSetUp());
    layout->addWidget(buildRecovery());
    layout->addWidget(buildOn());
    connect(m_start, &QPushButton::clicked, this, &SecondFactorCard::begin);
    connect(m_message, &InlineMessage::actionTriggered, this, &SecondFactorCard::load);
    retranslate();
    showStep(Step::Unknown);
}

QWidget *SecondFactorCard::buildSetUp()
{
    m_setUp = new QWidget(this);
    m_qr = new QrView(m_setUp);
    m_qr->setObjectName(u"secondFactorQr"_s);
    m_secret = new QLineEdit(m_setUp);
    m_secret->setObjectName(u"secondFactorSecret"_s);
    m_secret->setReadOnly(true);
    m_secretField = new Field({}, m_secret, m_setUp);
    m_code = new QLineEdit(m_setUp);
    m_code->setObjectName(u"secondFactorCode"_s);
    m_code->setInputMethodHints(Qt::ImhDigitsOnly);
    m_code->setMaxLength(7);
    m_codeField = new Field({}, m_code, m_setUp);
    m_confirm = new QPushButton(m_setUp);
    m_confirm->setObjectName(u"secondFactorConfirm"_s);
    setButtonLook(m_confirm, ButtonLook::Primary);
    m_cancel = new QPushButton(m_setUp);
    m_cancel->setObjectName(u"secondFactorCancel"_s);
    auto *layout = bareColumn(m_setUp);
    layout->addWidget(m_qr, 0, Qt::AlignLeft);
    layout->addWidget(m_secretField);
    layout->addWidget(m_codeField);
    layout->addLayout(buttonRow({m_confirm, m_cancel}));
    connect(m_code, &QLineEdit::textEdited, m_codeField, &Field::clearError);
    connect(m_code, &QLineEdit::returnPressed, this, &SecondFactorCard::confirm);
    connect(m_confirm, &QPushButton::clicked, this, &SecondFactorCard::confirm);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        showStep(Step::Off);
        m_start->setFocus();
    });
    return m_setUp;
}

QWidget *SecondFactorCard::buildRecovery()
{
    m_recovery = new QWidget(this);
    m_codes = new QPlainTextEdit(m_recovery);
    m_codes->setObjectName(u"secondFactorRecovery"_s);
    m_codes->setReadOnly(true);
    m_codes->setTabChangesFocus(true);
    m_codes->setMinimumHeight(fontMetrics().lineSpacing() * 11 + Space::Large);
    m_codesField = new Field({}, m_codes, m_recovery);
    m_copy = new QPushButton(m_recovery);
    m_copy->setObjectName(u"secondFactorCopy"_s);
    m_kept = new QPushButton(m_recovery);
    m_kept->setObjectName(u"secondFactorKept"_s);
    setButtonLook(m_kept, ButtonLook::Primary);
    auto *layout = bareColumn(m_recovery);
    layout->addWidget(m_codesField);
    layout->addLayout(buttonRow({m_kept, m_copy}));
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_codes->toPlainText()); });
    connect(m_kept, &QPushButton::clicked, this, &SecondFactorCard::finish);
    return m_recovery;
}

QWidget *SecondFactorCard::buildOn()
{
    m_on = new QWidget(this);
    m_password = new QLineEdit(m_on);
    m_password->setObjectName(u"secondFactorPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_passwordField = new Field({}, m_password, m_on);
    m_lastCode = new QLineEdit(m_on);
    m_lastCode->setObjectName(u"secondFactorLastCode"_s);
    m_lastCodeField = new Field({}, m_lastCode, m_on);
    m_disable = new QPushButton(m_on);
    m_disable->setObjectName(u"secondFactorDisable"_s);
    setButtonLook(m_disable, ButtonLook::Danger);
    auto *layout = bareColumn(m_on);
    layout->addWidget(m_passwordField);
    layout->addWidget(m_lastCodeField);
    layout->addWidget(m_disable, 0, Qt::AlignLeft);
    connect(m_password, &QLineEdit::textEdited, m_passwordField, &Field::clearError);
    connect(m_lastCode, &QLineEdit::textEdited, m_lastCodeField, &Field::clearError);
    connect(m_lastCode, &QLineEdit::returnPressed, this, &SecondFactorCard::disable);
    connect(m_disable, &QPushButton::clicked, this, &SecondFactorCard::disable);
    return m_on;
}

void SecondFactorCard::retranslate()
{
    m_heading->setText(tr("Two-step log-in"));
    m_start->setText(tr("Set up"));
    m_qr->setAccessibleName(tr("QR code for the authenticator app"));
    m_qr->setAccessibleDescription(tr("The key below says the same."));
    m_secretField->setLabel(tr("Key, to type in place of the picture"));
    m_codeField->setLabel(tr("Code that the app shows"));
    m_confirm->setText(tr("Switch on"));
    m_cancel->setText(tr("Cancel"));
    m_codesField->setLabel(tr("Recovery codes"));
    m_copy->setText(tr("Copy"));
    m_kept->setText(tr("I have kept them"));
    m_passwordField->setLabel(tr("Password"));
    m_lastCodeField->setLabel(tr("Code from the app, or a recovery code"));
    m_disable->setText(tr("Switch off"));
    showStep(m_step);
}

void SecondFactorCard::showStep(Step step)
{
    m_step = step;
    m_start->setVisible(step == Step::Off);
    m_setUp->setVisible(step == Step::SetUp);
    m_recovery->setVisible(step == Step::Recovery);
    m_on->setVisible(step == Step::On && !m_state.isRequired);
    switch (step) {
    case Step::Unknown:
        m_text->clear();
        break;
    case Step::Off:
        m_text->setText(tr("Besides your password, a code from an app on your phone is asked for. "
                           "Somebody who learns your password still cannot log in."));
        break;
    case Step::SetUp:
        m_text->setText(tr("Scan the picture with an authenticator app, then type the code that "
                           "the app shows."));
        break;
    case Step::Recovery:
        m_text->setText(tr("Two-step log-in is on. Keep these codes where you find them without "
                           "your phone: each lets you log in once. They are not shown again."));
        break;
    case Step::On:
        m_text->setText(tr("Two-step log-in is on. You have %Ln recovery code(s) left.", nullptr,
                           m_state.recoveryCodesLeft));
        break;
    }
    if (step != Step::SetUp) {
        m_qr->setText({});
        m_secret->clear();
        m_code->clear();
    }
    if (step != Step::Recovery)
        m_codes->clear();
    m_text->setVisible(!m_text->text().isEmpty());
}

void SecondFactorCard::load()
{
    // What is being set up or read stays on screen.
    if (m_busy || m_step == Step::SetUp || m_step == Step::Recovery)
        return;
    m_message->clear();
    whenDone(m_context.services.run([actor = m_context.actor](Services &services) {
        return services.secondFactor.state(actor);
    }),
             this, [this](const Result<SecondFactorState> &state) {
                 if (!state) {
                     m_message->showMessage(InlineMessage::Kind::Error, errorText(state.error()),
                                            tr("Try again"));
                     return;
                 }
                 m_state = *state;
                 showStep(state->isOn ? Step::On : Step::Off);
             });
}

void SecondFactorCard::begin()
{
    if (m_busy)
        return;
    setBusy(true);
    whenDone(m_context.services.run([actor = m_context.actor](Services &services) {
        return services.secondFactor.begin(actor);
    }),
             this, [this](const Result<SecondFactorSecret> &secret) {
                 setBusy(false);
                 if (!secret) {
                     showFailure(secret.error());
                     return;
                 }
                 m_qr->setText(secret->uri);
                 m_secret->setText(grouped(secret->secret));
                 showStep(Step::SetUp);
                 m_code->setFocus();
                 Q_EMIT stepped();
             });
}

void SecondFactorCard::confirm()
{
    if (m_busy)
        return;
    if (m_code->text().trimmed().isEmpty()) {
        m_codeField->setError(tr("Type the code that the app shows."));
        m_code->setFocus();
        return;
    }
    setBusy(true);
    whenDone(m_context.services.run(
                 [actor = m_context.actor, code = m_code->text()](Services &services) {
                     return services.secondFactor.confirm(actor, code);
                 }),
             this, [this](const Result<QStringList> &codes) {
                 setBusy(false);
                 if (!codes) {
                     showFailure(codes.error());
                     return;
                 }
                 showStep(Step::Recovery);
                 m_codes->setPlainText(codes->join(u'\n'));
                 m_codes->setFocus();
                 Q_EMIT stepped();
             });
}

void SecondFactorCard::finish()
{
    showStep(Step::Unknown);
    load();
    Q_EMIT switchedOn();
}

void SecondFactorCard::disable()
{
    if (m_busy)
        return;
    const QString needed = tr("This is needed.");
    m_passwordField->setError(m_password->text().isEmpty() ? needed : QString());
    m_lastCodeField->setError(m_lastCode->text().trimmed().isEmpty() ? needed : QString());
    if (m_passwordField->hasError() || m_lastCodeField->hasError())
        return;
    setBusy(true);
    whenDone(m_context.services.run([actor = m_context.actor, password = m_password->text(),
                                     code = m_lastCode->text()](Services &services) {
        return services.secondFactor.disable(actor, password, code);
    }),
             this, [this](const Result<void> &done) {
                 setBusy(false);
                 m_lastCode->clear();
                 if (!done) {
                     showFailure(done.error());
                     return;
                 }
                 m_password->clear();
                 showStep(Step::Off);
                 m_message->showMessage(InlineMessage::Kind::Success,
                                        tr("Two-step log-in is off."));
             });
}

void SecondFactorCard::setBusy(bool busy)
{
    m_busy = busy;
    m_message->clear();
    for (QPushButton *button : {m_start, m_confirm, m_cancel, m_disable})
        button->setEnabled(!busy);
}

void SecondFactorCard::showFailure(const Error &error)
{
    FieldMap fields;
    fields.add(u"/code"_s, m_codeField);
    fields.add(u"/password"_s, m_passwordField);
    fields.add(u"/totp"_s, m_lastCodeField);
    if (!fields.showFaults(error))
        m_message->showMessage(InlineMessage::Kind::Error, errorText(error));
}

} // namespace frontdesk
