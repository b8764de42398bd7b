// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listtablemodel.h"
#include "models/pagedlist.h"
#include "services/waitlistservice.h"
#include "shell/deskcontext.h"
#include "shell/page.h"

#include <memory>

class QComboBox;
class QPushButton;
class QStackedWidget;

namespace frontdesk {

class EmptyState;
class InlineMessage;
class WaitlistEditor;

/// Who waits for a time, and the offer of one that is free again.
class WaitlistPage : public DeskPage
{
    Q_OBJECT

public:
    WaitlistPage(DeskContext &context, QWidget *parent = nullptr);
    ~WaitlistPage() override;

    QString title() const override;
    QString iconName() const override;
    void activate() override;
    bool hasUnsavedChanges() const override;
    void setConnected(bool connected, Instant asOf) override;

public Q_SLOTS:
    void startNew();

protected:
    void changeEvent(QEvent *event) override;

private:
    /// A free time and those who want it.
    struct Freed {
        Doctor doctor;
        Interval slot;
        QList<WaitlistEntryId> entries;
    };

    QWidget *buildList();
    QWidget *buildDetail();
    void rowChosen();
    void leaveEditor(std::function<void()> leave);
    void findMatches(const Change &change);
    void showFreed(const Freed &freed);
    QString freedText() const;
    void showState();
    void retranslate();
    void offerFreed();

    DeskContext &m_context;
    std::unique_ptr<ListTableModel<WaitlistDetails>> m_model;
    std::unique_ptr<PagedList<WaitlistDetails>> m_list;
    InlineMessage *m_message = nullptr;
    ListPane *m_pane = nullptr;
    QComboBox *m_filter = nullptr;
    QPushButton *m_create = nullptr;
    EmptyState *m_nobody = nullptr;
    Instant m_asOf; ///< of what is shown while the database is lost
    QStackedWidget *m_detail = nullptr;
    WaitlistEditor *m_editor = nullptr;
    std::optional<Freed> m_freed;
    bool m_connected = true;
};

} // namespace frontdesk
