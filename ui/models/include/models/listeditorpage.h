// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/followchanges.h"
#include "models/pagedlist.h"
#include "models/recordeditor.h"
#include "shell/page.h"

#include <QItemSelectionModel>

#include <memory>

class QStackedWidget;

namespace frontdesk {

/// A page with a list beside the editor of its chosen row. What is typed is never lost by choosing
/// another: the editor asks first.
class ListEditorPage : public DeskPage
{
    Q_OBJECT

public:
    bool hasUnsavedChanges() const override;
    void activate() override;

public Q_SLOTS:
    void startNew();

protected:
    explicit ListEditorPage(QWidget *parent);

    struct Nothing {
        QString icon;
        QString title;
        QString sentence;
    };
    /// Puts both beside each other; `nothing` stands in the editor's place while no row is chosen.
    void assemble(ListPane *pane, RecordEditor *editor, const Nothing &nothing);
    bool isEditing() const;
    void showEditor();
    /// Calls `leave` at once, or when the user gives up what is typed.
    void leaveEditor(std::function<void()> leave);

    virtual void loadList(bool again) = 0;
    virtual bool isListLoaded() const = 0;
    virtual void selectEdited() = 0;

private:
    ListPane *m_pane = nullptr;
    RecordEditor *m_editor = nullptr;
    QStackedWidget *m_detail = nullptr;
};

/// The same for records of type T with an id and a name, edited by an Editor with record() and
/// setRecord(T).
template <class T, class Editor>
class RecordPage : public ListEditorPage
{
public:
    ~RecordPage() override { m_pane->table()->setModel(nullptr); }

protected:
    explicit RecordPage(QWidget *parent)
        : ListEditorPage(parent)
    {
    }

    void build(DeskContext &context, ChangedEntity entity, const ListPane::Texts &texts,
               QList<Column<T>> columns, typename PagedList<T>::Fetch fetch, Editor *editor,
               const Nothing &nothing)
    {
        const auto same = [](const T &a, const T &b) { return a.id == b.id; };
        m_model = std::make_unique<ListTableModel<T>>(std::move(columns), same);
        m_pane = new ListPane(texts, m_model.get());
        m_editor = editor;
        m_list =
            std::make_unique<PagedList<T>>(context, m_pane, m_model.get(), std::move(fetch), same);
        m_pane->table()->setStretchColumn(0);
        assemble(m_pane, editor, nothing);
        connect(m_pane->table()->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
                [this] { rowChosen(); });
        followChanges(
            context, this,
            [this, entity](const Change &change) {
                return change.entity == entity && m_list->isLoaded();
            },
            [this] { m_list->reload(); });
    }

    void loadList(bool again) override
    {
        if (again)
            m_list->reload();
        else
            m_list->search();
    }
    bool isListLoaded() const override { return m_list->isLoaded(); }
    void selectEdited() override
    {
        if (m_editor->record())
            m_list->select(*m_editor->record());
    }

private:
    void rowChosen()
    {
        const std::optional<T> chosen = m_list->current();
        const auto &edited = m_editor->record();
        if (!chosen || (isEditing() && edited && edited->id == chosen->id))
            return;
        leaveEditor([this, record = *chosen] {
            m_editor->setRecord(record);
            showEditor();
            m_list->select(record);
        });
    }

    std::unique_ptr<ListTableModel<T>> m_model;
    std::unique_ptr<PagedList<T>> m_list;
    ListPane *m_pane = nullptr;
    Editor *m_editor = nullptr;
};

} // namespace frontdesk
