// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/listeditorpage.h"

#include "models/beside.h"
#include "models/scrolled.h"
#include "shell/bidi.h"
#include "shell/emptystate.h"
#include "shell/icons.h"
#include "shell/theme.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

ListEditorPage::ListEditorPage(QWidget *parent)
    : DeskPage(parent)
{
}

void ListEditorPage::assemble(ListPane *pane, DetailEditor *editor, const Create &create,
                              const Nothing &nothing, QWidget *detail)
{
    m_pane = pane;
    m_editor = editor;
    m_pane->setMinimumWidth(DetailWidth);
    if (!create.text.isEmpty()) {
        auto *button = new QPushButton(create.text, m_pane);
        button->setIcon(themedIcon(u"add"_s, IconTint::OnAccent));
        button->setObjectName(create.objectName);
        setButtonLook(button, ButtonLook::Primary);
        m_pane->addAction(button);
        connect(button, &QPushButton::clicked, this, &ListEditorPage::startNew);
    }
    connect(m_pane, &ListPane::emptyActionTriggered, this, &ListEditorPage::startNew);
    connect(m_pane->table(), &TableView::rowOpened, this, [this] { rowOpened(); });

    m_detail = new QStackedWidget;
    m_detail->setObjectName(u"detail"_s);
    auto *empty = new EmptyState(nothing.icon, m_detail);
    empty->setTexts(nothing.title, nothing.sentence);
    m_detail->addWidget(empty);
    m_detail->addWidget(scrolled(detail ? detail : m_editor, m_detail));
    connect(m_editor, &DetailEditor::saved, this, [this](const QString &name) {
        Q_EMIT notice(tr("Saved: %1").arg(bidiIsolated(name)));
        loadList(true);
    });
    connect(m_editor, &DetailEditor::dismissed, this, [this] { showNothing(); });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(beside(m_pane, m_detail, this));
}

QComboBox *ListEditorPage::addFilter(const QString &accessibleName, const QStringList &choices)
{
    auto *filter = new QComboBox(m_pane);
    filter->setObjectName(u"filter"_s);
    filter->setAccessibleName(accessibleName);
    filter->addItems(choices);
    m_pane->addFilter(filter);
    return filter;
}

bool ListEditorPage::isEditing() const
{
    return m_detail->currentIndex() == 1;
}

void ListEditorPage::showEditor()
{
    m_detail->setCurrentIndex(1);
}

void ListEditorPage::showNothing()
{
    m_detail->setCurrentIndex(0);
}

void ListEditorPage::rowOpened()
{
    m_editor->setFocus(Qt::OtherFocusReason);
}

bool ListEditorPage::hasUnsavedChanges() const
{
    return isEditing() && m_editor->isDirty();
}

void ListEditorPage::activate()
{
    if (!isListLoaded())
        loadList(false);
    QLineEdit *search = m_pane->searchBox();
    (search ? static_cast<QWidget *>(search) : m_pane->table())->setFocus(Qt::OtherFocusReason);
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
