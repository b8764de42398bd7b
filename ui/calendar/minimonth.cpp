// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/minimonth.h"

#include "shell/icons.h"
#include "shell/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

MiniMonth::MiniMonth(QWidget *parent)
    : QWidget(parent)
    , m_grid(new MonthGrid(this))
    , m_title(new QLabel(this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
{
    setObjectName(u"miniMonth"_s);
    m_previous->setObjectName(u"previousMonth"_s);
    m_previous->setIcon(themedIcon(u"back"_s));
    m_next->setObjectName(u"nextMonth"_s);
    m_next->setIcon(themedIcon(u"forward"_s));
    auto *head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(m_title, 1);
    head->addWidget(m_previous);
    head->addWidget(m_next);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Tiny);
    layout->addLayout(head);
    layout->addWidget(m_grid);
    setFocusProxy(m_grid);
    connect(m_previous, &QToolButton::clicked, this,
            [this] { m_grid->setCursor(m_grid->cursor().addMonths(-1)); });
    connect(m_next, &QToolButton::clicked, this,
            [this] { m_grid->setCursor(m_grid->cursor().addMonths(1)); });
    connect(m_grid, &MonthGrid::monthChanged, this, &MiniMonth::retranslate);
    connect(m_grid, &MonthGrid::monthChanged, this, &MiniMonth::monthChanged);
    connect(m_grid, &MonthGrid::dayChosen, this, &MiniMonth::dayChosen);
    retranslate();
}

void MiniMonth::retranslate()
{
    const QString pattern = tr("MMMM yyyy", "a month and its year, Qt format");
    m_title->setText(locale().toString(m_grid->cursor(), pattern));
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    for (const auto &[button, text] :
         {std::pair(m_previous, tr("Previous month")), std::pair(m_next, tr("Next month"))}) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    }
}

void MiniMonth::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace frontdesk
