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
#include <utility>

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
    layout->addLayout(m_pages);
    layout->addStretch(1);
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
    const bool dense = look == Look::Dense;
    const int size = dense ? SmallIcon : IconSize;
    for (QToolButton *entry : std::as_const(m_entries)) {
        entry->setToolButtonStyle(look == Look::Words ? Qt::ToolButtonTextUnderIcon
                                                      : Qt::ToolButtonIconOnly);
        entry->setIconSize({size, size});
    }
    m_mark->setVisible(!dense);
    for (QVBoxLayout *entries : {m_pages, m_foot})
        entries->setSpacing(dense ? 0 : Space::Tiny);
}

/// What a look needs is measured while it is there, and remembered: measuring by trying would ask
/// for the next layout each time.
void Rail::fit()
{
    const auto shown = std::count_if(m_entries.cbegin(), m_entries.cend(),
                                     [](const QToolButton *entry) { return !entry->isHidden(); });
    if (std::exchange(m_measured, shown) != shown)
        m_needed.clear();
    m_needed[m_look] = layout()->minimumSize().height();
    // One that has not been measured yet is tried, and measured then.
    const auto mayFit = [&](Look look) { return m_needed.value(look, 0) <= height(); };
    const Look look = mayFit(Look::Words)   ? Look::Words
                      : mayFit(Look::Icons) ? Look::Icons
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
