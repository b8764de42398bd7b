// SPDX-License-Identifier: GPL-3.0-or-later
#include "twostepwindow.h"

#include "services/backend.h"
#include "settings/secondfactorcard.h"
#include "shell/icons.h"
#include "shell/inlinemessage.h"
#include "shell/theme.h"

#include <QCloseEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace frontdesk {

TwoStepWindow::TwoStepWindow(Backend &backend, ServiceExecutor &services, const Actor &actor)
    : m_context {services, backend.changes(), backend.zone(), backend.clock(), m_prompts, actor}
{
    setObjectName(u"twoStepWindow"_s);
    setWindowIcon(applicationIcon());
    setWindowTitle(tr("Two-step log-in – Frontdesk"));
    auto *why = new InlineMessage(this);
    auto *card = new SecondFactorCard(m_context, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Huge);
    layout->setSpacing(Space::Large);
    layout->addWidget(why);
    layout->addWidget(card);
    layout->addStretch();
    why->showMessage(InlineMessage::Kind::Info,
                     tr("This clinic asks administrators for two-step log-in. Set it up once; then "
                        "you are in."));
    // Queued: the window goes, and the card with it.
    connect(card, &SecondFactorCard::switchedOn, this, &TwoStepWindow::done, Qt::QueuedConnection);
    card->load();
    resize(560, 720);
}

void TwoStepWindow::closeEvent(QCloseEvent *event)
{
    QWidget::closeEvent(event);
    Q_EMIT abandoned();
}

} // namespace frontdesk
