// SPDX-License-Identifier: GPL-3.0-or-later
#include "statusitem.h"

#include "shell/icons.h"
#include "shell/plaintip.h"
#include "shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace frontdesk {

namespace {
constexpr int IconSide = 14;
constexpr int MaximumText = 280;
} // namespace

StatusItem::StatusItem(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
{
    setObjectName(name);
    m_text->setTextFormat(Qt::PlainText);
    setTextLook(m_text, TextLook::Small);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Space::Small, 2, Space::Small, 2);
    layout->setSpacing(6);
    layout->addWidget(m_icon);
    layout->addWidget(m_text);
}

void StatusItem::set(const QString &icon, const QColor &colour, const QString &text)
{
    m_icon->setPixmap(themedPixmap(icon, IconSide, colour, devicePixelRatioF()));
    m_text->ensurePolished();
    // A long path gives way in its middle, where it says least.
    m_text->setText(m_text->fontMetrics().elidedText(text, Qt::ElideMiddle, MaximumText));
    m_text->setFixedWidth(m_text->fontMetrics().horizontalAdvance(m_text->text()) + 2);
    setAccessibleName(text);
    setToolTip(plainTip(text));
}

QString StatusItem::text() const
{
    return m_text->text();
}

} // namespace frontdesk
