// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/editorform.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace frontdesk {

/// The frame of an editor beside a list: title, form, and buttons to save, to undo what was typed
/// and to close. Ctrl+Enter saves.
class RecordEditor : public QWidget
{
    Q_OBJECT

public:
    explicit RecordEditor(QWidget *parent = nullptr);

    /// Empty fields for a new record.
    virtual void startNew() = 0;
    /// Whether something typed is not saved.
    virtual bool isDirty() const = 0;
    void askToDiscard(std::function<void()> leave) { m_form->askToDiscard(std::move(leave)); }

Q_SIGNALS:
    void saved(const QString &name);
    void dismissed();

protected:
    /// Sends what is typed.
    virtual void save() = 0;
    /// Shows what is stored (or empty fields) again.
    virtual void revert() = 0;
    /// What is stored now; what was typed stays.
    virtual void reload() = 0;
    /// The focus goes on to the first field.
    void focusInEvent(QFocusEvent *event) override;

    EditorForm *form() const { return m_form; }
    void setTitle(const QString &title);
    /// To be called at every edit.
    void edited();

private:
    EditorForm *m_form = nullptr;
    QLabel *m_title = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_revert = nullptr;
};

} // namespace frontdesk
