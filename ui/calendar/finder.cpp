// SPDX-License-Identifier: GPL-3.0-or-later
#include "finder.h"

#include "models/clinicformat.h"
#include "patients/patientpicker.h"
#include "shell/bidi.h"
#include "shell/errortext.h"
#include "shell/inlinemessage.h"
#include "shell/theme.h"
#include "shell/whendone.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int DaysAhead = 13;
constexpr qsizetype OfferedSlots = 12;
constexpr int BookedAhead = 20;

/// What a row of the list stands for; headings have neither.
enum RowData { SlotRow = Qt::UserRole, BookedRow };

} // namespace

Finder::Finder(DeskContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_picker(new PatientPicker(context, this))
    , m_message(new InlineMessage(this))
    , m_list(new QListWidget(this))
{
    setObjectName(u"finder"_s);
    setTextLook(m_title, TextLook::Heading);
    setTextLook(m_hint, TextLook::Muted);
    m_hint->setWordWrap(true);
    m_list->setObjectName(u"offers"_s);
    m_list->setWordWrap(true);
    m_picker->box()->setObjectName(u"finderBox"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Large, Space::Large, Space::Large, Space::Large);
    layout->setSpacing(Space::Small);
    layout->addWidget(m_title);
    layout->addWidget(m_picker);
    layout->addWidget(m_hint);
    layout->addWidget(m_message);
    layout->addWidget(m_list, 1);
    // After the picker's own, so that ours sees the keys first.
    m_picker->box()->installEventFilter(this);
    m_list->installEventFilter(this);
    connect(m_picker, &PatientPicker::settled, this, &Finder::settled);
    connect(m_picker, &PatientPicker::choiceChanged, this, [this] {
        ++m_generation;
        m_list->clear();
        m_list->hide();
    });
    connect(m_list, &QListWidget::itemActivated, this,
            [this](QListWidgetItem *item) { choose(m_list->row(item)); });
    retranslate();
}

void Finder::start(const QString &typedText)
{
    ++m_generation;
    m_checkInWanted = false;
    m_booking = false;
    m_message->clear();
    m_list->clear();
    m_list->hide();
    m_picker->start(typedText);
}

void Finder::start(const Patient &patient)
{
    start();
    m_picker->choose(patient);
    settled(true);
}

bool Finder::hasInput() const
{
    return m_picker->toCreate().has_value() || m_booking;
}

bool Finder::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *press = static_cast<QKeyEvent *>(event);
    const bool enter = press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter;
    const auto modifiers = press->modifiers() & ~Qt::KeypadModifier;
    if (watched == m_picker->box() && enter
        && (modifiers == Qt::ShiftModifier || modifiers == Qt::NoModifier)) {
        m_checkInWanted = modifiers == Qt::ShiftModifier;
        m_picker->settle();
        return true;
    }
    if (watched == m_list && enter) {
        choose(m_list->currentRow());
        return true;
    }
    if (press->key() == Qt::Key_Escape && !m_picker->popup()->isVisible()) {
        emit dismissed();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void Finder::settled(bool hasChoice)
{
    if (!hasChoice) {
        m_checkInWanted = false;
        return;
    }
    const PatientId patient = m_picker->chosen() ? m_picker->chosen()->id : PatientId();
    const auto time = m_context.zone.get();
    const QDate today = time->toDate(m_context.clock.now());
    auto asked = m_context.services.run([actor = m_context.actor, patient, today,
                                         start = time->day(today).start](Services &services) {
        return offerFor(services, actor, patient, today, start);
    });
    whenDone(asked, this, [this, generation = ++m_generation](const Result<Offer> &offer) {
        if (generation == m_generation)
            showOffer(offer);
    });
}

Result<Finder::Offer> Finder::offerFor(Services &services, const Actor &actor, PatientId patient,
                                       QDate from, Instant today)
{
    Offer offer;
    FRONTDESK_TRY_ASSIGN(const auto calendars, services.calendar.availabilityBySpecialty(
                                                   actor, {}, from, from.addDays(DaysAhead)));
    QHash<DoctorId, Doctor> doctors;
    for (const DoctorAvailability &calendar : calendars) {
        for (const Interval &span : calendar.freeSlots.mid(0, OfferedSlots)) {
            if (!doctors.contains(calendar.doctorId)) {
                FRONTDESK_TRY_ASSIGN(const Doctor doctor,
                                     services.doctors.get(actor, calendar.doctorId));
                doctors.insert(doctor.id, doctor);
            }
            offer.free.append({doctors[calendar.doctorId], span});
        }
    }
    std::stable_sort(offer.free.begin(), offer.free.end(),
                     [](const Slot &a, const Slot &b) { return a.span.start < b.span.start; });
    offer.free = offer.free.mid(0, OfferedSlots);
    if (patient.isNull())
        return offer;
    AppointmentFilter filter;
    filter.patientId = patient;
    filter.from = today;
    FRONTDESK_TRY_ASSIGN(const auto page,
                         services.appointments.list(actor, filter, {BookedAhead, {}}));
    for (const AppointmentDetails &details : page.items) {
        if (!isFinal(details.appointment.status))
            offer.booked.append(details);
    }
    return offer;
}

void Finder::showOffer(const Result<Offer> &offer)
{
    if (!offer) {
        m_checkInWanted = false;
        m_message->showMessage(InlineMessage::Kind::Error, errorText(offer.error()));
        return;
    }
    m_offer = *offer;
    if (std::exchange(m_checkInWanted, false)) {
        checkIn();
        return;
    }
    fillList();
    m_list->show();
    if (m_list->count() > 1)
        m_list->setCurrentRow(1);
    m_list->setFocus(Qt::OtherFocusReason);
}

void Finder::fillList()
{
    const ClinicTime &time = *m_context.zone.get();
    m_list->clear();
    const auto add = [this](const QString &text, RowData kind, int index) {
        auto *item = new QListWidgetItem(text, m_list);
        item->setData(kind, index);
    };
    addHeading(m_offer.free.isEmpty() ? tr("Nothing is free in the next two weeks")
                                      : tr("Next free"));
    for (int at = 0; at < m_offer.free.size(); ++at)
        add(tr("%1\n%2", "time, doctor")
                .arg(daySpanText(locale(), time, m_offer.free[at].span),
                     bidiIsolated(m_offer.free[at].doctor.fullName)),
            SlotRow, at);
    if (!m_offer.booked.isEmpty())
        addHeading(tr("Booked"));
    for (int at = 0; at < m_offer.booked.size(); ++at)
        add(tr("%1\n%2", "time, doctor")
                .arg(daySpanText(locale(), time, m_offer.booked[at].appointment.span),
                     bidiIsolated(m_offer.booked[at].doctorName)),
            BookedRow, at);
}

void Finder::addHeading(const QString &text)
{
    auto *item = new QListWidgetItem(text, m_list);
    item->setFlags(Qt::ItemIsEnabled);
    QFont bold = m_list->font();
    bold.setWeight(QFont::DemiBold);
    item->setFont(bold);
}

void Finder::choose(int row)
{
    const QListWidgetItem *item = m_list->item(row);
    if (!item)
        return;
    if (item->data(SlotRow).isValid())
        book(m_offer.free[item->data(SlotRow).toInt()]);
    else if (item->data(BookedRow).isValid())
        emit revealRequested(m_offer.booked[item->data(BookedRow).toInt()]);
}

void Finder::book(const Slot &slot)
{
    if (std::exchange(m_booking, true))
        return;
    Booking booking;
    booking.doctorId = slot.doctor.id;
    booking.start = slot.span.start;
    booking.end = slot.span.end;
    if (m_picker->chosen())
        booking.patientId = m_picker->chosen()->id;
    auto asked = m_context.services.run([actor = m_context.actor, booking,
                                         newcomer = m_picker->toCreate()](
                                            Services &services) -> Result<AppointmentDetails> {
        Booking complete = booking;
        if (newcomer) {
            FRONTDESK_TRY_ASSIGN(const Patient created, services.patients.create(actor, *newcomer));
            complete.patientId = created.id;
        }
        return services.appointments.book(actor, complete);
    });
    whenDone(asked, this, [this](const Result<AppointmentDetails> &result) {
        m_booking = false;
        if (result) {
            emit booked(*result);
            return;
        }
        m_message->showMessage(InlineMessage::Kind::Error, errorText(result.error()));
        if (result.error().code == ErrorCode::SlotTaken && m_picker->chosen())
            settled(true); // somebody was faster: offer what is left
    });
}

void Finder::checkIn()
{
    const QDate today = m_context.zone.get()->toDate(m_context.clock.now());
    for (const AppointmentDetails &details : std::as_const(m_offer.booked)) {
        const AppointmentStatus status = details.appointment.status;
        if (m_context.zone.get()->toDate(details.appointment.span.start) == today
            && (status == AppointmentStatus::Pending || status == AppointmentStatus::Confirmed)) {
            emit checkInRequested(details);
            return;
        }
    }
    m_message->showMessage(InlineMessage::Kind::Warning,
                           tr("This patient has no appointment left today."));
}

void Finder::retranslate()
{
    m_title->setText(tr("Find a patient"));
    m_hint->setText(tr("Enter shows what is free, Shift+Enter checks the patient in."));
    m_picker->box()->setAccessibleName(tr("Find a patient"));
    m_list->setAccessibleName(tr("Free slots and appointments"));
    if (m_list->count() > 0) {
        const int row = m_list->currentRow();
        fillList();
        m_list->setCurrentRow(row);
    }
}

void Finder::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace frontdesk
