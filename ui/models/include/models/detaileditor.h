// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/editorform.h"

#include <QWidget>

#include <functional>

class QLabel;

namespace frontdesk {

/// The frame of an editor beside a list: a title over a form. Ctrl+Enter saves.
class DetailEditor : public QWidget
{
    Q_OBJECT

public:
    explicit DetailEditor(QWidget *parent = nullptr);

    /// Empty fields for a new record.
    virtual void startNew() = 0;
    /// Whether something typed is not saved.
    virtual bool isDirty() const = 0;
    /// Says that something else was asked for; `leave` is called where the user gives the edit up.
    void askToDiscard(std::function<void()> leave) { m_form->askToDiscard(std::move(leave)); }

Q_SIGNALS:
    void saved(const QString &name);
    /// The editor is to be put away.
    void dismissed();

protected:
    /// Sends what is typed.
    virtual void save() = 0;
    /// What is stored now; what was typed stays.
    virtual void reload() = 0;
    /// The focus goes on to the first field.
    void focusInEvent(QFocusEvent *event) override;

    EditorForm *form() const { return m_form; }
    void setTitle(const QString &title);
    /// A line between the title and the form.
    void insertUnderTitle(QWidget *line);
    /// A control below the form, at its leading edge.
    void addBelow(QWidget *control);

private:
    EditorForm *m_form = nullptr;
    QLabel *m_title = nullptr;
};

} // namespace frontdesk
