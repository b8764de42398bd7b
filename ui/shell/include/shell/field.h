// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QHash>
#include <QWidget>

class QLabel;

namespace frontdesk {

/// A labelled editor of a form with room for a hint and an inline error below it. Gives the editor
/// its accessible name, and its error as accessible description.
class Field : public QWidget
{
    Q_OBJECT

public:
    /// Takes the editor over. An ampersand in the label makes a mnemonic.
    Field(const QString &label, QWidget *editor, QWidget *parent = nullptr);

    void setLabel(const QString &label);
    /// A quiet sentence below the editor while there is no error.
    void setHint(const QString &hint);
    void setError(const QString &error);
    void clearError() { setError({}); }
    QString error() const { return m_error; }
    bool hasError() const { return !m_error.isEmpty(); }
    QWidget *editor() const { return m_editor; }

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    void update();

    QLabel *m_label;
    QWidget *m_editor;
    QLabel *m_below;
    QString m_hint;
    QString m_error;
};

/// Places the faults of an InvalidInput on the fields they name by JSON pointer.
class FieldMap
{
public:
    void add(const QString &pointer, Field *field) { m_fields.insert(pointer, field); }
    void clearErrors();
    /// Shows the faults at their fields and focuses the first. True where every fault had a field,
    /// so that nothing is left to say elsewhere.
    bool showFaults(const Error &error);

private:
    QHash<QString, Field *> m_fields;
};

} // namespace frontdesk
