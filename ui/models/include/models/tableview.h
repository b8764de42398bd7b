// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace frontdesk {

/// The role by which a model marks a column that is drawn in the quieter text colour.
inline constexpr int QuietRole = Qt::UserRole + 1;

/// The table of all our lists: whole rows, no grid, headers that sort where a sort proxy is set.
/// Enter or a double click opens a row; Tab leaves the table. Brings its own accessible, as
/// Qt 6.4's crashes screen readers when rows vanish.
class TableView : public QTableView
{
    Q_OBJECT

public:
    explicit TableView(QWidget *parent = nullptr);

    /// The row of the current index in the view's own model, or -1.
    int currentRow() const;
    /// Lets `column` take the width that the others leave.
    void setStretchColumn(int column);

Q_SIGNALS:
    void rowOpened(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void initViewItemOption(QStyleOptionViewItem *option) const override;
};

} // namespace frontdesk
