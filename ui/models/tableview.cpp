// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tableview.h"

#include "shell/theme.h"
#include "tableaccessible.h"

#include <QFontMetrics>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace frontdesk {

namespace {

constexpr double FocusWidth = 2;

/// Draws the columns that the model calls quiet in the quieter text colour.
class QuietColumns final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.data(QuietRole).toBool() && option->widget)
            option->palette.setColor(QPalette::Text, currentTheme(option->widget).muted);
    }
};

/// Its own measure is that of the plain font; what it draws is bold and loses its last letter.
class Headings final : public QHeaderView
{
public:
    explicit Headings(QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
        setSectionsClickable(true);
    }

protected:
    QSize sectionSizeFromContents(int section) const override
    {
        return QHeaderView::sectionSizeFromContents(section) + QSize(Space::Small, 0);
    }
};

} // namespace

TableView::TableView(QWidget *parent)
    : QTableView(parent)
{
    installTableAccessible();
    setHorizontalHeader(new Headings(this));
    setItemDelegate(new QuietColumns(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(
        qMax(32, QFontMetrics(font()).height() + 2 * Space::Small));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignVCenter | Qt::AlignLeading);
    horizontalHeader()->setMinimumSectionSize(64);
    // As wide as what is in view needs, without measuring a thousand rows.
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setResizeContentsPrecision(60);
    connect(this, &QTableView::doubleClicked, this, &TableView::rowOpened);
}

int TableView::currentRow() const
{
    return currentIndex().isValid() ? currentIndex().row() : -1;
}

void TableView::setStretchColumn(int column)
{
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier) == false
        && currentIndex().isValid()) {
        Q_EMIT rowOpened(currentIndex());
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

/// The ring of the focus lies over its cell, so that no text gives way to it.
void TableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    const QModelIndex current = currentIndex();
    if (!hasFocus() || !current.isValid() || !selectionModel()->isSelected(current))
        return;
    QPainter painter(viewport());
    painter.setPen(QPen(currentTheme(this).focus, FocusWidth));
    painter.drawRect(QRectF(visualRect(current)).adjusted(1, 1, -1, -1));
}

void TableView::initViewItemOption(QStyleOptionViewItem *option) const
{
    QTableView::initViewItemOption(option);
    option->textElideMode = Qt::ElideRight;
}

} // namespace frontdesk
