// SPDX-License-Identifier: GPL-3.0-or-later
#include "login/loginwindow.h"

#include "login/secretstore.h"
#include "models/clinicformat.h"
#include "resetform.h"
#include "shell/busyindicator.h"
#include "shell/errortext.h"
#include "shell/field.h"
#include "shell/icons.h"
#include "shell/inlinemessage.h"
#include "shell/languages.h"
#include "shell/plaintip.h"
#include "shell/theme.h"
#include "shell/whendone.h"

#include <QAction>
#include <QCheckBox>
#include <QCloseEvent>
#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace frontdesk {

namespace {
constexpr auto EmailKey = "login/email"_L1;
constexpr auto RememberKey = "login/stayLoggedIn"_L1;
constexpr int CardWidth = 400;
} // namespace

LoginWindow::LoginWindow(LoginSetup setup, QWidget *parent)
    : QWidget(parent)
    , m_setup(std::move(setup))
    , m_title(new QLabel(this))
    , m_clinic(new QLabel(this))
    , m_message(new InlineMessage(this))
    , m_form(new QWidget(this))
    , m_email(new QLineEdit(m_form))
    , m_emailField(new Field({}, m_email, m_form))
    , m_password(new QLineEdit(m_form))
    , m_eye(nullptr)
    , m_passwordField(new Field({}, m_password, m_form))
    , m_capsHint(new QLabel(m_form))
    , m_totp(new QLineEdit(m_form))
    , m_totpField(new Field({}, m_totp, m_form))
    , m_remember(new QCheckBox(m_form))
    , m_submit(new QPushButton(m_form))
    , m_forgotten(new QPushButton(m_form))
    , m_resetForm(new ResetForm(m_setup.reset, this))
    , m_indicator(new BusyIndicator(m_form))
    , m_language(new QComboBox(this))
{
    setObjectName(u"loginWindow"_s);
    setWindowIcon(applicationIcon());
    auto *card = new QWidget(this);
    card->setFixedWidth(CardWidth);
    makeCard(card);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(Space::Giant, Space::Giant, Space::Giant, Space::Huge);
    inside->setSpacing(Space::Medium);
    auto *mark = new QLabel(card);
    mark->setPixmap(applicationIcon().pixmap(48, 48));
    inside->addWidget(mark, 0, Qt::AlignHCenter);
    setTextLook(m_title, TextLook::Title);
    m_title->setAlignment(Qt::AlignHCenter);
    m_clinic->setAlignment(Qt::AlignHCenter);
    m_clinic->setTextFormat(Qt::PlainText);
    m_clinic->setWordWrap(true);
    m_clinic->setText(m_setup.clinicName);
    m_clinic->setVisible(!m_setup.clinicName.isEmpty());
    setTextLook(m_clinic, TextLook::Muted);
    inside->addWidget(m_title);
    inside->addWidget(m_clinic);
    inside->addSpacing(Space::Tiny);
    inside->addWidget(m_message);
    auto *form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(Space::Medium);
    buildForm(form);
    inside->addWidget(m_form);
    inside->addWidget(m_resetForm);
    m_resetForm->hide();
    if (!m_setup.demoAccounts.isEmpty())
        buildDemoAccounts(inside);

    for (const Language &language : Languages::available())
        m_language->addItem(themedIcon(u"globe"_s, IconTint::Muted), language.name, language.code);
    m_language->setObjectName(u"loginLanguage"_s);
    m_language->setCurrentIndex(m_language->findData(m_setup.languages.current()));
    connect(m_language, &QComboBox::activated, this, [this](int index) {
        const QString code = m_language->itemData(index).toString();
        m_setup.settings.setValue("language", code);
        m_setup.languages.use(code);
    });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Huge);
    layout->addStretch(1);
    layout->addWidget(card, 0, Qt::AlignHCenter);
    layout->addSpacing(Space::Large);
    layout->addWidget(m_language, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    retranslate();
    resize(560, 720);
}

void LoginWindow::buildForm(QVBoxLayout *layout)
{
    m_email->setObjectName(u"loginEmail"_s);
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_email->setText(m_setup.settings.value(EmailKey).toString());
    m_password->setObjectName(u"loginPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->installEventFilter(this);
    m_eye =
        m_password->addAction(themedIcon(u"eye"_s, IconTint::Muted), QLineEdit::TrailingPosition);
    m_eye->setObjectName(u"loginShowPassword"_s);
    m_eye->setCheckable(true);
    m_eye->setShortcut(QKeySequence(Qt::ALT | Qt::Key_V));
    setTextLook(m_capsHint, TextLook::Warning);
    m_capsHint->setObjectName(u"loginCapsHint"_s);
    m_capsHint->hide();
    m_remember->setObjectName(u"loginRemember"_s);
    m_remember->setChecked(m_setup.settings.value(RememberKey, false).toBool());
    m_submit->setObjectName(u"loginSubmit"_s);
    m_submit->setMinimumHeight(40);
    setButtonLook(m_submit, ButtonLook::Primary);
    m_totp->setObjectName(u"loginTotp"_s);
    m_totp->setMaxLength(40);
    m_totpField->hide();
    m_forgotten->setObjectName(u"loginForgotten"_s);
    setButtonLook(m_forgotten, ButtonLook::Quiet);

    layout->addWidget(m_emailField);
    layout->addWidget(m_passwordField);
    layout->addWidget(m_capsHint);
    layout->addWidget(m_totpField);
    layout->addWidget(m_remember);
    layout->addSpacing(Space::Tiny);
    layout->addWidget(m_submit);
    layout->addWidget(m_forgotten);
    layout->addWidget(m_indicator, 0, Qt::AlignHCenter);

    connect(m_eye, &QAction::toggled, this, &LoginWindow::setPasswordShown);
    connect(m_submit, &QPushButton::clicked, this, &LoginWindow::submit);
    connect(m_email, &QLineEdit::returnPressed, this, [this] {
        if (m_password->text().isEmpty())
            m_password->setFocus();
        else
            submit();
    });
    connect(m_password, &QLineEdit::returnPressed, this, &LoginWindow::submit);
    connect(m_totp, &QLineEdit::returnPressed, this, &LoginWindow::submit);
    connect(m_email, &QLineEdit::textEdited, m_emailField, &Field::clearError);
    connect(m_password, &QLineEdit::textEdited, m_passwordField, &Field::clearError);
    connect(m_totp, &QLineEdit::textEdited, m_totpField, &Field::clearError);
    // Another account may not ask for a code.
    connect(m_email, &QLineEdit::textChanged, this, [this] { askForCode(false); });
    connect(m_forgotten, &QPushButton::clicked, this, [this] { showResetForm(true); });
    connect(m_resetForm, &ResetForm::dismissed, this, [this] { showResetForm(false); });
    connect(m_resetForm, &ResetForm::failed, this, &LoginWindow::showFailure);
    connect(m_resetForm, &ResetForm::done, this, [this] {
        showResetForm(false);
        m_message->showMessage(InlineMessage::Kind::Success,
                               tr("The new password is set. Log in with it."));
    });
}

void LoginWindow::buildDemoAccounts(QVBoxLayout *layout)
{
    m_demoTitle = new QLabel(this);
    setTextLook(m_demoTitle, TextLook::Small);
    m_demoTitle->setWordWrap(true);
    layout->addWidget(m_demoTitle);
    auto *grid = new QGridLayout;
    grid->setSpacing(Space::Small);
    for (const DemoAccount &account : std::as_const(m_setup.demoAccounts)) {
        auto *button = new QPushButton(this);
        button->setObjectName(u"demo-"_s + account.email);
        button->setToolTip(plainTip(account.email));
        connect(button, &QPushButton::clicked, this, [this, account] {
            m_email->setText(account.email);
            m_password->setText(account.password);
            submit();
        });
        const int place = static_cast<int>(m_demoButtons.size());
        const bool isLoneLast = place % 2 == 0 && place == m_setup.demoAccounts.size() - 1;
        grid->addWidget(button, place / 2, place % 2, 1, isLoneLast ? 2 : 1);
        m_demoButtons.append(button);
    }
    layout->addLayout(grid);
}

void LoginWindow::retranslate()
{
    setWindowTitle(tr("Log in – Frontdesk"));
    m_title->setText(tr("Log in"));
    m_emailField->setLabel(tr("E-mail"));
    m_passwordField->setLabel(tr("Password"));
    m_remember->setText(tr("Stay logged in on this computer"));
    m_remember->setToolTip(
        tr("Keeps a key in the system's keychain, which an administrator can withdraw. The "
           "password is never kept."));
    m_capsHint->setText(tr("Caps Lock is on."));
    m_totpField->setLabel(tr("Code from the authenticator app"));
    m_totpField->setHint(tr("Or one of your recovery codes."));
    m_submit->setText(tr("Log in"));
    m_forgotten->setText(tr("I have a reset code"));
    m_resetForm->retranslate();
    m_language->setAccessibleName(tr("Language"));
    setPasswordShown(m_eye->isChecked());
    if (m_demoTitle)
        m_demoTitle->setText(tr("This is the demo clinic. Log in as:"));
    for (qsizetype i = 0; i < m_demoButtons.size(); ++i)
        m_demoButtons[i]->setText(roleText(m_setup.demoAccounts[i].role));
}

void LoginWindow::begin()
{
    m_email->text().isEmpty() ? m_email->setFocus() : m_password->setFocus();
    if (!m_remember->isChecked())
        return;
    setBusy(true);
    m_setup.secrets.load(m_setup.secretKey, this, [this](const std::optional<QString> &token) {
        if (!token) {
            setBusy(false);
            m_password->setFocus();
            return;
        }
        whenDone(m_setup.resume(*token), this, [this](const Result<SignedIn> &result) {
            setBusy(false);
            if (result) {
                finish(*result, true);
                return;
            }
            // An ended session is the usual course and needs no alarm; the rest does.
            if (result.error().code == ErrorCode::Unauthenticated) {
                m_setup.secrets.remove(m_setup.secretKey);
                setMessage(tr("Your session has ended. Log in again."));
            } else {
                showFailure(result.error());
            }
            m_password->setFocus();
        });
    });
}

void LoginWindow::setMessage(const QString &text)
{
    m_message->showMessage(InlineMessage::Kind::Info, text);
}

bool LoginWindow::validate()
{
    m_message->clear();
    m_emailField->clearError();
    m_passwordField->clearError();
    if (m_password->text().isEmpty()) {
        m_passwordField->setError(tr("Type your password."));
        m_password->setFocus();
    }
    if (!isPlausibleEmail(m_email->text().trimmed())) {
        m_emailField->setError(tr("Type the e-mail address of your account."));
        m_email->setFocus();
    }
    m_totpField->clearError();
    const bool asked = m_totpField->isVisibleTo(m_form);
    if (asked && m_totp->text().trimmed().isEmpty() && !m_passwordField->hasError()) {
        m_totpField->setError(tr("Type the code that the app shows."));
        m_totp->setFocus();
    }
    return !m_emailField->hasError() && !m_passwordField->hasError() && !m_totpField->hasError();
}

void LoginWindow::submit()
{
    if (m_busy || !validate())
        return;
    setBusy(true);
    whenDone(m_setup.logIn(m_email->text().trimmed(), m_password->text(), m_totp->text().trimmed()),
             this, [this](const Result<SignedIn> &result) {
                 setBusy(false);
                 if (result)
                     finish(*result, m_remember->isChecked());
                 else
                     showFailure(result.error());
             });
}

void LoginWindow::finish(const SignedIn &result, bool remember)
{
    m_password->clear();
    askForCode(false);
    m_setup.settings.setValue(EmailKey, result.user.email);
    m_setup.settings.setValue(RememberKey, remember);
    if (remember) {
        // Without a keychain nothing is remembered; the person is told, once inside.
        m_setup.secrets.save(m_setup.secretKey, result.refreshToken, this, [this](bool kept) {
            if (kept)
                return;
            m_setup.settings.setValue(RememberKey, false);
            Q_EMIT notRemembered();
        });
    } else {
        m_setup.secrets.remove(m_setup.secretKey);
    }
    Q_EMIT signedIn(result);
}

void LoginWindow::askForCode(bool asked)
{
    m_totp->clear();
    m_totpField->clearError();
    m_totpField->setVisible(asked);
}

void LoginWindow::showResetForm(bool shown)
{
    m_message->clear();
    m_form->setVisible(!shown);
    m_resetForm->setVisible(shown);
    if (shown)
        m_resetForm->begin();
    else
        (m_email->text().isEmpty() ? m_email : m_password)->setFocus();
}

void LoginWindow::showFailure(const Error &error)
{
    if (error.code == ErrorCode::TotpRequired) {
        askForCode(true);
        m_totp->setFocus();
        return;
    }
    FieldMap fields;
    fields.add(u"/totp"_s, m_totpField);
    if (m_totpField->isVisibleTo(m_form) && fields.showFaults(error)) {
        m_totp->selectAll();
        return;
    }
    m_message->showMessage(InlineMessage::Kind::Error, errorText(error));
    if (error.code == ErrorCode::InvalidCredentials) {
        m_password->selectAll();
        m_password->setFocus();
    }
}

void LoginWindow::setBusy(bool busy)
{
    m_busy = busy;
    m_form->setEnabled(!busy);
    busy ? m_indicator->start() : m_indicator->stop();
}

void LoginWindow::setPasswordShown(bool shown)
{
    m_password->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_eye->setIcon(themedIcon(shown ? u"eye-off"_s : u"eye"_s, IconTint::Muted));
    m_eye->setText(shown ? tr("Hide the password") : tr("Show the password"));
    m_eye->setToolTip(shown ? tr("Hide the password (Alt+V)") : tr("Show the password (Alt+V)"));
}

/// Qt tells of no Caps Lock, so it is seen by a letter whose case Shift does not explain.
void LoginWindow::updateCapsHint(QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return;
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_CapsLock) {
        m_capsLock = false;
    } else if (const QString text = key->text();
               text.size() == 1 && text[0].isLetter() && text[0].isUpper() != text[0].isLower()) {
        m_capsLock = text[0].isUpper() != key->modifiers().testFlag(Qt::ShiftModifier);
    }
    m_capsHint->setVisible(m_capsLock);
}

bool LoginWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_password)
        updateCapsHint(event);
    return QWidget::eventFilter(watched, event);
}

void LoginWindow::closeEvent(QCloseEvent *event)
{
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

void LoginWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace frontdesk
