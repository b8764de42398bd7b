// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "appointments/editingwatch.h"
#include "domain/appointmenttype.h"
#include "domain/doctor.h"
#include "domain/patient.h"
#include "domain/room.h"
#include "services/patientservice.h"
#include "services/seriesservice.h"
#include "shell/deskcontext.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace frontdesk {

class BookingNotes;
class DoctorBox;
class EditorForm;
class Field;
class InlineMessage;
class PatientPicker;
class SeriesConflicts;
class Services;
class SlotTimeEdit;
class StatusChip;
struct BookingWish;
struct DayFacts;

/// Books a new appointment, or changes one. Ctrl+Enter saves, Esc dismisses. Everything that speaks
/// against the chosen time is listed while it is chosen: what staff may override in amber, and a
/// save then overrides it; what they may not in red, and a reason to overbook is asked where that
/// helps. A failed save keeps everything that was typed. Who wants an earlier time is put on the
/// waiting list too, with the booking as what is to be earlier. A new booking may repeat: all of
/// the series are booked or none, and each time that cannot be had is listed with what is free
/// nearby.
class BookingForm : public QWidget
{
    Q_OBJECT

public:
    BookingForm(DeskContext &context, QWidget *parent = nullptr);
    ~BookingForm() override;

    /// A new booking with `doctor` at the start of `span`. `typedText` begins the patient's box.
    void startBooking(const Doctor &doctor, Interval span, int slotMinutes,
                      const QString &typedText);
    /// Changes an appointment: its time, length, doctor, or what is noted of it, from the version
    /// that was read.
    void startEditing(const AppointmentDetails &details);

    /// Whether something typed would be lost by leaving.
    bool hasInput() const;
    bool isSaving() const;
    /// The appointment that is changed here; null where a new one is booked.
    AppointmentId editing() const;
    /// What other desks are changing just now: said where it is the one that is changed here.
    void setEdited(const EditingTexts &edited);

public Q_SLOTS:
    void save();

Q_SIGNALS:
    void saved(const frontdesk::AppointmentDetails &details);
    /// All of a series, by start, instead of saved(); there are several.
    void seriesSaved(const QList<frontdesk::AppointmentDetails> &booked);
    /// What else is to be said of a save, after saved() or seriesSaved() where they were booked.
    void remarked(const QString &text);
    /// The appointment stands, and what was wanted besides was not done.
    void warned(const frontdesk::AppointmentDetails &details, const QString &text);
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Outcome;

    void buildFields();
    void buildButtons();
    void setPlace(Interval span, int slotMinutes);
    void setMode(bool moving);
    void retranslate();
    void showMode();
    std::optional<Interval> typedSpan() const;
    void placeEdited();
    void loadDay();
    void updateConflict();
    void askVerdict();
    void showReasons();
    BookingWish wishFor(const Interval &span) const;
    void loadChoices();
    void fillChoices(const QList<AppointmentType> &types, const QList<Room> &rooms);
    void typeChosen();
    void chooseOwn(const AppointmentDetails &details);
    AppointmentTypeId chosenType() const;
    RoomId chosenRoom() const;
    void updateAmbiguity();
    bool checkPatient();
    bool overrides() const;
    QString overbookReason() const;
    void sendBooking(const Interval &span);
    Move moveTo(const Interval &span) const;
    bool isUnmoved(const Interval &span) const;
    void sendMove(const Interval &span);
    void sendEdit();
    void sendChange(const std::function<Result<AppointmentDetails>(Services &)> &change);
    void sendWish();
    static QString wishText(const QString &booked, const Result<void> &waits);
    static Result<void> waitForEarlier(Services &services, const Actor &actor,
                                       const Appointment &booking);
    static bool createPatient(Services &services, const Actor &actor,
                              const std::optional<NewPatient> &wanted, Outcome &outcome,
                              PatientId &id);
    void answered(const Result<Outcome> &outcome);
    void finished(const AppointmentDetails &details, const std::optional<Result<void>> &waits);
    void clearAfterBooking();
    void tellSaved(const AppointmentDetails &details, const QString &booked,
                   const std::optional<Result<void>> &waits);
    void buildRepeat();
    void retranslateRepeat();
    void resetRepeat();
    bool repeats() const;
    NewSeries seriesWanted() const;
    void updateRepeat();
    QString saveText() const;
    void sendSeries();
    bool showSeriesConflicts(const QList<PlannedOccurrence> &planned);
    void seriesFinished(const QList<AppointmentDetails> &booked,
                        const std::optional<Result<void>> &waits);
    void failed(const Error &error);
    void reloadEdited();
    void showEdited();
    Instant now() const { return m_context.clock.now(); }

    DeskContext &m_context;
    EditorForm *m_form = nullptr;
    QLabel *m_title = nullptr;
    InlineMessage *m_editedBy = nullptr;
    EditingTexts m_edited;
    QLabel *m_fixedPatient = nullptr;
    StatusChip *m_status = nullptr; ///< of the one that is changed
    Field *m_patientField = nullptr;
    PatientPicker *m_picker = nullptr;
    DoctorBox *m_doctor = nullptr;
    QDateEdit *m_date = nullptr;
    SlotTimeEdit *m_start = nullptr;
    QSpinBox *m_minutes = nullptr;
    QComboBox *m_fold = nullptr; ///< which of the two, where the clocks go back over the time
    QLabel *m_when = nullptr;
    QLabel *m_conflict = nullptr;
    QComboBox *m_type = nullptr;
    QComboBox *m_room = nullptr;
    Field *m_typeField = nullptr;
    Field *m_roomField = nullptr;
    QLineEdit *m_overbook = nullptr;
    Field *m_overbookField = nullptr;
    BookingNotes *m_notes = nullptr;
    QComboBox *m_repeat = nullptr;
    Field *m_repeatField = nullptr;
    QSpinBox *m_times = nullptr;
    Field *m_timesField = nullptr;
    QLabel *m_lastTime = nullptr;
    SeriesConflicts *m_conflicts = nullptr;
    NewSeries m_askedSeries; ///< what the conflicts that are shown are about
    QCheckBox *m_wantsEarlier = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_close = nullptr;
    std::optional<AppointmentDetails> m_editing;
    std::unique_ptr<DayFacts> m_facts; ///< null while the day is not known
    QList<AppointmentType> m_types;
    QList<Violation> m_reasons; ///< that are shown
    Interval m_initial;
    quint64 m_generation = 0; ///< of the doctor, day and patient whose facts are wanted
    quint64 m_verdictWanted = 0; ///< of the wish whose verdict is wanted
    bool m_saveWanted = false;
    bool m_filling = false;
};

} // namespace frontdesk
