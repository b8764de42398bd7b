// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/inlinemessage.h"

#include "shell/icons.h"
#include "shell/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace frontdesk {

InlineMessage::InlineMessage(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
{
    setObjectName(u"inlineMessage"_s);
    setProperty("kind", u"info"_s);
    m_text->setObjectName(u"inlineMessageText"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_action->setObjectName(u"inlineMessageAction"_s);
    m_action->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Space::Medium, Space::Small, Space::Medium, Space::Small);
    layout->setSpacing(Space::Small);
    layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    connect(m_action, &QPushButton::clicked, this, &InlineMessage::actionTriggered);
    hide();
}

void InlineMessage::showMessage(Kind kind, const QString &text, const QString &action)
{
    static constexpr QLatin1StringView names[] = {"info"_L1, "success"_L1, "warning"_L1,
                                                  "error"_L1};
    m_kind = kind;
    setProperty("kind", QString(names[static_cast<int>(kind)]));
    style()->unpolish(this);
    style()->polish(this);
    m_text->setText(text);
    setAccessibleName(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    updateIcon();
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void InlineMessage::clear()
{
    m_text->clear();
    hide();
}

void InlineMessage::showOnly(Kind kind, const QString &text)
{
    if (text.isEmpty())
        clear();
    else if (text != m_text->text())
        showMessage(kind, text);
}

QString InlineMessage::text() const
{
    return m_text->text();
}

void InlineMessage::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
}

void InlineMessage::updateIcon()
{
    const Theme &theme = currentTheme(this);
    const std::pair<QString, QColor> looks[] = {{u"info"_s, theme.accent},
                                                {u"success"_s, theme.success},
                                                {u"warning"_s, theme.warning},
                                                {u"error"_s, theme.danger}};
    const auto &[name, colour] = looks[static_cast<int>(m_kind)];
    m_icon->setPixmap(themedPixmap(name, 20, colour, devicePixelRatioF()));
}

} // namespace frontdesk
