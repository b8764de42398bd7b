// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractItemModel;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace frontdesk {

class EmptyState;
class InlineMessage;
class TableView;

/// The list side of a page: title, search box, filters, the table, and what stands in its place
/// while there is nothing to show. Knows no data: a PagedList fills it.
class ListPane : public QWidget
{
    Q_OBJECT

public:
    struct Texts {
        QString title;
        QString searchHint; ///< empty: no search box
        QString icon; ///< of the empty state
        QString emptyTitle;
        QString emptySentence;
        QString emptyAction; ///< empty: no button
    };

    ListPane(const Texts &texts, QAbstractItemModel *model, QWidget *parent = nullptr);

    TableView *table() const { return m_table; }
    QLineEdit *searchBox() const { return m_search; }
    QString query() const;
    /// A control in the row of the search box.
    void addFilter(QWidget *filter);
    /// A control at the end of the title's row.
    void addAction(QWidget *control);

    /// The same in another language; with a search hint only where there was one.
    void setTexts(const Texts &texts);

    void showLoading();
    void showRows(int count, bool more);
    void showFailure(const QString &text);

Q_SIGNALS:
    /// The search text has stopped changing.
    void queryChanged();
    void moreWanted();
    void retryWanted();
    void emptyActionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showCount();
    void fitColumns();

    Texts m_texts;
    QLabel *m_title = nullptr;
    int m_shown = -1; ///< how many rows; none before the first answer
    bool m_hasMore = false;
    QHBoxLayout *m_titleRow = nullptr;
    QHBoxLayout *m_filterRow = nullptr;
    QLineEdit *m_search = nullptr;
    QTimer *m_debounce = nullptr;
    InlineMessage *m_message = nullptr;
    QStackedWidget *m_stack = nullptr;
    TableView *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    QLabel *m_count = nullptr;
    QPushButton *m_more = nullptr;
};

} // namespace frontdesk
