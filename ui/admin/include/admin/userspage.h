// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/user.h"
#include "models/listtablemodel.h"
#include "models/pagedlist.h"
#include "shell/deskcontext.h"
#include "shell/page.h"

#include <memory>

class QStackedWidget;

namespace frontdesk {

class UserEditor;

/// Who can log in, for administrators.
class UsersPage : public DeskPage
{
    Q_OBJECT

public:
    UsersPage(DeskContext &context, QWidget *parent = nullptr);
    ~UsersPage() override;

    QString title() const override;
    QString iconName() const override;
    void activate() override;
    bool hasUnsavedChanges() const override;

public Q_SLOTS:
    void startNew();

private:
    QWidget *buildList();
    QWidget *buildDetail();
    void rowChosen();
    void leaveEditor(std::function<void()> leave);

    DeskContext &m_context;
    std::unique_ptr<ListTableModel<User>> m_model;
    std::unique_ptr<PagedList<User>> m_list;
    ListPane *m_pane = nullptr;
    QStackedWidget *m_detail = nullptr;
    UserEditor *m_editor = nullptr;
};

} // namespace frontdesk
