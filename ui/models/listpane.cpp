// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/listpane.h"

#include "models/tableview.h"
#include "shell/bidi.h"
#include "shell/emptystate.h"
#include "shell/icons.h"
#include "shell/inlinemessage.h"
#include "shell/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds Debounce {80};
constexpr int MaxQuery = 200;

/// A search box from which Down goes on into the list.
class SearchBox final : public QLineEdit
{
public:
    SearchBox(QWidget *list, QWidget *parent)
        : QLineEdit(parent)
        , m_list(list)
    {
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier) {
            m_list->setFocus(Qt::OtherFocusReason);
            return;
        }
        if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
            clear();
            return;
        }
        QLineEdit::keyPressEvent(event);
    }

private:
    QWidget *m_list;
};

} // namespace

ListPane::ListPane(const Texts &texts, QAbstractItemModel *model, QWidget *parent)
    : QWidget(parent)
    , m_texts(texts)
    , m_titleRow(new QHBoxLayout)
    , m_filterRow(new QHBoxLayout)
    , m_debounce(new QTimer(this))
    , m_message(new InlineMessage(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new TableView(this))
    , m_empty(new EmptyState(texts.icon, this))
    , m_count(new QLabel(this))
    , m_more(new QPushButton(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Large);
    layout->setSpacing(Space::Medium);
    m_title = new QLabel(this);
    setTextLook(m_title, TextLook::Title);
    m_titleRow->addWidget(m_title);
    m_titleRow->addStretch();
    layout->addLayout(m_titleRow);
    m_filterRow->setSpacing(Space::Small);
    layout->addLayout(m_filterRow);
    if (!texts.searchHint.isEmpty()) {
        m_search = new SearchBox(m_table, this);
        m_search->setObjectName(u"search"_s);
        m_search->setMaxLength(MaxQuery);
        m_search->setClearButtonEnabled(true);
        m_search->addAction(themedIcon(u"search"_s, IconTint::Muted), QLineEdit::LeadingPosition);
        m_filterRow->addWidget(m_search, 1);
        connect(m_search, &QLineEdit::textChanged, m_debounce, qOverload<>(&QTimer::start));
    } else {
        m_filterRow->addStretch(1); // filters alone are no wider than their words
    }
    m_debounce->setSingleShot(true);
    m_debounce->setInterval(Debounce);
    connect(m_debounce, &QTimer::timeout, this, &ListPane::queryChanged);
    layout->addWidget(m_message);
    connect(m_message, &InlineMessage::actionTriggered, this, &ListPane::retryWanted);

    m_table->setObjectName(u"table"_s);
    m_table->setModel(model);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    layout->addWidget(m_stack, 1);
    connect(m_empty, &EmptyState::actionTriggered, this, &ListPane::emptyActionTriggered);

    auto *footer = new QHBoxLayout;
    setTextLook(m_count, TextLook::Small);
    m_count->setObjectName(u"count"_s);
    m_more->setObjectName(u"more"_s);
    m_more->hide();
    setButtonLook(m_more, ButtonLook::Quiet);
    footer->addWidget(m_count);
    footer->addStretch();
    footer->addWidget(m_more);
    layout->addLayout(footer);
    connect(m_more, &QPushButton::clicked, this, &ListPane::moreWanted);
    retranslate();
}

void ListPane::setTexts(const Texts &texts)
{
    m_texts = texts;
    retranslate();
}

void ListPane::retranslate()
{
    m_title->setText(m_texts.title);
    m_table->setAccessibleName(m_texts.title);
    if (m_search) {
        m_search->setAccessibleName(tr("Search"));
        m_search->setPlaceholderText(m_texts.searchHint);
    }
    m_more->setText(tr("Load more"));
    if (m_shown >= 0)
        showCount();
}

void ListPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

QString ListPane::query() const
{
    return m_search ? m_search->text().simplified() : QString();
}

void ListPane::addFilter(QWidget *filter)
{
    m_filterRow->insertWidget(m_filterRow->count() - (m_search ? 0 : 1), filter);
}

void ListPane::addAction(QWidget *control)
{
    m_titleRow->addWidget(control);
}

void ListPane::showLoading()
{
    m_more->setEnabled(false);
    if (m_table->model()->rowCount() == 0)
        m_count->setText(tr("Loading…"));
}

void ListPane::showRows(int count, bool more)
{
    m_message->clear();
    fitColumns();
    m_more->setEnabled(true);
    m_more->setVisible(more);
    m_shown = count;
    m_hasMore = more;
    showCount();
    m_count->setVisible(count > 0);
    // Hiding what has the focus would send it somewhere else on the page.
    if (count == 0 && m_table->hasFocus() && m_search)
        m_search->setFocus(Qt::OtherFocusReason);
    m_stack->setCurrentWidget(count == 0 ? static_cast<QWidget *>(m_empty) : m_table);
}

void ListPane::showCount()
{
    m_count->setText(m_hasMore ? tr("%Ln shown, there are more", nullptr, m_shown)
                               : tr("%Ln shown", nullptr, m_shown));
    if (m_shown > 0)
        return;
    if (query().isEmpty())
        m_empty->setTexts(m_texts.emptyTitle, m_texts.emptySentence, m_texts.emptyAction);
    else
        m_empty->setTexts(tr("Nothing found"),
                          tr("Nothing matches “%1”.").arg(bidiIsolated(query())),
                          m_texts.emptyAction);
}

void ListPane::fitColumns()
{
    constexpr int Widest = 220;
    QHeaderView *header = m_table->horizontalHeader();
    m_table->resizeColumnsToContents();
    for (int column = 0; column < header->count(); ++column) {
        if (header->sectionResizeMode(column) != QHeaderView::Stretch)
            header->resizeSection(column, std::min(header->sectionSize(column), Widest));
    }
}

void ListPane::showFailure(const QString &text)
{
    m_more->setEnabled(true);
    m_count->clear();
    m_shown = -1;
    m_message->showMessage(InlineMessage::Kind::Error, text, tr("Try again"));
}

} // namespace frontdesk
