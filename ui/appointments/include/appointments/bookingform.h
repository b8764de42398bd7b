// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/doctor.h"
#include "services/appointmentservice.h"
#include "shell/deskcontext.h"

#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;
class QDateEdit;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace frontdesk {

class DoctorBox;
class EditorForm;
class Field;
class PatientPicker;
class SlotTimeEdit;
struct DayFacts;

/// Books a new appointment, or moves one. Ctrl+Enter saves, Esc dismisses. What speaks against the
/// chosen time is said in a line while it is chosen; a failed save keeps everything that was typed.
class BookingForm : public QWidget
{
    Q_OBJECT

public:
    BookingForm(DeskContext &context, QWidget *parent = nullptr);
    ~BookingForm() override;

    /// A new booking with `doctor` at the start of `span`. `typedText` begins the patient's box.
    void startBooking(const Doctor &doctor, Interval span, int slotMinutes,
                      const QString &typedText);
    /// Moves an appointment: another time, length or doctor, from the version that was read.
    void startEditing(const AppointmentDetails &details);

    /// Whether something typed would be lost by leaving.
    bool hasInput() const;
    bool isSaving() const;

public Q_SLOTS:
    void save();

Q_SIGNALS:
    void saved(const frontdesk::AppointmentDetails &details);
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct BookedWithPatient;

    void buildFields();
    void buildButtons();
    void setPlace(Interval span, int slotMinutes);
    void setMode(bool moving);
    std::optional<Interval> typedSpan() const;
    void placeEdited();
    void loadDay();
    void updateConflict();
    void updateAmbiguity();
    bool checkPatient();
    void sendBooking(const Interval &span);
    void sendMove(const Interval &span);
    void finished(const AppointmentDetails &details);
    void failed(const Error &error);
    void reloadEdited();
    Instant now() const { return m_context.clock.now(); }

    DeskContext &m_context;
    EditorForm *m_form = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_fixedPatient = nullptr;
    Field *m_patientField = nullptr;
    PatientPicker *m_picker = nullptr;
    DoctorBox *m_doctor = nullptr;
    QDateEdit *m_date = nullptr;
    SlotTimeEdit *m_start = nullptr;
    QSpinBox *m_minutes = nullptr;
    QComboBox *m_fold = nullptr; ///< which of the two, where the clocks go back over the time
    QLabel *m_when = nullptr;
    QLabel *m_conflict = nullptr;
    QPlainTextEdit *m_reason = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_close = nullptr;
    std::optional<AppointmentDetails> m_editing;
    std::unique_ptr<DayFacts> m_facts; ///< null while the day is not known
    Interval m_initial;
    quint64 m_generation = 0; ///< of the doctor, day and patient whose facts are wanted
    bool m_saveWanted = false;
    bool m_filling = false;
};

} // namespace frontdesk
