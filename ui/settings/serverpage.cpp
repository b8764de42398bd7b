// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/serverpage.h"

#include "shell/busyindicator.h"
#include "shell/icons.h"
#include "shell/inlinemessage.h"
#include "shell/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace frontdesk {

namespace {
constexpr int ContentWidth = 720;
}

ServerPage::ServerPage(ServerControl &control, QWidget *parent)
    : DeskPage(parent)
    , m_control(control)
    , m_heading(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_message(new InlineMessage(this))
    , m_state(new QLabel(this))
    , m_address(new QLabel(this))
    , m_fingerprint(new QLabel(this))
    , m_copy(new QPushButton(this))
    , m_toggle(new QPushButton(this))
    , m_busy(new BusyIndicator(this))
{
    setObjectName(u"serverPage"_s);
    setTextLook(m_heading, TextLook::Title);
    setTextLook(m_sentence, TextLook::Muted);
    m_sentence->setWordWrap(true);
    setTextLook(m_state, TextLook::Heading);
    m_state->setObjectName(u"serverState"_s);
    m_address->setObjectName(u"serverAddress"_s);
    m_address->setTextFormat(Qt::PlainText);
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_fingerprint->setObjectName(u"serverFingerprint"_s);
    setTextLook(m_fingerprint, TextLook::Small);
    m_fingerprint->setTextFormat(Qt::PlainText);
    m_fingerprint->setWordWrap(true);
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse
                                           | Qt::TextSelectableByKeyboard);
    m_copy->setObjectName(u"serverCopy"_s);
    m_copy->setIcon(themedIcon(u"copy"_s));
    m_toggle->setObjectName(u"serverToggle"_s);

    auto *card = new QWidget(this);
    makeCard(card);
    auto *top = new QHBoxLayout;
    top->setSpacing(Space::Medium);
    auto *words = new QVBoxLayout;
    words->setSpacing(Space::Tiny);
    words->addWidget(m_state);
    words->addWidget(m_address);
    words->addWidget(m_fingerprint);
    top->addLayout(words, 1);
    top->addWidget(m_busy);
    top->addWidget(m_copy);
    top->addWidget(m_toggle);
    auto *figures = new QHBoxLayout;
    figures->setSpacing(Space::Giant);
    figures->addWidget(buildFigure(m_requests, m_requestsCaption));
    figures->addWidget(buildFigure(m_connections, m_connectionsCaption));
    figures->addWidget(buildFigure(m_errors, m_errorsCaption));
    figures->addStretch();
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Huge);
    inside->setSpacing(Space::Huge);
    inside->addLayout(top);
    inside->addLayout(figures);

    auto *column = new QVBoxLayout;
    column->setSpacing(Space::Medium);
    column->addWidget(m_heading);
    column->addWidget(m_sentence);
    column->addWidget(m_message);
    column->addWidget(card);
    column->addStretch();
    auto *body = new QWidget(this);
    body->setMaximumWidth(ContentWidth);
    body->setLayout(column);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Huge);
    layout->addWidget(body, 1);
    layout->addStretch(0);

    m_ticker.setInterval(1000);
    connect(&m_ticker, &QTimer::timeout, this, &ServerPage::refresh);
    connect(&m_control, &ServerControl::changed, this, &ServerPage::refresh);
    connect(m_toggle, &QPushButton::clicked, this,
            [this] { m_control.setRunning(!m_control.state().isRunning); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_control.state().address);
        Q_EMIT notice(tr("The address has been copied."));
    });
    retranslate();
}

QWidget *ServerPage::buildFigure(QLabel *&number, QLabel *&caption)
{
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    number = new QLabel(box);
    setTextLook(number, TextLook::Title);
    caption = new QLabel(box);
    setTextLook(caption, TextLook::Small);
    layout->addWidget(number);
    layout->addWidget(caption);
    return box;
}

void ServerPage::activate()
{
    refresh();
    m_ticker.start();
    m_toggle->setFocus();
}

void ServerPage::hideEvent(QHideEvent *event)
{
    m_ticker.stop();
    DeskPage::hideEvent(event);
}

void ServerPage::retranslate()
{
    m_heading->setText(tr("Server"));
    m_sentence->setText(tr("Patients' apps and doctors' tools reach this clinic through the server "
                           "while this program runs. Booking at the desk works without it."));
    m_copy->setText(tr("Copy the address"));
    m_requestsCaption->setText(tr("requests answered"));
    m_connectionsCaption->setText(tr("open connections"));
    m_errorsCaption->setText(tr("failures"));
    refresh();
}

void ServerPage::refresh()
{
    const ServerStatus state = m_control.state();
    const QLocale locale;
    m_state->setText(state.isRunning ? tr("The server is on") : tr("The server is off"));
    m_address->setText(state.address);
    m_address->setVisible(state.isRunning);
    // In groups that a line can break between, and that people can read out.
    QString groups = state.fingerprint;
    groups.replace(u':', u' ');
    m_fingerprint->setText(tr("Certificate (SHA-256): %1").arg(groups));
    m_fingerprint->setVisible(state.isRunning && !groups.isEmpty());
    m_copy->setVisible(state.isRunning);
    m_toggle->setText(state.isRunning ? tr("Switch off") : tr("Switch on"));
    m_toggle->setEnabled(!state.isBusy);
    const ButtonLook look = state.isRunning ? ButtonLook::Normal : ButtonLook::Primary;
    if (m_toggle->property("shownLook").toInt() != static_cast<int>(look)) {
        m_toggle->setProperty("shownLook", static_cast<int>(look));
        setButtonLook(m_toggle, look);
    }
    state.isBusy ? m_busy->start() : m_busy->stop();
    m_requests->setText(locale.toString(state.requests));
    m_connections->setText(locale.toString(state.connections));
    m_errors->setText(locale.toString(state.errors));
    if (state.lastError.isEmpty())
        m_message->clear();
    else if (m_message->text() != state.lastError || !m_message->isVisibleTo(this))
        m_message->showMessage(InlineMessage::Kind::Error, state.lastError);
}

void ServerPage::changeEvent(QEvent *event)
{
    DeskPage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace frontdesk
