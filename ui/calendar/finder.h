// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/patient.h"
#include "services/appointmentservice.h"
#include "services/calendarservice.h"
#include "shell/deskcontext.h"

#include <QWidget>

#include <optional>

class QLabel;
class QListWidget;

namespace frontdesk {

class InlineMessage;
class PatientPicker;

/// From a patient to a time: finds the patient, then lists the next free slots and what they have
/// booked already. Enter takes the first row, Shift+Enter checks the patient in.
class Finder : public QWidget
{
    Q_OBJECT

public:
    explicit Finder(DeskContext &context, QWidget *parent = nullptr);

    /// Begins anew, with the focus in the box.
    void start(const QString &typedText = {});
    /// Goes on with a patient who is known already.
    void start(const Patient &patient);
    bool hasInput() const;

Q_SIGNALS:
    void booked(const frontdesk::AppointmentDetails &details);
    void revealRequested(const frontdesk::AppointmentDetails &details);
    /// Today's appointment of the patient, who is here.
    void checkInRequested(const frontdesk::AppointmentDetails &details);
    void dismissed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Slot {
        Doctor doctor;
        Interval span;
    };
    struct Offer {
        QList<Slot> free;
        QList<AppointmentDetails> booked; ///< today's and later ones that may still happen
    };
    static Result<Offer> offerFor(Services &services, const Actor &actor, PatientId patient,
                                  QDate from, Instant today);
    void settled(bool hasChoice);
    void showOffer(const Result<Offer> &offer);
    void fillList();
    void addHeading(const QString &text);
    void choose(int row);
    void book(const Slot &slot);
    void checkIn();
    void retranslate();

    DeskContext &m_context;
    QLabel *m_title;
    QLabel *m_hint;
    PatientPicker *m_picker;
    InlineMessage *m_message;
    QListWidget *m_list;
    Offer m_offer;
    quint64 m_generation = 0;
    bool m_checkInWanted = false;
    bool m_booking = false;
};

} // namespace frontdesk
