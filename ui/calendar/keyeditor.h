// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QHash>

class QAction;
class QKeySequenceEdit;

namespace frontdesk {

class CalendarPage;
class InlineMessage;

/// The calendar's actions with a field for the key of each. A change holds at once; one that
/// another action has is refused and said.
class KeyEditor : public QDialog
{
    Q_OBJECT

public:
    explicit KeyEditor(CalendarPage &page);

private:
    void addRow(QWidget *rows, QAction *action);
    void changed(QAction *action, QKeySequenceEdit *field);
    void restoreAll();

    CalendarPage &m_page;
    InlineMessage *m_message;
    QHash<QString, QKeySequenceEdit *> m_fields; ///< by the action's name
};

} // namespace frontdesk
