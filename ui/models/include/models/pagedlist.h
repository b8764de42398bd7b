// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listpane.h"
#include "models/listtablemodel.h"
#include "models/tableview.h"
#include "services/page.h"
#include "shell/deskcontext.h"
#include "shell/errortext.h"
#include "shell/whendone.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace frontdesk {

/// Fills a ListPane from a paged service call, always in the background: the newest question wins,
/// "Load more" goes on from where the list ends, and a reload keeps the length and the chosen row.
template <class T>
class PagedList
{
public:
    using Fetch = std::function<Result<Page<T>>(Services &, const QString &query,
                                                const PageRequest &request)>;
    using Same = std::function<bool(const T &, const T &)>;

    PagedList(DeskContext &context, ListPane *pane, ListTableModel<T> *model, Fetch fetch,
              Same same)
        : m_context(context)
        , m_pane(pane)
        , m_model(model)
        , m_fetch(std::move(fetch))
        , m_same(std::move(same))
    {
        QObject::connect(pane, &ListPane::queryChanged, pane, [this] { search(); });
        QObject::connect(pane, &ListPane::moreWanted, pane, [this] { loadMore(); });
        QObject::connect(pane, &ListPane::retryWanted, pane, [this] { reload(); });
    }
    Q_DISABLE_COPY_MOVE(PagedList)

    bool isLoaded() const { return m_loaded; }
    void setFetch(Fetch fetch) { m_fetch = std::move(fetch); }

    /// A new question: from the first page.
    void search() { load({}, PageRequest::DefaultLimit, false); }
    /// The same question again, as long as the list is now.
    void reload() { load({}, std::max(PageRequest::DefaultLimit, m_model->rowCount()), false); }
    void loadMore()
    {
        if (!m_nextCursor.isEmpty())
            load(m_nextCursor, PageRequest::DefaultLimit, true);
    }

    /// Makes the row of `item` current, where the list holds it.
    void select(const T &item)
    {
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (m_same(m_model->at(row), item)) {
                m_pane->table()->setCurrentIndex(m_model->index(row, 0));
                return;
            }
        }
    }
    std::optional<T> current() const { return m_model->itemAt(m_pane->table()->currentIndex()); }

private:
    void load(const QString &cursor, int wanted, bool appending)
    {
        m_pane->showLoading();
        auto future = m_context.services.run(
            [fetch = m_fetch, query = m_pane->query(), cursor, wanted](Services &services) {
                return fetchAtLeast(services, fetch, query, cursor, wanted);
            });
        whenDone(future, m_pane,
                 [this, asked = ++m_generation, appending](const Result<Page<T>> &page) {
                     if (asked == m_generation)
                         show(page, appending);
                 });
    }

    static Result<Page<T>> fetchAtLeast(Services &services, const Fetch &fetch,
                                        const QString &query, const QString &cursor, int wanted)
    {
        Page<T> all;
        all.nextCursor = cursor;
        do {
            const int missing = wanted - int(all.items.size());
            const PageRequest request {std::min(missing, PageRequest::MaxLimit), all.nextCursor};
            FRONTDESK_TRY_ASSIGN(const Page<T> page, fetch(services, query, request));
            all.items.append(page.items);
            all.nextCursor = page.nextCursor;
        } while (all.items.size() < wanted && !all.nextCursor.isEmpty());
        return all;
    }

    void show(const Result<Page<T>> &page, bool appending)
    {
        if (!page) {
            m_pane->showFailure(errorText(page.error()));
            return;
        }
        m_loaded = true;
        m_nextCursor = page->nextCursor;
        if (appending) {
            m_model->append(page->items);
        } else {
            const std::optional<T> kept = current();
            m_model->setItems(page->items);
            if (kept)
                select(*kept);
        }
        m_pane->showRows(m_model->rowCount(), !m_nextCursor.isEmpty());
    }

    DeskContext &m_context;
    ListPane *m_pane;
    ListTableModel<T> *m_model;
    Fetch m_fetch;
    Same m_same;
    QString m_nextCursor;
    quint64 m_generation = 0;
    bool m_loaded = false;
};

} // namespace frontdesk
