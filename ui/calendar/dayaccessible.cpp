// SPDX-License-Identifier: GPL-3.0-or-later
#include "dayaccessible.h"

#include "calendar/dayview.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

#include <algorithm>

namespace frontdesk {

namespace {

/// The children in order: headers, appointments as the layout orders them, the cursor.
struct ChildIndex {
    int headers = 0;
    int appointments = 0;
    bool cursor = false;

    explicit ChildIndex(const DayView &view)
        : headers(view.scene().columnCount())
        , appointments(int(view.scene().layout().items().size()))
        , cursor(headers > 0 && view.selected().isNull())
    {
    }
    int count() const { return headers + appointments + (cursor ? 1 : 0); }
    int cursorIndex() const { return headers + appointments; }
};

/// What the children have in common: they live in the viewport and have no widget of their own.
class DayChild : public QAccessibleInterface, public QAccessibleTableCellInterface
{
public:
    explicit DayChild(DayView *view)
        : m_view(view)
    {
    }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override
    {
        return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
    }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    void setText(QAccessible::Text, const QString &) override { }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableCellInterface
                   ? static_cast<QAccessibleTableCellInterface *>(this)
                   : nullptr;
    }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        // Whole pixels inside what is drawn, so that each of them hits this child.
        const QRectF place = viewRect();
        const QPoint topLeft(qCeil(place.left()), qCeil(place.top()));
        const QPoint bottomRight(qFloor(place.right()) - 1, qFloor(place.bottom()) - 1);
        const QRect seen = QRect(topLeft, bottomRight).intersected(visibleArea());
        return seen.isEmpty() ? QRect()
                              : QRect(m_view->viewport()->mapToGlobal(seen.topLeft()), seen.size());
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.selectable = true;
        state.offscreen = rect().isEmpty();
        return state;
    }

    // as a cell of the table
    bool isSelected() const override { return state().selected; }
    QList<QAccessibleInterface *> columnHeaderCells() const override
    {
        QAccessibleInterface *table = parent();
        return table ? QList {table->child(columnIndex())} : QList<QAccessibleInterface *>();
    }
    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    int rowExtent() const override { return 1; }
    int columnExtent() const override { return 1; }
    QAccessibleInterface *table() const override { return parent(); }

protected:
    virtual QRectF viewRect() const = 0;
    virtual QRect visibleArea() const
    {
        const ViewTransform t = m_view->transform();
        const QSize size = m_view->viewport()->size();
        return t.mirrored({t.gutter, t.header, size.width() - t.gutter, size.height() - t.header})
            .toAlignedRect();
    }

    QPointer<DayView> m_view;
};

class HeaderChild final : public DayChild
{
public:
    HeaderChild(DayView *view, int column)
        : DayChild(view)
        , m_column(column)
    {
    }
    bool isValid() const override { return m_view && m_column < m_view->scene().columnCount(); }
    QAccessible::Role role() const override { return QAccessible::ColumnHeader; }
    QString text(QAccessible::Text type) const override
    {
        return isValid() && type == QAccessible::Name ? m_view->headerText(m_column) : QString();
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = DayChild::state();
        state.focusable = false;
        state.selectable = false;
        return state;
    }
    QList<QAccessibleInterface *> columnHeaderCells() const override { return {}; }
    int columnIndex() const override { return m_column; }
    int rowIndex() const override { return 0; }

protected:
    QRectF viewRect() const override { return m_view->headerRect(m_column); }
    QRect visibleArea() const override
    {
        const ViewTransform t = m_view->transform();
        return t.mirrored({t.gutter, 0, m_view->viewport()->width() - t.gutter, t.header})
            .toAlignedRect();
    }

private:
    int m_column;
};

class AppointmentChild final : public DayChild, public QAccessibleActionInterface
{
public:
    AppointmentChild(DayView *view, AppointmentId id)
        : DayChild(view)
        , m_id(id)
    {
    }
    bool isValid() const override { return m_view && index() >= 0; }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QString text(QAccessible::Text type) const override
    {
        if (!isValid())
            return {};
        if (type == QAccessible::Name)
            return m_view->accessibleText(m_id);
        return type == QAccessible::Description ? m_view->toolTipText(m_id) : QString();
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = DayChild::state();
        if (!state.invalid) {
            const bool current = m_view->selected() == m_id;
            state.selected = current || m_view->isMarked(m_id);
            state.multiSelectable = true;
            state.focused = current && m_view->hasFocus();
            state.invisible = item().hidden;
        }
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ActionInterface)
            return static_cast<QAccessibleActionInterface *>(this);
        return DayChild::interface_cast(type);
    }
    int columnIndex() const override { return isValid() ? item().column : -1; }
    int rowIndex() const override
    {
        return isValid() ? index() - m_view->scene().layout().columnRange(columnIndex()).first : -1;
    }

    QStringList actionNames() const override { return {setFocusAction(), pressAction()}; }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        if (name == setFocusAction() || name == pressAction()) {
            m_view->setFocus(Qt::OtherFocusReason);
            m_view->select(m_id);
        }
        if (name == pressAction())
            emit m_view->activated(m_id);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

protected:
    /// Nothing behind a "+n": that place belongs to several.
    QRectF viewRect() const override
    {
        return item().hidden ? QRectF() : m_view->appointmentRect(m_id);
    }

private:
    int index() const { return m_view->scene().layout().indexOf(m_id); }
    const PlacedItem &item() const { return m_view->scene().layout().items()[index()]; }

    AppointmentId m_id;
};

class CursorChild final : public DayChild
{
public:
    using DayChild::DayChild;
    bool isValid() const override { return m_view && m_view->scene().columnCount() > 0; }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QString text(QAccessible::Text type) const override
    {
        return isValid() && type == QAccessible::Name ? m_view->cursorText() : QString();
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = DayChild::state();
        state.focused = isValid() && m_view->hasFocus() && m_view->selected().isNull();
        return state;
    }
    int columnIndex() const override { return isValid() ? m_view->cursor().column : -1; }
    int rowIndex() const override
    {
        const auto [first, last] = m_view->scene().layout().columnRange(columnIndex());
        return last - first;
    }

protected:
    QRectF viewRect() const override
    {
        return m_view->slotRect(m_view->cursor().column, m_view->cursorSlot());
    }
};

class DayAccessible final : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    explicit DayAccessible(DayView *view)
        : QAccessibleWidget(view, QAccessible::Table)
    {
    }
    ~DayAccessible() override
    {
        for (const QAccessible::Id id : std::as_const(m_headers))
            QAccessible::deleteAccessibleInterface(id);
        for (const QAccessible::Id id : std::as_const(m_appointments))
            QAccessible::deleteAccessibleInterface(id);
        if (m_cursor != 0)
            QAccessible::deleteAccessibleInterface(m_cursor);
    }

    int childCount() const override { return view() ? ChildIndex(*view()).count() : 0; }
    QAccessibleInterface *child(int index) const override
    {
        if (!view())
            return nullptr;
        const ChildIndex children(*view());
        if (index < 0 || index >= children.count())
            return nullptr;
        if (index < children.headers)
            return header(index);
        if (index < children.cursorIndex())
            return appointment(view()->scene().layout().items()[index - children.headers].id);
        return cursor();
    }
    int indexOfChild(const QAccessibleInterface *wanted) const override
    {
        for (int index = 0; wanted && index < childCount(); ++index) {
            if (child(index) == wanted)
                return index;
        }
        return -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        if (!view())
            return nullptr;
        const QPoint at = view()->viewport()->mapFromGlobal(QPoint(x, y));
        if (!view()->viewport()->rect().contains(at))
            return nullptr;
        for (int column = 0; column < view()->scene().columnCount(); ++column) {
            if (header(column)->rect().contains(x, y))
                return header(column);
        }
        const Hit hit = view()->hitTest(at);
        if (hit.isCard())
            return appointment(view()->scene().layout().items()[hit.index].id);
        return view()->selected().isNull() && hit.kind == HitKind::Cell
                       && cursor()->rect().contains(x, y)
                   ? cursor()
                   : nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        return view() && view()->hasFocus() ? child(dayFocusChildIndex(*view())) : nullptr;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TableInterface)
            return static_cast<QAccessibleTableInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    // the table: a column for each doctor, a row for each appointment in its order
    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    QAccessibleInterface *cellAt(int row, int column) const override
    {
        if (!view() || row < 0)
            return nullptr;
        const auto [first, last] = view()->scene().layout().columnRange(column);
        return first + row < last ? appointment(view()->scene().layout().items()[first + row].id)
                                  : nullptr;
    }
    int rowCount() const override
    {
        int most = 0;
        for (int column = 0; column < columnCount(); ++column) {
            const auto [first, last] = view()->scene().layout().columnRange(column);
            most = std::max(most, last - first);
        }
        return most;
    }
    int columnCount() const override { return view() ? view()->scene().columnCount() : 0; }
    QString rowDescription(int) const override { return {}; }
    QString columnDescription(int column) const override
    {
        return column >= 0 && column < columnCount() ? view()->headerText(column) : QString();
    }
    int selectedCellCount() const override { return view() ? int(view()->selection().size()) : 0; }
    QList<QAccessibleInterface *> selectedCells() const override
    {
        QList<QAccessibleInterface *> cells;
        if (view()) {
            for (const AppointmentId &id : view()->selection())
                cells.append(appointment(id));
        }
        return cells;
    }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return 0; }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override { return {}; }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent *) override { }

private:
    DayView *view() const { return qobject_cast<DayView *>(widget()); }
    static QAccessibleInterface *keep(QAccessible::Id &id, QAccessibleInterface *made)
    {
        id = QAccessible::registerAccessibleInterface(made);
        return made;
    }
    QAccessibleInterface *header(int column) const
    {
        QAccessible::Id &id = m_headers[column];
        return id != 0 ? QAccessible::accessibleInterface(id)
                       : keep(id, new HeaderChild(view(), column));
    }
    QAccessibleInterface *appointment(AppointmentId appointmentId) const
    {
        QAccessible::Id &id = m_appointments[appointmentId];
        return id != 0 ? QAccessible::accessibleInterface(id)
                       : keep(id, new AppointmentChild(view(), appointmentId));
    }
    QAccessibleInterface *cursor() const
    {
        return m_cursor != 0 ? QAccessible::accessibleInterface(m_cursor)
                             : keep(m_cursor, new CursorChild(view()));
    }

    mutable QHash<int, QAccessible::Id> m_headers;
    mutable QHash<AppointmentId, QAccessible::Id> m_appointments;
    mutable QAccessible::Id m_cursor = 0;
};

QAccessibleInterface *makeDayAccessible(const QString &, QObject *object)
{
    auto *view = qobject_cast<DayView *>(object);
    return view ? new DayAccessible(view) : nullptr;
}

} // namespace

void installDayAccessible()
{
    QAccessible::installFactory(makeDayAccessible); // the same one twice is kept once
}

int dayFocusChildIndex(const DayView &view)
{
    const ChildIndex children(view);
    if (children.headers == 0)
        return -1;
    const int index = view.scene().layout().indexOf(view.selected());
    return index >= 0 ? children.headers + index : children.cursorIndex();
}

} // namespace frontdesk
