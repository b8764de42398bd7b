// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/doctor.h"
#include "models/listtablemodel.h"
#include "models/pagedlist.h"
#include "shell/deskcontext.h"
#include "shell/page.h"

#include <memory>

class QComboBox;
class QStackedWidget;

namespace frontdesk {

class DoctorEditor;

/// The clinic's doctors: everybody sees them, administrators change them.
class DoctorsPage : public DeskPage
{
    Q_OBJECT

public:
    DoctorsPage(DeskContext &context, QWidget *parent = nullptr);
    ~DoctorsPage() override;

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
    std::unique_ptr<ListTableModel<Doctor>> m_model;
    std::unique_ptr<PagedList<Doctor>> m_list;
    ListPane *m_pane = nullptr;
    QComboBox *m_filter = nullptr;
    QStackedWidget *m_detail = nullptr;
    DoctorEditor *m_editor = nullptr;
};

} // namespace frontdesk
