// SPDX-License-Identifier: GPL-3.0-or-later
#include "startwindow.h"

#include "shell/busyindicator.h"
#include "shell/errortext.h"
#include "shell/icons.h"
#include "shell/theme.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace frontdesk {

StartWindow::StartWindow(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_busy(new BusyIndicator(this, 28))
    , m_retry(new QPushButton(this))
    , m_choose(new QPushButton(this))
    , m_quit(new QPushButton(this))
{
    setObjectName(u"startWindow"_s);
    setWindowIcon(applicationIcon());
    setWindowTitle(tr("Frontdesk"));
    auto *mark = new QLabel(this);
    mark->setPixmap(applicationIcon().pixmap(64, 64));
    setTextLook(m_title, TextLook::Title);
    m_title->setAlignment(Qt::AlignHCenter);
    m_title->setWordWrap(true);
    m_text->setObjectName(u"startText"_s);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_retry->setObjectName(u"startRetry"_s);
    m_choose->setObjectName(u"startChoose"_s);
    m_quit->setObjectName(u"startQuit"_s);
    setButtonLook(m_retry, ButtonLook::Primary);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Space::Small);
    buttons->addStretch();
    for (QPushButton *button : {m_quit, m_choose, m_retry}) {
        buttons->addWidget(button);
        button->hide();
    }
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Giant, Space::Giant, Space::Giant, Space::Giant);
    layout->setSpacing(Space::Large);
    layout->addStretch();
    layout->addWidget(mark, 0, Qt::AlignHCenter);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(m_busy, 0, Qt::AlignHCenter);
    layout->addLayout(buttons);
    layout->addStretch();
    connect(m_retry, &QPushButton::clicked, this, &StartWindow::retryRequested);
    connect(m_choose, &QPushButton::clicked, this, &StartWindow::chooseRequested);
    connect(m_quit, &QPushButton::clicked, this, &StartWindow::quitRequested);
    resize(560, 420);
}

void StartWindow::showProgress(const QString &text)
{
    m_title->setText(tr("Frontdesk"));
    m_text->setText(text);
    setTextLook(m_text, TextLook::Muted);
    for (QPushButton *button : {m_quit, m_choose, m_retry})
        button->hide();
    m_busy->show();
    m_busy->start();
}

void StartWindow::showProblem(const Error &error, bool mayChoose)
{
    m_busy->stop();
    m_busy->hide();
    m_title->setText(tr("Frontdesk cannot start"));
    const bool namesCause = error.code != ErrorCode::Unavailable || error.message.isEmpty();
    m_text->setText(namesCause
                        ? errorText(error)
                        : tr("%1\n(%2)", "what is wrong, technical cause")
                              .arg(tr("The database cannot be reached. Check that its server runs "
                                      "and that this computer is connected."),
                                   error.message));
    setTextLook(m_text, TextLook::Body);
    m_retry->setText(tr("Try again"));
    m_choose->setText(tr("Choose another database"));
    m_quit->setText(tr("Quit"));
    m_retry->setVisible(error.code != ErrorCode::ConfigInvalid);
    m_choose->setVisible(mayChoose);
    m_quit->show();
    (m_retry->isVisibleTo(this) ? m_retry : m_quit)->setFocus();
}

void StartWindow::closeEvent(QCloseEvent *event)
{
    QWidget::closeEvent(event);
    Q_EMIT quitRequested();
}

} // namespace frontdesk
