// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QHash>
#include <QList>
#include <QWidget>

#include <functional>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace frontdesk {

class FormField;
class InlineMessage;

/// The frame that every editor shares: labelled fields with their faults beneath, one line for everything
/// else that must be said, and buttons that rest while a request is under way. Nothing typed is ever
/// touched by an error.
class EditorForm : public QWidget
{
    Q_OBJECT

public:
    explicit EditorForm(QWidget *parent = nullptr);

    enum class Need { Optional, Required };

    /// A field under the ones before. `pointer` is the JSON pointer ("/fullName") that faults name it by.
    FormField *addField(const QString &label, QWidget *editor, const QString &pointer,
                        Need need = Need::Optional);
    /// Fields side by side; each as for addField().
    struct Column {
        QString label;
        QWidget *editor;
        QString pointer;
        Need need = Need::Optional;
        int stretch = 1;
    };
    void addColumns(const QList<Column> &columns);
    void addWidget(QWidget *widget);
    void addHeading(const QString &text);
    /// Buttons stand in one row at the end of the form, the first one leading.
    void addButton(QPushButton *button);
    void addStretch();

    void setBusy(bool busy);
    bool isBusy() const { return m_busy; }

    /// Faults go under their fields (the first one gets the focus), the rest into the message line. For
    /// StaleVersion the line offers to reload.
    void showError(const Error &error);
    void showFault(const QString &pointer, const QString &text);
    void showSuccess(const QString &text);
    void showWarning(const QString &text, const QString &action = {},
                     std::function<void()> chosen = {});
    void clearMessages();
    InlineMessage *message() const { return m_message; }

Q_SIGNALS:
    /// The user wants what is stored now beside what was typed.
    void reloadWanted();

private:
    struct Field {
        FormField *frame;
        QWidget *editor;
        QString pointer;
    };
    FormField *makeField(const QString &label, QWidget *editor, const QString &pointer, Need need);

    QVBoxLayout *m_layout = nullptr;
    QVBoxLayout *m_fieldsLayout = nullptr;
    QHBoxLayout *m_buttonsLayout = nullptr;
    InlineMessage *m_message = nullptr;
    QList<Field> m_fields;
    QList<QPushButton *> m_buttons;
    bool m_busy = false;
};

} // namespace frontdesk
