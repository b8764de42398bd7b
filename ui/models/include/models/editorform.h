// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "shell/field.h"
#include "shell/inlinemessage.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace frontdesk {

/// The frame that every editor shares: labelled fields with their faults beneath, one line for
/// everything else that must be said, and buttons that rest while a request is under way. Nothing
/// typed is ever touched by an error.
class EditorForm : public QWidget
{
    Q_OBJECT

public:
    /// Whether the fields scroll between the message line and the buttons, which are always seen.
    enum class Fields { Fixed, Scroll };
    explicit EditorForm(QWidget *parent = nullptr, Fields fields = Fields::Fixed);

    /// A field under the ones before. `pointer` is the JSON pointer ("/fullName") that faults name
    /// it by.
    Field *addField(const QString &label, QWidget *editor, const QString &pointer);
    struct Column {
        QString label;
        QWidget *editor;
        QString pointer;
        int stretch = 1;
    };
    /// Fields side by side.
    QList<Field *> addColumns(const QList<Column> &columns);
    /// Another label for the field of this pointer, after a change of language.
    void setLabel(const QString &pointer, const QString &label);
    void addWidget(QWidget *widget);
    void addStretch();
    /// Buttons stand in one row below the fields, the first one leading.
    void addButton(QPushButton *button);

    /// While busy every button rests.
    void setBusy(bool busy);
    bool isBusy() const { return m_busy; }

    /// Faults go under their fields (the first one gets the focus), the rest into the message line.
    /// For StaleVersion the line offers to reload.
    void showError(const Error &error);
    void showFault(const QString &pointer, const QString &text);
    void showSuccess(const QString &text);
    void showWarning(const QString &text, const QString &action = {},
                     std::function<void()> chosen = {});
    /// Says that something else was asked for; `leave` is called where the user gives the edit up.
    void askToDiscard(std::function<void()> leave);
    void clearMessages();
    /// What is said after a reload that kept something typed, and after one that did not.
    static QString mergedText();
    static QString storedText();
    InlineMessage *message() const { return m_message; }

Q_SIGNALS:
    /// The user wants what is stored now; what was typed must stay.
    void reloadWanted();

private:
    Field *makeField(const QString &label, QWidget *editor, const QString &pointer);

    QVBoxLayout *m_fieldsLayout = nullptr; ///< of a widget of its own where they scroll
    bool m_scrolls = false;
    QHBoxLayout *m_buttonsLayout = nullptr;
    InlineMessage *m_message = nullptr;
    FieldMap m_map;
    QHash<QString, Field *> m_fields;
    QList<QPushButton *> m_buttons;
    std::function<void()> m_action;
    bool m_busy = false;
};

} // namespace frontdesk
