// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/doctor.h"
#include "services/appointmentservice.h"
#include "services/scheduleservice.h"
#include "shell/deskcontext.h"

#include <QWidget>

#include <functional>
#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace frontdesk {

class DayPicker;
class EditorForm;
class SlotTimeEdit;

/// The hours of one window: new ones for several weekdays at once, or the change of one.
class WindowEditor : public QWidget
{
    Q_OBJECT

public:
    WindowEditor(DeskContext &context, QWidget *parent = nullptr);

    /// `known`: the doctor's windows, to say early what would overlap.
    void startNew(const Doctor &doctor, const QList<Schedule> &known, int dayOfWeek,
                  WallTime start);
    void setWindow(const Doctor &doctor, const QList<Schedule> &known, const Schedule &window);
    const std::optional<Schedule> &window() const { return m_stored; }
    bool isNew() const { return !m_stored; }
    bool isDirty() const;
    void askToDiscard(std::function<void()> leave);

public Q_SLOTS:
    void save();

Q_SIGNALS:
    /// Stored; `affected` are the appointments that lie outside the working hours now.
    void saved(frontdesk::ScheduleId id, const QList<frontdesk::AppointmentDetails> &affected);
    void removed(const QList<frontdesk::AppointmentDetails> &affected);
    void dismissed();

protected:
    /// The focus goes on to the first field.
    void focusInEvent(QFocusEvent *event) override;

private:
    struct Outcome;
    using Work = std::function<Result<Outcome>(Services &)>;

    void buildFields();
    void buildButtons();
    void refresh();
    void fill(const Schedule &window);
    Schedule typedUnchecked() const;
    QDate typedDate(const QLineEdit *edit) const;
    bool checkDates();
    bool checkRules(const Schedule &window);
    void create(const Schedule &window);
    void update(const Schedule &window);
    void remove();
    void showFailure(const Error &error);
    void send(const Work &work, bool removing);
    void reload();
    void revert();
    void updateButtons();
    QDate today() const;

    DeskContext &m_context;
    EditorForm *m_form = nullptr;
    QLabel *m_title = nullptr;
    DayPicker *m_days = nullptr;
    SlotTimeEdit *m_start = nullptr;
    SlotTimeEdit *m_end = nullptr;
    QSpinBox *m_slot = nullptr;
    QComboBox *m_interval = nullptr;
    QLineEdit *m_from = nullptr;
    QLineEdit *m_to = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_revert = nullptr;
    QPushButton *m_remove = nullptr;
    Doctor m_doctor;
    QList<Schedule> m_known;
    std::optional<Schedule> m_stored;
    Schedule m_base; ///< what the fields held when they were filled
    QList<int> m_baseDays;
    quint64 m_generation = 0;
};

} // namespace frontdesk
