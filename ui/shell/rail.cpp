// SPDX-License-Identifier: GPL-3.0-or-later
#include "rail.h"

#include "shell/icons.h"
#include "shell/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int Width = 96;
constexpr int IconSize = 24;
constexpr int SmallIcon = 16;
constexpr int MarkSize = 32;

} // namespace

Rail::Rail(QWidget *parent)
    : QWidget(parent)
    , m_mark(new QLabel(this))
    , m_pages(new QVBoxLayout)
    , m_foot(new QVBoxLayout)
    , m_group(new QButtonGroup(this))
{
    setObjectName(u"rail"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(Width);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Small, Space::Medium, Space::Small, Space::Medium);
    m_mark->setAlignment(Qt::AlignCenter);
    m_mark->setPixmap(applicationIcon().pixmap(MarkSize, MarkSize));
    layout->addWidget(m_mark);
    layout->addSpacing(Space::Medium);
    m_pages->setSpacing(Space::Tiny);
    layout->addLayout(m_pages);
    layout->addStretch(1);
    m_foot->setSpacing(Space::Tiny);
    layout->addLayout(m_foot);
    m_group->setExclusive(true);
}

QToolButton *Rail::addEntry(const QString &iconName, bool atFoot)
{
    auto *entry = new QToolButton(this);
    entry->setObjectName(u"rail-"_s + iconName);
    entry->setProperty("railEntry", true);
    entry->setCheckable(true);
    entry->setIcon(themedIcon(iconName, IconTint::Muted));
    entry->setFocusPolicy(Qt::TabFocus);
    entry->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    (atFoot ? m_foot : m_pages)->addWidget(entry);
    m_group->addButton(entry);
    m_entries.append(entry);
    setLook(m_look);
    return entry;
}

QToolButton *Rail::checkedEntry() const
{
    return qobject_cast<QToolButton *>(m_group->checkedButton());
}

void Rail::setMarkName(const QString &name)
{
    m_mark->setAccessibleName(name);
}

void Rail::setLook(Look look)
{
    m_look = look;
    const int size = look == Look::Dense ? SmallIcon : IconSize;
    for (QToolButton *entry : std::as_const(m_entries)) {
        entry->setToolButtonStyle(look == Look::Words ? Qt::ToolButtonTextUnderIcon
                                                      : Qt::ToolButtonIconOnly);
        entry->setIconSize({size, size});
    }
}

/// What an entry needs in a look is measured while it has it, and remembered: measuring by trying
/// would ask for the next layout each time.
void Rail::fit()
{
    const int present = layout()->minimumSize().height();
    int entries = 0;
    int heights = 0;
    for (const QToolButton *entry : std::as_const(m_entries)) {
        if (entry->isHidden())
            continue;
        ++entries;
        heights += entry->sizeHint().height();
    }
    if (entries == 0)
        return;
    m_needed[m_look] = heights / entries;
    const auto fits = [&](Look look) {
        return present - heights + entries * m_needed.value(look) <= height();
    };
    // One that has not been measured yet is tried; it is measured then.
    const Look look = fits(Look::Words)                                      ? Look::Words
                      : !m_needed.contains(Look::Icons) || fits(Look::Icons) ? Look::Icons
                                                                             : Look::Dense;
    if (look != m_look)
        setLook(look);
}

bool Rail::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        fit(); // an entry has come or gone
    return handled;
}

void Rail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_needed.clear();
        setLook(Look::Words);
        fit();
    }
}

void Rail::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace frontdesk
