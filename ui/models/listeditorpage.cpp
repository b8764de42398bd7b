// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/listeditorpage.h"

#include "models/scrolled.h"
#include "shell/bidi.h"
#include "shell/emptystate.h"
#include "shell/icons.h"
#include "shell/theme.h"

#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int DetailWidth = 440;

} // namespace

ListEditorPage::ListEditorPage(QWidget *parent)
    : DeskPage(parent)
{
}

void ListEditorPage::assemble(ListPane *pane, RecordEditor *editor, const Nothing &nothing)
{
    m_pane = pane;
    m_editor = editor;
    m_pane->setMinimumWidth(DetailWidth);
    auto *create = new QPushButton(tr("New"), m_pane);
    create->setIcon(themedIcon(u"add"_s, IconTint::OnAccent));
    create->setObjectName(u"new"_s);
    setButtonLook(create, ButtonLook::Primary);
    m_pane->addAction(create);
    connect(create, &QPushButton::clicked, this, &ListEditorPage::startNew);
    connect(m_pane, &ListPane::emptyActionTriggered, this, &ListEditorPage::startNew);
    connect(m_pane->table(), &TableView::rowOpened, this,
            [this] { m_editor->setFocus(Qt::OtherFocusReason); });

    m_detail = new QStackedWidget;
    m_detail->setObjectName(u"detail"_s);
    auto *empty = new EmptyState(nothing.icon, m_detail);
    empty->setTexts(nothing.title, nothing.sentence);
    m_detail->addWidget(empty);
    m_detail->addWidget(scrolled(m_editor, m_detail));
    connect(m_editor, &RecordEditor::saved, this, [this](const QString &name) {
        Q_EMIT notice(tr("Saved: %1").arg(bidiIsolated(name)));
        loadList(true);
    });
    connect(m_editor, &RecordEditor::dismissed, this, [this] { m_detail->setCurrentIndex(0); });

    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_pane);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({2 * DetailWidth, DetailWidth});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(splitter);
}

bool ListEditorPage::isEditing() const
{
    return m_detail->currentIndex() == 1;
}

void ListEditorPage::showEditor()
{
    m_detail->setCurrentIndex(1);
}

bool ListEditorPage::hasUnsavedChanges() const
{
    return isEditing() && m_editor->isDirty();
}

void ListEditorPage::activate()
{
    if (!isListLoaded())
        loadList(false);
    m_pane->table()->setFocus(Qt::OtherFocusReason);
}

void ListEditorPage::leaveEditor(std::function<void()> leave)
{
    if (!hasUnsavedChanges()) {
        leave();
        return;
    }
    selectEdited();
    m_editor->askToDiscard(std::move(leave));
}

void ListEditorPage::startNew()
{
    leaveEditor([this] {
        m_pane->table()->clearSelection();
        m_pane->table()->setCurrentIndex({});
        showEditor();
        m_editor->startNew();
    });
}

} // namespace frontdesk
