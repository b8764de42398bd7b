// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listtablemodel.h"
#include "models/pagedlist.h"
#include "services/auditservice.h"
#include "shell/deskcontext.h"
#include "shell/page.h"

#include <QHash>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace frontdesk {

struct AuditField;

/// A line of the trail with the e-mail of whoever did it.
struct ShownAuditLine {
    AuditLine line;
    QString who;
};

/// The audit trail, for administrators: who did what, when and where, and what it was before.
class AuditPage : public DeskPage
{
    Q_OBJECT

public:
    AuditPage(DeskContext &context, QWidget *parent = nullptr);
    ~AuditPage() override;

    QString title() const override;
    QString iconName() const override;
    void activate() override;

public Q_SLOTS:
    /// Writes what the filters show, all pages of it, as CSV.
    void exportTo(const QString &file);

private:
    QWidget *buildList();
    QWidget *buildDetail();
    void buildFilters();
    QComboBox *addWords(const QString &name, const QString &accessibleName);
    QLineEdit *addDate(const QString &name, const QString &label);
    void askForFile();
    void rowChosen();
    void showLine(const ShownAuditLine &shown);
    void filtersChanged();
    void followObject();
    /// What the filters ask for; nothing where a date is not one.
    std::optional<AuditFilter> filter() const;
    QDate today() const;

    DeskContext &m_context;
    std::unique_ptr<ListTableModel<ShownAuditLine>> m_model;
    std::unique_ptr<PagedList<ShownAuditLine>> m_list;
    std::unique_ptr<ListTableModel<AuditField>> m_fields;
    ListPane *m_pane = nullptr;
    QComboBox *m_entity = nullptr;
    QComboBox *m_action = nullptr;
    QLineEdit *m_from = nullptr;
    QLineEdit *m_to = nullptr;
    QPushButton *m_export = nullptr;
    QStackedWidget *m_detail = nullptr;
    QLabel *m_what = nullptr;
    QLabel *m_who = nullptr;
    QPushButton *m_object = nullptr;
    TableView *m_changes = nullptr;
    QString m_followedEntity; ///< the one object that the list is about; empty: all
    QString m_followedId;
};

} // namespace frontdesk
