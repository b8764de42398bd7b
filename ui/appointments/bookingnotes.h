// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/appointmentedit.h"

#include <QObject>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace frontdesk {

class EditorForm;

/// The fields of a form for what is noted of an appointment: why the patient comes, what the staff
/// must not miss, how the booking came, and whether reminders are sent.
class BookingNotes : public QObject
{
    Q_OBJECT

public:
    /// Adds its fields to `form`, which must outlive it.
    explicit BookingNotes(EditorForm *form);

    void retranslate();
    /// For the next booking. How it came stays: calls come one after the other.
    void clear();
    void show(const Appointment &appointment);
    bool isEmpty() const;
    /// Everything that is filled in, for a new appointment.
    Appointment noted() const;
    /// What is changed of `before`.
    AppointmentEdit changesOf(const Appointment &before) const;
    /// Whether all of it can be stored; a field that cannot says why.
    bool check();

private:
    EditorForm *m_form = nullptr;
    QPlainTextEdit *m_reason = nullptr;
    QLineEdit *m_alert = nullptr;
    QComboBox *m_channel = nullptr;
    QCheckBox *m_reminders = nullptr;
};

} // namespace frontdesk
