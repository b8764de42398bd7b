// SPDX-License-Identifier: GPL-3.0-or-later
// The part of BookingForm that books a series.
#include "appointments/appointmenttext.h"
#include "bookingnotes.h"
#include "bookingoutcome.h"
#include "models/clinicformat.h"
#include "models/doctorbox.h"
#include "models/editorform.h"
#include "models/slottimeedit.h"
#include "patients/patientpicker.h"
#include "seriesconflicts.h"
#include "shell/theme.h"
#include "shell/whendone.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QSpinBox>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int FewestTimes = 2;
constexpr int UsualTimes = 4;
constexpr int WeeksNamed = 4; ///< a fifth is not in every month: the last one is meant

enum Repeat { Never, EveryWeek, EveryTwoWeeks, EveryMonth };

/// Whether what was found out about one holds for the other.
bool isSameSeries(const NewSeries &a, const NewSeries &b)
{
    return a.patientId == b.patientId && a.doctorId == b.doctorId && a.recurrence == b.recurrence
           && a.durationMinutes == b.durationMinutes && a.typeId == b.typeId
           && a.roomId == b.roomId;
}

} // namespace

void BookingForm::buildRepeat()
{
    m_repeat = new QComboBox(this);
    m_repeat->setObjectName(u"repeat"_s);
    for (int i = Never; i <= EveryMonth; ++i)
        m_repeat->addItem({});
    m_times = new QSpinBox(this);
    m_times->setObjectName(u"times"_s);
    m_times->setRange(FewestTimes, Recurrence::MostOccurrences);
    m_times->setValue(UsualTimes);
    m_lastTime = new QLabel(this);
    m_lastTime->setObjectName(u"lastTime"_s);
    m_lastTime->setWordWrap(true);
    setTextLook(m_lastTime, TextLook::Muted);
    m_conflicts = new SeriesConflicts(this);
    const QList<Field *> fields =
        m_form->addColumns({{{}, m_repeat, u"/recurrence"_s}, {{}, m_times, u"/count"_s}});
    m_repeatField = fields.first();
    m_timesField = fields.last();
    m_form->addWidget(m_lastTime);
    m_form->addWidget(m_conflicts);
    connect(m_repeat, &QComboBox::currentIndexChanged, this, &BookingForm::updateConflict);
    connect(m_times, &QSpinBox::valueChanged, this, &BookingForm::updateConflict);
    connect(m_conflicts, &SeriesConflicts::choiceChanged, this, &BookingForm::showReasons);
}

void BookingForm::retranslateRepeat()
{
    m_form->setLabel(u"/recurrence"_s, tr("Repeat"));
    m_form->setLabel(u"/count"_s, tr("How often"));
    m_repeat->setItemText(Never, tr("Never"));
    m_repeat->setItemText(EveryWeek, tr("Every week"));
    m_repeat->setItemText(EveryTwoWeeks, tr("Every two weeks"));
    m_repeat->setItemText(EveryMonth, tr("Every month, same weekday"));
    m_times->setAccessibleName(tr("How many appointments"));
    m_times->setSuffix(tr(" times"));
    m_conflicts->retranslate();
}

void BookingForm::resetRepeat()
{
    m_conflicts->clear();
    m_repeat->setCurrentIndex(Never);
    m_times->setValue(UsualTimes);
    m_repeatField->setVisible(!m_editing);
}

bool BookingForm::repeats() const
{
    return !m_editing && m_repeat->currentIndex() != Never;
}

NewSeries BookingForm::seriesWanted() const
{
    NewSeries wanted;
    if (m_picker->chosen())
        wanted.patientId = m_picker->chosen()->id;
    if (m_doctor->chosen())
        wanted.doctorId = m_doctor->chosen()->id;
    wanted.durationMinutes = m_minutes->value();
    const Appointment noted = m_notes->noted();
    wanted.reason = noted.reason;
    wanted.alert = noted.alert;
    wanted.reminds = noted.reminds;
    wanted.channel = noted.channel;
    wanted.typeId = chosenType();
    wanted.roomId = chosenRoom();
    Recurrence &rule = wanted.recurrence;
    const QDate first = m_date->date();
    rule.firstDay = first;
    rule.time = m_start->wallTime();
    rule.count = m_times->value();
    rule.daysOfWeek = {first.dayOfWeek()};
    if (m_repeat->currentIndex() == EveryTwoWeeks)
        rule.interval = 2;
    if (m_repeat->currentIndex() == EveryMonth) {
        constexpr int DaysInWeek = 7;
        const int week = (first.day() - 1) / DaysInWeek + 1;
        rule.pattern = RecurrencePattern::MonthlyByWeekday;
        rule.weekOfMonth = week > WeeksNamed ? Recurrence::LastWeek : week;
    }
    return wanted;
}

/// What was found out is about the series as it was asked for.
void BookingForm::updateRepeat()
{
    const bool series = repeats();
    m_timesField->setVisible(series);
    m_lastTime->setVisible(series);
    if (series) {
        const QList<QDate> days = occurrenceDays(seriesWanted().recurrence);
        m_lastTime->setText(days.isEmpty()
                                ? QString()
                                : tr("The last one: %1").arg(longDayText(locale(), days.last())));
    }
    if (m_conflicts->isAsking() && (!series || !isSameSeries(seriesWanted(), m_askedSeries)))
        m_conflicts->clear();
}

QString BookingForm::saveText() const
{
    if (!repeats())
        return tr("Book");
    if (m_conflicts->isAsking())
        return tr("Book %1 of %2", "so many of all appointments of a series")
            .arg(locale().toString(m_conflicts->starts().size()),
                 locale().toString(m_conflicts->planned()));
    return tr("Book %Ln appointments", nullptr, m_times->value());
}

void BookingForm::sendSeries()
{
    NewSeries wanted = seriesWanted();
    if (m_conflicts->isAsking()) {
        wanted.starts = m_conflicts->starts();
        if (wanted.starts->isEmpty()) {
            m_form->setBusy(false);
            m_form->showWarning(tr("None of the times can be had. Choose others."));
            return;
        }
    }
    m_askedSeries = wanted;
    const std::optional<NewPatient> toCreate = m_picker->toCreate();
    const bool wantsEarlier = m_wantsEarlier->isChecked();
    const Actor actor = m_context.actor;
    auto future = m_context.services.run([=](Services &services) -> Result<Outcome> {
        Outcome outcome;
        NewSeries complete = wanted;
        if (!createPatient(services, actor, toCreate, outcome, complete.patientId))
            return outcome;
        const Result<SeriesDetails> series = services.series.create(actor, complete);
        if (series) {
            outcome.booked = series->appointments;
            if (wantsEarlier)
                outcome.waits = waitForEarlier(services, actor, outcome.booked.first().appointment);
            return outcome;
        }
        outcome.error = series.error();
        // The error tells the reasons by their numbers alone; the preview has days and times.
        if (const auto planned = services.series.preview(actor, complete))
            outcome.planned = *planned;
        return outcome;
    });
    whenDone(future, this, [this](const Result<Outcome> &outcome) { answered(outcome); });
}

/// Whether there is something to choose from.
bool BookingForm::showSeriesConflicts(const QList<PlannedOccurrence> &planned)
{
    if (m_picker->chosen())
        m_askedSeries.patientId = m_picker->chosen()->id; // made by this very save, perhaps
    if (!repeats() || !isSameSeries(seriesWanted(), m_askedSeries))
        return false;
    m_conflicts->showPlan(planned, m_context.zone.get());
    if (!m_conflicts->isAsking())
        return false;
    m_form->showWarning(tr("Nothing is booked yet: %Ln of the times cannot be had. Choose other "
                           "times for them below, or leave them out.",
                           nullptr, m_conflicts->count()));
    showReasons();
    return true;
}

void BookingForm::seriesFinished(const QList<AppointmentDetails> &booked,
                                 const std::optional<Result<void>> &waits)
{
    const auto time = m_context.zone.get();
    const QString text =
        tr("%Ln appointments. %1. The last one: %2",
           "how many were booked; the first: patient, time, doctor; a day and time",
           int(booked.size()))
            .arg(readBack(locale(), *time, booked.first()),
                 dayStartText(locale(), *time, booked.last().appointment.span.start));
    clearAfterBooking();
    Q_EMIT seriesSaved(booked);
    tellSaved(booked.first(), text, waits);
    if (!waits)
        Q_EMIT remarked(text);
}

} // namespace frontdesk
