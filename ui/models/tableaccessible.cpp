// SPDX-License-Identifier: GPL-3.0-or-later
#include "tableaccessible.h"

#include "models/tableview.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QHeaderView>
#include <QPersistentModelIndex>
#include <QPointer>

#include <mutex>

using namespace Qt::StringLiterals;

namespace frontdesk {

namespace {

/// What all our children of a table share: they know the view by a guarded pointer and answer
/// harmlessly when it or their row is gone.
class Child : public QAccessibleInterface, public QAccessibleTableCellInterface
{
public:
    explicit Child(TableView *view)
        : m_view(view)
    {
    }

    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override { }
    QAccessibleInterface *parent() const override
    {
        return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
    }
    QAccessibleInterface *table() const override { return parent(); }
    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    QList<QAccessibleInterface *> columnHeaderCells() const override { return {}; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }

    /// The place among the table's children, as QTableView counts them: row 0 and column 0 are
    /// headers.
    virtual int position() const = 0;

protected:
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableCellInterface
                   ? static_cast<QAccessibleTableCellInterface *>(this)
                   : nullptr;
    }

    int columns() const { return m_view->model() ? m_view->model()->columnCount() : 0; }

    QPointer<TableView> m_view;
};

class Cell final : public Child
{
public:
    Cell(TableView *view, const QModelIndex &index)
        : Child(view)
        , m_index(index)
    {
    }

    bool isValid() const override { return m_view && m_index.isValid(); }
    QAccessible::Role role() const override { return QAccessible::Cell; }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid() || (kind != QAccessible::Name && kind != QAccessible::Value))
            return {};
        const QString spoken = m_index.data(Qt::AccessibleTextRole).toString();
        return spoken.isEmpty() ? m_index.data(Qt::DisplayRole).toString() : spoken;
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect inside = m_view->visualRect(m_index);
        return {m_view->viewport()->mapToGlobal(inside.topLeft()), inside.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selectable = state.focusable = true;
        state.selected = isSelected();
        state.focused = m_view->hasFocus() && m_view->currentIndex() == m_index;
        state.invisible = !m_view->viewport()->rect().intersects(m_view->visualRect(m_index));
        return state;
    }

    bool isSelected() const override
    {
        return isValid() && m_view->selectionModel()
               && m_view->selectionModel()->isSelected(m_index);
    }
    int columnIndex() const override { return m_index.column(); }
    int rowIndex() const override { return m_index.row(); }
    int position() const override
    {
        return isValid() ? (m_index.row() + 1) * (columns() + 1) + m_index.column() + 1 : -1;
    }

private:
    QPersistentModelIndex m_index;
};

class Header final : public Child
{
public:
    Header(TableView *view, Qt::Orientation orientation, int section)
        : Child(view)
        , m_orientation(orientation)
        , m_section(section)
    {
    }

    bool isValid() const override { return m_view && m_view->model() && m_section < count(); }
    QAccessible::Role role() const override
    {
        return m_orientation == Qt::Horizontal ? QAccessible::ColumnHeader : QAccessible::RowHeader;
    }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid() || m_section < 0 || kind != QAccessible::Name)
            return {};
        return m_view->model()->headerData(m_section, m_orientation, Qt::DisplayRole).toString();
    }

    QRect rect() const override
    {
        if (!isValid() || m_section < 0 || header()->isHidden())
            return {};
        const int offset = header()->sectionViewportPosition(m_section);
        const int size = header()->sectionSize(m_section);
        const QRect inside = m_orientation == Qt::Horizontal
                                 ? QRect(offset, 0, size, header()->height())
                                 : QRect(0, offset, header()->width(), size);
        return {header()->viewport()->mapToGlobal(inside.topLeft()), inside.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        state.invisible = !isValid() || header()->isHidden() || m_section < 0;
        return state;
    }

    bool isSelected() const override { return false; }
    int columnIndex() const override { return m_orientation == Qt::Horizontal ? m_section : 0; }
    int rowIndex() const override { return m_orientation == Qt::Vertical ? m_section : 0; }
    int position() const override
    {
        if (!isValid())
            return -1;
        return m_orientation == Qt::Horizontal ? m_section + 1 : (m_section + 1) * (columns() + 1);
    }

private:
    QHeaderView *header() const
    {
        return m_orientation == Qt::Horizontal ? m_view->horizontalHeader()
                                               : m_view->verticalHeader();
    }
    int count() const
    {
        return m_orientation == Qt::Horizontal ? columns() : m_view->model()->rowCount();
    }

    Qt::Orientation m_orientation;
    int m_section; ///< -1: the corner
};

class TableAccessible final : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    explicit TableAccessible(TableView *view)
        : QAccessibleWidget(view, QAccessible::Table)
    {
    }

    ~TableAccessible() override
    {
        for (const QAccessible::Id id : std::as_const(m_cells))
            QAccessible::deleteAccessibleInterface(id);
        for (const QAccessible::Id id : std::as_const(m_headers))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return (rowCount() + 1) * (columnCount() + 1); }

    QAccessibleInterface *child(int position) const override
    {
        if (position < 0 || position >= childCount())
            return nullptr;
        const int row = position / (columnCount() + 1) - 1;
        const int column = position % (columnCount() + 1) - 1;
        if (row < 0)
            return header(Qt::Horizontal, column);
        if (column < 0)
            return header(Qt::Vertical, row);
        return cell(view()->model()->index(row, column));
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *ours = dynamic_cast<const Child *>(child);
        return ours && ours->table() == this ? ours->position() : -1;
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPoint global(x, y);
        QHeaderView *top = view()->horizontalHeader();
        const QPoint inHeader = top->viewport()->mapFromGlobal(global);
        if (top->isVisible() && top->viewport()->rect().contains(inHeader)) {
            const int column = top->logicalIndexAt(inHeader);
            return column < 0 ? nullptr : header(Qt::Horizontal, column);
        }
        const QPoint inside = view()->viewport()->mapFromGlobal(global);
        if (!view()->viewport()->rect().contains(inside))
            return nullptr;
        const QModelIndex index = view()->indexAt(inside);
        return index.isValid() ? cell(index) : nullptr;
    }

    QAccessibleInterface *focusChild() const override
    {
        return view()->hasFocus() && view()->currentIndex().isValid() ? cell(view()->currentIndex())
                                                                      : nullptr;
    }

    // QAccessibleTableInterface
    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    QAccessibleInterface *cellAt(int row, int column) const override
    {
        const bool isInside = row >= 0 && row < rowCount() && column >= 0 && column < columnCount();
        return isInside ? cell(view()->model()->index(row, column)) : nullptr;
    }
    int columnCount() const override
    {
        return view()->model() ? view()->model()->columnCount() : 0;
    }
    int rowCount() const override { return view()->model() ? view()->model()->rowCount() : 0; }
    QString columnDescription(int column) const override
    {
        return view()->model()
                   ? view()->model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()
                   : QString();
    }
    QString rowDescription(int) const override { return {}; }
    QList<int> selectedRows() const override
    {
        QList<int> rows;
        if (QItemSelectionModel *selection = view()->selectionModel()) {
            for (const QModelIndex &index : selection->selectedRows())
                rows.append(index.row());
        }
        return rows;
    }
    QList<QAccessibleInterface *> selectedCells() const override
    {
        QList<QAccessibleInterface *> cells;
        if (QItemSelectionModel *selection = view()->selectionModel()) {
            for (const QModelIndex &index : selection->selectedIndexes())
                cells.append(cell(index));
        }
        return cells;
    }
    int selectedCellCount() const override { return static_cast<int>(selectedCells().size()); }
    int selectedRowCount() const override { return static_cast<int>(selectedRows().size()); }
    int selectedColumnCount() const override { return 0; }
    QList<int> selectedColumns() const override { return {}; }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int row) const override { return selectedRows().contains(row); }
    bool selectRow(int row) override
    {
        if (row < 0 || row >= rowCount())
            return false;
        view()->selectRow(row);
        return true;
    }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }

    void modelChange(QAccessibleTableModelChangeEvent *) override { dropGoneCells(); }

protected:
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface *>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }

private:
    TableView *view() const { return static_cast<TableView *>(object()); }

    /// Cells are known by persistent index, so that they move with their row and end with it.
    QAccessibleInterface *cell(const QModelIndex &index) const
    {
        const QPersistentModelIndex key(index);
        if (const auto found = m_cells.constFind(key); found != m_cells.constEnd())
            return QAccessible::accessibleInterface(*found);
        auto *made = new Cell(view(), index);
        m_cells.insert(key, QAccessible::registerAccessibleInterface(made));
        return made;
    }

    QAccessibleInterface *header(Qt::Orientation orientation, int section) const
    {
        const std::pair<int, int> key(orientation, section);
        if (const auto found = m_headers.constFind(key); found != m_headers.constEnd())
            return QAccessible::accessibleInterface(*found);
        auto *made = new Header(view(), orientation, section);
        m_headers.insert(key, QAccessible::registerAccessibleInterface(made));
        return made;
    }

    void dropGoneCells()
    {
        m_cells.removeIf([](const auto &entry) {
            if (entry.key().isValid())
                return false;
            QAccessible::deleteAccessibleInterface(entry.value());
            return true;
        });
    }

    mutable QHash<QPersistentModelIndex, QAccessible::Id> m_cells;
    mutable QHash<std::pair<int, int>, QAccessible::Id> m_headers;
};

QAccessibleInterface *makeTableAccessible(const QString &className, QObject *object)
{
    auto *view =
        className == "frontdesk::TableView"_L1 ? qobject_cast<TableView *>(object) : nullptr;
    return view ? new TableAccessible(view) : nullptr;
}

} // namespace

void installTableAccessible()
{
    static std::once_flag once;
    std::call_once(once, [] { QAccessible::installFactory(makeTableAccessible); });
}

} // namespace frontdesk
