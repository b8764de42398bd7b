// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/emptystate.h"

#include "shell/icons.h"
#include "shell/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace frontdesk {

EmptyState::EmptyState(const QString &iconName, QWidget *parent)
    : QWidget(parent)
    , m_iconName(iconName)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_action(new QPushButton(this))
{
    setObjectName(u"emptyState"_s);
    m_action->setObjectName(u"emptyStateAction"_s);
    for (QLabel *label : {m_icon, m_title, m_sentence})
        label->setAlignment(Qt::AlignHCenter);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    setTextLook(m_title, TextLook::Heading);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    setTextLook(m_sentence, TextLook::Muted);
    m_action->hide();
    auto *column = new QVBoxLayout;
    column->setSpacing(Space::Small);
    column->addStretch(2);
    column->addWidget(m_icon);
    column->addSpacing(Space::Tiny);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addSpacing(Space::Small);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    // A line of reading length in the middle, whatever the width.
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Huge);
    layout->addStretch(1);
    layout->addLayout(column, 4);
    layout->addStretch(1);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    updateIcon();
}

void EmptyState::setTexts(const QString &title, const QString &sentence, const QString &action)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(sentence);
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
}

void EmptyState::updateIcon()
{
    m_icon->setPixmap(themedPixmap(m_iconName, 48, currentTheme(this).muted, devicePixelRatioF()));
}

} // namespace frontdesk
