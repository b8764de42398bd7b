// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detaileditor.h"
#include "models/followchanges.h"
#include "models/pagedlist.h"
#include "shell/page.h"

#include <QItemSelectionModel>

#include <memory>

class QComboBox;
class QStackedWidget;

namespace frontdesk {

/// A page with a list beside the editor of its chosen row. What is typed is never lost by choosing
/// another: the editor asks first.
class ListEditorPage : public DeskPage
{
    Q_OBJECT

public:
    bool hasUnsavedChanges() const override;
    /// Loads the list once; the focus goes to its search box, or into it.
    void activate() override;

public Q_SLOTS:
    virtual void startNew();

protected:
    explicit ListEditorPage(QWidget *parent);

    /// The button that begins a new record; without a text there is none.
    struct Create {
        QString objectName;
        QString text;
    };
    /// What stands in the editor's place while no row is chosen.
    struct Nothing {
        QString icon;
        QString title;
        QString sentence;
    };
    /// Puts both beside each other. `detail` is what shows the editor, where it shows more.
    void assemble(ListPane *pane, DetailEditor *editor, const Create &create,
                  const Nothing &nothing, QWidget *detail = nullptr);
    /// A choice beside the search box.
    QComboBox *addFilter(const QString &accessibleName, const QStringList &choices);
    ListPane *pane() const { return m_pane; }
    bool isEditing() const;
    void showEditor();
    virtual void showNothing();
    /// Calls `leave` at once, or when the user gives up what is typed.
    void leaveEditor(std::function<void()> leave);

    virtual void loadList(bool again) = 0;
    virtual bool isListLoaded() const = 0;
    /// Makes the row of the record that is edited current.
    virtual void selectEdited() = 0;
    /// A row was opened by a double click or Enter.
    virtual void rowOpened();

private:
    ListPane *m_pane = nullptr;
    DetailEditor *m_editor = nullptr;
    QStackedWidget *m_detail = nullptr;
};

/// The same for records of type T with an id, edited by an Editor with record() and setRecord(T).
template <class T, class Editor>
class RecordPage : public ListEditorPage
{
public:
    ~RecordPage() override { pane()->table()->setModel(nullptr); }

protected:
    using Fetch = typename PagedList<T>::Fetch;

    explicit RecordPage(QWidget *parent)
        : ListEditorPage(parent)
    {
    }

    void build(DeskContext &context, ChangedEntity entity, const ListPane::Texts &texts,
               QList<Column<T>> columns, Fetch fetch, Editor *editor, const Create &create,
               const Nothing &nothing, QWidget *detail = nullptr)
    {
        const auto same = [](const T &a, const T &b) { return a.id == b.id; };
        m_model = std::make_unique<ListTableModel<T>>(std::move(columns), same);
        auto *list = new ListPane(texts, m_model.get());
        m_editor = editor;
        m_list =
            std::make_unique<PagedList<T>>(context, list, m_model.get(), std::move(fetch), same);
        list->table()->setStretchColumn(0);
        assemble(list, editor, create, nothing, detail);
        connect(list->table()->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
                [this] { rowChosen(); });
        followChanges(
            context, this,
            [this, entity](const Change &change) {
                return change.entity == entity && m_list->isLoaded();
            },
            [this] { m_list->reload(); });
    }

    /// Asks another question from now on.
    void setFetch(Fetch fetch)
    {
        m_list->setFetch(std::move(fetch));
        m_list->search();
    }

    virtual void rowChosen()
    {
        const std::optional<T> chosen = m_list->current();
        const auto &edited = m_editor->record();
        if (!chosen || (isEditing() && edited && edited->id == chosen->id))
            return;
        leaveEditor([this, record = *chosen] { showRecord(record); });
    }

    void showRecord(const T &record)
    {
        m_editor->setRecord(record);
        showEditor();
        m_list->select(record);
    }

    std::optional<T> chosen() const { return m_list->current(); }
    bool isListEmpty() const { return m_model->rowCount() == 0; }
    Editor *editor() const { return m_editor; }

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
    std::unique_ptr<ListTableModel<T>> m_model;
    std::unique_ptr<PagedList<T>> m_list;
    Editor *m_editor = nullptr;
};

} // namespace frontdesk
