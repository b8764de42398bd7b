// SPDX-License-Identifier: GPL-3.0-or-later
#include "login/lockscreen.h"

#include "shell/busyindicator.h"
#include "shell/errortext.h"
#include "shell/field.h"
#include "shell/icons.h"
#include "shell/inlinemessage.h"
#include "shell/theme.h"
#include "shell/whendone.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace frontdesk {

namespace {
constexpr int CardWidth = 400;
} // namespace

LockScreen::LockScreen(const QString &email, Check check, QWidget *parent)
    : QWidget(parent)
    , m_check(std::move(check))
    , m_title(new QLabel(this))
    , m_user(new QLabel(email, this))
    , m_sentence(new QLabel(this))
    , m_message(new InlineMessage(this))
    , m_password(new QLineEdit(this))
    , m_field(new Field({}, m_password, this))
    , m_unlock(new QPushButton(this))
    , m_logOut(new QPushButton(this))
    , m_indicator(new BusyIndicator(this))
{
    setObjectName(u"lockScreen"_s);
    auto *card = new QWidget(this);
    card->setFixedWidth(CardWidth);
    makeCard(card);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(Space::Giant, Space::Giant, Space::Giant, Space::Huge);
    inside->setSpacing(Space::Medium);
    auto *mark = new QLabel(card);
    mark->setPixmap(applicationIcon().pixmap(48, 48));
    setTextLook(m_title, TextLook::Title);
    setTextLook(m_user, TextLook::Strong);
    setTextLook(m_sentence, TextLook::Muted);
    for (QLabel *label : {mark, m_title, m_user, m_sentence})
        label->setAlignment(Qt::AlignHCenter);
    m_user->setTextFormat(Qt::PlainText);
    m_user->setWordWrap(true);
    m_sentence->setWordWrap(true);
    m_password->setObjectName(u"lockPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_unlock->setObjectName(u"lockUnlock"_s);
    setButtonLook(m_unlock, ButtonLook::Primary);
    m_logOut->setObjectName(u"lockLogOut"_s);
    setButtonLook(m_logOut, ButtonLook::Quiet);
    for (QWidget *widget : std::initializer_list<QWidget *> {
             mark, m_title, m_user, m_sentence, m_message, m_field, m_unlock, m_logOut})
        inside->addWidget(widget);
    inside->addWidget(m_indicator, 0, Qt::AlignHCenter);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(1);
    layout->addWidget(card, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    connect(m_password, &QLineEdit::returnPressed, this, &LockScreen::submit);
    connect(m_password, &QLineEdit::textEdited, m_field, &Field::clearError);
    connect(m_unlock, &QPushButton::clicked, this, &LockScreen::submit);
    connect(m_logOut, &QPushButton::clicked, this, &LockScreen::logOutRequested);
    retranslate();
}

void LockScreen::retranslate()
{
    m_title->setText(tr("Locked"));
    m_sentence->setText(tr("What was being typed is kept."));
    m_field->setLabel(tr("Password"));
    m_unlock->setText(tr("Unlock"));
    m_logOut->setText(tr("Log out"));
    setAccessibleName(tr("Locked"));
}

void LockScreen::begin()
{
    m_password->clear();
    m_field->clearError();
    m_message->clear();
    m_password->setFocus(Qt::OtherFocusReason);
}

void LockScreen::submit()
{
    if (m_busy)
        return;
    m_message->clear();
    if (m_password->text().isEmpty()) {
        m_field->setError(tr("Type your password."));
        return;
    }
    setBusy(true);
    whenDone(m_check(m_password->text()), this, [this](const Result<void> &result) {
        setBusy(false);
        m_password->clear();
        if (result) {
            Q_EMIT unlocked();
            return;
        }
        m_message->showMessage(InlineMessage::Kind::Error,
                               result.error().code == ErrorCode::InvalidCredentials
                                   ? tr("This is not your password.")
                                   : errorText(result.error()));
        m_password->setFocus(Qt::OtherFocusReason);
    });
}

void LockScreen::setBusy(bool busy)
{
    m_busy = busy;
    for (QWidget *widget : std::initializer_list<QWidget *> {m_password, m_unlock, m_logOut})
        widget->setEnabled(!busy);
    busy ? m_indicator->start() : m_indicator->stop();
}

void LockScreen::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace frontdesk
