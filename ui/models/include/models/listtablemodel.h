// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tableview.h"
#include "shell/plaintip.h"

#include <QAbstractTableModel>
#include <QIcon>
#include <QList>

#include <functional>
#include <optional>
#include <utility>

namespace frontdesk {

/// One column of a ListTableModel: how its header and its cells are made from a value.
template <class T>
struct Column {
    using Text = std::function<QString(const T &)>;

    /// The title is asked anew after a change of language.
    Column(std::function<QString()> titleMaker, Text textMaker)
        : title(std::move(titleMaker))
        , text(std::move(textMaker))
    {
    }

    /// What a sort proxy compares (SortRole), where it is not the text.
    Column &sortedBy(std::function<QVariant(const T &)> maker)
    {
        sortKey = std::move(maker);
        return *this;
    }
    Column &withIcon(std::function<QIcon(const T &)> maker)
    {
        icon = std::move(maker);
        return *this;
    }
    Column &withToolTip(Text maker)
    {
        toolTip = std::move(maker);
        return *this;
    }
    Column &aligned(Qt::Alignment where)
    {
        alignment = where;
        return *this;
    }
    /// Less important: TableView draws it in the quieter text colour.
    Column &quiet()
    {
        muted = true;
        return *this;
    }

    std::function<QString()> title;
    Text text;
    std::function<QVariant(const T &)> sortKey;
    std::function<QIcon(const T &)> icon;
    Text toolTip;
    Qt::Alignment alignment = Qt::AlignVCenter | Qt::AlignLeading;
    bool muted = false;
};

/// A read-only table over a QList of values. Give new lists with setItems(): where `identity` is
/// set, rows that stay keep their selection.
template <class T>
class ListTableModel : public QAbstractTableModel
{
public:
    enum Role { SortRole = Qt::UserRole };
    using Identity = std::function<bool(const T &, const T &)>;

    explicit ListTableModel(QList<Column<T>> columns, Identity sameRow = {},
                            QObject *parent = nullptr)
        : QAbstractTableModel(parent)
        , m_columns(std::move(columns))
        , m_sameRow(std::move(sameRow))
    {
    }

    const QList<T> &items() const { return m_items; }
    const T &at(int row) const { return m_items.at(row); }
    /// The value at an index of this model, if there is one.
    std::optional<T> itemAt(const QModelIndex &index) const
    {
        return index.isValid() && index.row() < m_items.size() ? std::optional(m_items[index.row()])
                                                               : std::nullopt;
    }

    void setItems(QList<T> items)
    {
        if (holdsSameRows(items)) {
            m_items = std::move(items);
            if (!m_items.isEmpty())
                Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
            return;
        }
        beginResetModel();
        m_items = std::move(items);
        endResetModel();
    }

    /// A further page of the same list.
    void append(const QList<T> &items)
    {
        if (items.isEmpty())
            return;
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(items.size()) - 1);
        m_items.append(items);
        endInsertRows();
    }

    /// Replaces the row that is the same as `item`, or appends it.
    void upsert(const T &item)
    {
        for (int row = 0; row < rowCount() && m_sameRow; ++row) {
            if (!m_sameRow(m_items[row], item))
                continue;
            m_items[row] = item;
            Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
            return;
        }
        append({item});
    }

    void removeRow(int row)
    {
        beginRemoveRows({}, row, row);
        m_items.removeAt(row);
        endRemoveRows();
    }

    /// The titles and texts in the present language.
    void retranslate()
    {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        if (!m_items.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_items.size());
    }

    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
            return {};
        if (role == Qt::DisplayRole)
            return m_columns[section].title();
        if (role == Qt::TextAlignmentRole)
            return QVariant(m_columns[section].alignment);
        return {};
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const Column<T> &column = m_columns[index.column()];
        const T &item = m_items[index.row()];
        switch (role) {
        case Qt::DisplayRole:
            return column.text(item);
        case Qt::DecorationRole:
            return column.icon ? QVariant(column.icon(item)) : QVariant();
        case Qt::ToolTipRole:
            return column.toolTip ? QVariant(plainTip(column.toolTip(item))) : QVariant();
        case Qt::TextAlignmentRole:
            return QVariant(column.alignment);
        case SortRole:
            return column.sortKey ? column.sortKey(item) : QVariant(column.text(item));
        case QuietRole:
            return column.muted;
        default:
            return {};
        }
    }

private:
    bool holdsSameRows(const QList<T> &items) const
    {
        if (!m_sameRow || items.size() != m_items.size())
            return false;
        for (qsizetype row = 0; row < items.size(); ++row) {
            if (!m_sameRow(items[row], m_items[row]))
                return false;
        }
        return true;
    }

    QList<Column<T>> m_columns;
    Identity m_sameRow;
    QList<T> m_items;
};

} // namespace frontdesk
