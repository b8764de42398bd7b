// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listtablemodel.h"
#include "models/pagedlist.h"
#include "services/outboxservice.h"
#include "shell/deskcontext.h"
#include "shell/page.h"

#include <memory>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace frontdesk {

/// What was sent to patients and integrators, for the desk: what has failed is tried again from
/// here. Beside it what each message says.
class MessagesPage : public DeskPage
{
    Q_OBJECT

public:
    MessagesPage(DeskContext &context, QWidget *parent = nullptr);
    ~MessagesPage() override;

    QString title() const override;
    QString iconName() const override;
    void activate() override;

private:
    QWidget *buildList();
    QWidget *buildDetail();
    std::optional<MessageStatus> shownStatus() const;
    void search();
    void showChosen();
    void retry();
    void preview();
    const MessageLine *chosen() const;

    DeskContext &m_context;
    std::unique_ptr<ListTableModel<MessageLine>> m_model;
    std::unique_ptr<PagedList<MessageLine>> m_list;
    ListPane *m_pane = nullptr;
    QComboBox *m_status = nullptr;
    QLabel *m_particulars = nullptr;
    QPushButton *m_retry = nullptr;
    QComboBox *m_kind = nullptr;
    QComboBox *m_language = nullptr;
    QPlainTextEdit *m_text = nullptr;
};

} // namespace frontdesk
