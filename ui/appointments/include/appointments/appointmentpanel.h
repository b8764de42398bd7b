// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "appointments/editingwatch.h"
#include "services/appointmentservice.h"
#include "services/seriesservice.h"
#include "shell/deskcontext.h"

#include <QWidget>

#include <optional>

class QGridLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace frontdesk {

class CancelBox;
class EmptyState;
class InlineMessage;
class StatusChip;

/// Appointments of a series as they were, and cancelled; the same ones in both, by start.
struct CancelledSeries {
    QList<AppointmentDetails> before;
    QList<AppointmentDetails> after;
};

/// One appointment in full: who, when, what for, how far it has come, and the steps that may
/// follow.
class AppointmentPanel : public QWidget
{
    Q_OBJECT

public:
    AppointmentPanel(DeskContext &context, QWidget *parent = nullptr);

    void setAppointment(const AppointmentDetails &details);
    void clear();
    const std::optional<AppointmentDetails> &appointment() const { return m_details; }
    /// Asks for the reason of a cancellation: a digit chooses one, anything else is typed.
    void startCancel();
    /// Takes a step, as the buttons do; nothing where the status does not allow it.
    void takeStep(AppointmentStatus status);
    /// What other desks are changing just now: said where it is the one that is shown.
    void setEdited(const EditingTexts &edited);
    /// Shows alone: no step can be taken while the database cannot be reached.
    void setReadOnly(bool readOnly);

Q_SIGNALS:
    void editRequested(const frontdesk::AppointmentDetails &details);
    void changed(const frontdesk::AppointmentDetails &details);
    /// Several appointments of a series were cancelled together.
    void seriesCancelled(const frontdesk::CancelledSeries &cancelled);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildDetails();
    void fill();
    void fillSteps();
    void fillTimes();
    void retranslate();
    QPushButton *addStep(const QString &text, const QString &name);
    void cancelWith(const QString &reason, SeriesScope scope);
    void cancelSeries(const QString &reason, SeriesScope scope);
    void closeCancelBox();
    bool isShown(AppointmentId id) const { return m_details && m_details->appointment.id == id; }
    void answered(AppointmentId id, const std::optional<Error> &refusal);
    void send(std::function<Result<AppointmentDetails>(Services &)> work);
    void reload();
    void setBusy(bool busy);
    bool mayAct() const { return !m_busy && !m_readOnly; }
    void updateButtons();
    void showEdited();

    DeskContext &m_context;
    std::optional<AppointmentDetails> m_details;
    quint64 m_generation = 0;
    bool m_busy = false;
    bool m_readOnly = false;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    InlineMessage *m_message = nullptr;
    InlineMessage *m_editedBy = nullptr;
    EditingTexts m_edited;
    QLabel *m_patient = nullptr;
    StatusChip *m_status = nullptr;
    QLabel *m_when = nullptr;
    QGridLayout *m_facts = nullptr;
    QWidget *m_stepsBox = nullptr;
    QVBoxLayout *m_steps = nullptr;
    CancelBox *m_cancelBox = nullptr;
    QLabel *m_timesTitle = nullptr;
    QGridLayout *m_times = nullptr;
};

} // namespace frontdesk
