// SPDX-License-Identifier: GPL-3.0-or-later
#include "appointments/appointmentpanel.h"

#include "appointments/appointmenttext.h"
#include "cancelbox.h"
#include "models/clinicformat.h"
#include "models/scrolled.h"
#include "models/statuschip.h"
#include "shell/bidi.h"
#include "shell/emptystate.h"
#include "shell/errortext.h"
#include "shell/icons.h"
#include "shell/inlinemessage.h"
#include "shell/theme.h"
#include "shell/whendone.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

void emptyLayout(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        if (QLayout *inner = item->layout())
            emptyLayout(inner);
        delete item;
    }
}

QLabel *makeLabel(const QString &text, TextLook look, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    setTextLook(label, look);
    return label;
}

void addFact(QGridLayout *grid, const QString &name, const QString &value, QWidget *parent,
             TextLook look = TextLook::Body)
{
    if (value.isEmpty())
        return;
    const int row = grid->count() / 2;
    QLabel *caption = makeLabel(name, TextLook::Muted, parent);
    caption->setWordWrap(false);
    QLabel *content = makeLabel(value, look, parent);
    content->setTextInteractionFlags(Qt::TextSelectableByMouse);
    caption->setBuddy(content);
    grid->addWidget(caption, row, 0, Qt::AlignTop);
    grid->addWidget(content, row, 1);
}

/// Cancels those of a series that are ahead at `now`, in the versions that the panel's appointment
/// and the others have.
Result<CancelledSeries> cancelOfSeries(Services &services, const Actor &actor,
                                       const Appointment &shown, SeriesScope scope,
                                       const QString &reason, Instant now)
{
    FRONTDESK_TRY_ASSIGN(const SeriesDetails series, services.series.get(actor, shown.seriesId));
    SeriesCancellation wanted {scope, scope == SeriesScope::All ? AppointmentId() : shown.id,
                               reason};
    CancelledSeries cancelled;
    for (const AppointmentDetails &details : series.appointments) {
        const Appointment &one = details.appointment;
        const bool isMeant = scope == SeriesScope::All || one.span.start >= shown.span.start;
        if (!isMeant || !mayFollow(one.status, AppointmentStatus::Cancelled)
            || one.span.start <= now)
            continue;
        const bool isShown = one.id == shown.id;
        wanted.versions.insert(one.id, isShown ? shown.stamp.version : one.stamp.version);
        cancelled.before.append(details);
    }
    FRONTDESK_TRY_ASSIGN(const SeriesDetails stored,
                         services.series.cancel(actor, shown.seriesId, wanted, std::nullopt));
    for (const AppointmentDetails &details : stored.appointments) {
        if (wanted.versions.contains(details.appointment.id))
            cancelled.after.append(details);
    }
    return cancelled;
}

} // namespace

AppointmentPanel::AppointmentPanel(DeskContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_stack(new QStackedWidget(this))
{
    setObjectName(u"appointmentPanel"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);
    m_empty = new EmptyState(u"calendar"_s, m_stack);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(scrolled(buildDetails(), m_stack));
    retranslate();

    connect(&m_context.changes, &ChangeFeed::changed, this, [this](const Change &change) {
        if (m_details && change.entity == ChangedEntity::Appointment
            && change.id == m_details->appointment.id.uuid() && !m_busy)
            reload();
    });
    connect(&m_context.changes, &ChangeFeed::resynchronise, this, [this] {
        if (m_details && !m_busy)
            reload();
    });
}

QWidget *AppointmentPanel::buildDetails()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(Space::Large, Space::Large, Space::Large, Space::Large);
    layout->setSpacing(Space::Medium);
    m_message = new InlineMessage(page);
    connect(m_message, &InlineMessage::actionTriggered, this, &AppointmentPanel::reload);
    m_editedBy = new InlineMessage(page);
    m_editedBy->setObjectName(u"beingEdited"_s);
    m_patient = makeLabel({}, TextLook::Heading, page);
    m_patient->setObjectName(u"patientName"_s);
    m_status = new StatusChip(page);
    m_when = makeLabel({}, TextLook::Body, page);
    m_when->setObjectName(u"when"_s);
    auto *facts = new QWidget(page);
    m_facts = new QGridLayout(facts);
    m_facts->setContentsMargins({});
    m_facts->setHorizontalSpacing(Space::Large);
    m_facts->setVerticalSpacing(Space::Small);
    m_facts->setColumnStretch(1, 1);
    m_stepsBox = new QWidget(page);
    m_steps = new QVBoxLayout(m_stepsBox);
    m_steps->setContentsMargins({});
    m_steps->setSpacing(Space::Small);
    m_cancelBox = new CancelBox(page);
    connect(m_cancelBox, &CancelBox::answered, this, &AppointmentPanel::cancelWith);
    connect(m_cancelBox, &CancelBox::dismissed, this, &AppointmentPanel::closeCancelBox);
    m_timesTitle = makeLabel({}, TextLook::Small, page);
    auto *times = new QWidget(page);
    m_times = new QGridLayout(times);
    m_times->setContentsMargins({});
    m_times->setHorizontalSpacing(Space::Large);
    m_times->setVerticalSpacing(Space::Tiny);
    m_times->setColumnStretch(1, 1);

    layout->addWidget(m_message);
    layout->addWidget(m_editedBy);
    layout->addWidget(m_patient);
    layout->addWidget(m_status);
    layout->addWidget(m_when);
    layout->addWidget(facts);
    layout->addWidget(m_stepsBox);
    layout->addWidget(m_cancelBox);
    layout->addSpacing(Space::Small);
    layout->addWidget(m_timesTitle);
    layout->addWidget(times);
    layout->addStretch(1);
    return page;
}

void AppointmentPanel::retranslate()
{
    m_empty->setTexts(tr("No appointment chosen"),
                      tr("Choose one in the calendar to see and change it here."));
    m_timesTitle->setText(tr("So far"));
    if (m_details)
        fill();
}

void AppointmentPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void AppointmentPanel::setAppointment(const AppointmentDetails &details)
{
    const bool another = !m_details || m_details->appointment.id != details.appointment.id;
    ++m_generation;
    m_details = details;
    if (another) {
        m_busy = false;
        m_message->clear();
        closeCancelBox();
    }
    fill();
    showEdited();
    m_stack->setCurrentIndex(1);
}

void AppointmentPanel::clear()
{
    ++m_generation;
    m_details.reset();
    m_busy = false;
    closeCancelBox();
    m_message->clear();
    m_stack->setCurrentIndex(0);
}

void AppointmentPanel::fill()
{
    const auto time = m_context.zone.get();
    const Appointment &appointment = m_details->appointment;
    m_patient->setText(m_details->patientName);
    m_status->setStatus(appointment.status);
    m_when->setText(whenText(locale(), *time, appointment.span));
    const QDate today = time->toDate(m_context.clock.now());
    emptyLayout(m_facts);
    QWidget *page = m_facts->parentWidget();
    for (const AppointmentFact &fact : appointmentFacts(locale(), *m_details, today))
        addFact(m_facts, fact.name, fact.value, page,
                fact.urgent ? TextLook::Danger : TextLook::Body);
    fillSteps();
    fillTimes();
    if (!mayFollow(appointment.status, AppointmentStatus::Cancelled))
        closeCancelBox();
}

QPushButton *AppointmentPanel::addStep(const QString &text, const QString &name)
{
    auto *button = new QPushButton(text, m_stepsBox);
    button->setObjectName(name);
    button->setEnabled(mayAct());
    return button;
}

void AppointmentPanel::fillSteps()
{
    emptyLayout(m_steps);
    const AppointmentStatus now = m_details->appointment.status;
    const std::optional<AppointmentStatus> next = usualNext(now);
    const auto stepButton = [&](AppointmentStatus to) {
        QPushButton *button = addStep(stepText(now, to), u"step%1"_s.arg(toString(to)));
        connect(button, &QPushButton::clicked, this, [this, to] { takeStep(to); });
        return button;
    };
    if (next && mayFollow(now, *next)) {
        QPushButton *button = stepButton(*next);
        setButtonLook(button, ButtonLook::Primary);
        m_steps->addWidget(button);
    }
    auto *others = new QGridLayout;
    others->setSpacing(Space::Small);
    const auto addOther = [&](QPushButton *button) {
        const int at = others->count();
        others->addWidget(button, at / 2, at % 2);
    };
    for (const AppointmentStatus to : allAppointmentStatuses()) {
        if (to != AppointmentStatus::Cancelled && to != next && mayFollow(now, to))
            addOther(stepButton(to));
    }
    const bool open = now == AppointmentStatus::Pending || now == AppointmentStatus::Confirmed
                      || (m_context.actor.isDesk() && !isFinal(now));
    if (open) {
        QPushButton *edit = addStep(tr("Change…"), u"edit"_s);
        edit->setIcon(themedIcon(u"edit"_s));
        connect(edit, &QPushButton::clicked, this, [this] { Q_EMIT editRequested(*m_details); });
        addOther(edit);
    }
    if (mayFollow(now, AppointmentStatus::Cancelled)) {
        QPushButton *cancel = addStep(stepText(now, AppointmentStatus::Cancelled), u"cancel"_s);
        connect(cancel, &QPushButton::clicked, this, &AppointmentPanel::startCancel);
        addOther(cancel);
    }
    m_steps->addLayout(others);
}

void AppointmentPanel::fillTimes()
{
    emptyLayout(m_times);
    const Appointment &appointment = m_details->appointment;
    const auto time = m_context.zone.get();
    const QDate day = time->toDate(appointment.span.start);
    const auto add = [&](const QString &what, const std::optional<Instant> &at) {
        if (!at)
            return;
        const QString clock = timeText(locale(), *time, *at);
        const QDate date = time->toDate(*at);
        addFact(m_times, what,
                date == day ? clock : tr("%1, %2").arg(shortDayText(locale(), date), clock),
                m_times->parentWidget());
    };
    add(tr("Booked"), appointment.stamp.createdAt);
    add(statusText(AppointmentStatus::Confirmed), appointment.confirmedAt);
    add(statusText(AppointmentStatus::Arrived), appointment.arrivedAt);
    add(statusText(AppointmentStatus::InProgress), appointment.startedAt);
    add(statusText(AppointmentStatus::Completed), appointment.completedAt);
    add(statusText(AppointmentStatus::Cancelled), appointment.cancelledAt);
    add(statusText(AppointmentStatus::NoShow), appointment.noShowAt);
}

void AppointmentPanel::startCancel()
{
    if (!m_details || !mayAct()
        || !mayFollow(m_details->appointment.status, AppointmentStatus::Cancelled))
        return;
    m_message->clear();
    m_stepsBox->hide();
    m_cancelBox->ask(!m_details->appointment.seriesId.isNull());
}

void AppointmentPanel::closeCancelBox()
{
    m_cancelBox->clear();
    m_stepsBox->show();
}

void AppointmentPanel::cancelWith(const QString &reason, SeriesScope scope)
{
    if (!m_details || !mayAct())
        return;
    if (scope != SeriesScope::This) {
        cancelSeries(reason, scope);
        return;
    }
    const AppointmentId id = m_details->appointment.id;
    const qint64 version = m_details->appointment.stamp.version;
    const Actor actor = m_context.actor;
    send([=](Services &services) {
        return services.appointments.cancel(actor, id, reason, version);
    });
}

void AppointmentPanel::cancelSeries(const QString &reason, SeriesScope scope)
{
    setBusy(true);
    m_message->clear();
    auto future =
        m_context.services.run([actor = m_context.actor, shown = m_details->appointment, scope,
                                reason, now = m_context.clock.now()](Services &services) {
            return cancelOfSeries(services, actor, shown, scope, reason, now);
        });
    const AppointmentId id = m_details->appointment.id;
    whenDone(future, this, [this, id](const Result<CancelledSeries> &result) {
        answered(id, result ? std::optional<Error>() : std::optional(result.error()));
        if (!result)
            return;
        for (const AppointmentDetails &details : result->after) {
            if (isShown(details.appointment.id))
                setAppointment(details);
        }
        Q_EMIT seriesCancelled(*result);
    });
}

void AppointmentPanel::takeStep(AppointmentStatus status)
{
    if (!m_details || !mayAct() || !mayFollow(m_details->appointment.status, status))
        return;
    const AppointmentId id = m_details->appointment.id;
    const qint64 version = m_details->appointment.stamp.version;
    const Actor actor = m_context.actor;
    send([=](Services &services) {
        return services.appointments.setStatus(actor, id, status, {}, version);
    });
}

void AppointmentPanel::send(std::function<Result<AppointmentDetails>(Services &)> work)
{
    setBusy(true);
    m_message->clear();
    auto future = m_context.services.run(std::move(work));
    const AppointmentId id = m_details->appointment.id;
    whenDone(future, this, [this, id](const Result<AppointmentDetails> &result) {
        answered(id, result ? std::optional<Error>() : std::optional(result.error()));
        if (!result)
            return;
        if (isShown(id))
            setAppointment(*result);
        Q_EMIT changed(*result);
    });
}

/// What was asked for of an appointment is done, or was refused: said where it is still shown.
void AppointmentPanel::answered(AppointmentId id, const std::optional<Error> &refusal)
{
    if (!isShown(id))
        return;
    setBusy(false);
    if (!refusal) {
        closeCancelBox();
        return;
    }
    const bool stale =
        refusal->code == ErrorCode::StaleVersion || refusal->code == ErrorCode::IllegalTransition;
    m_message->showMessage(stale ? InlineMessage::Kind::Warning : InlineMessage::Kind::Error,
                           errorText(*refusal), stale ? tr("Reload") : QString());
}

void AppointmentPanel::reload()
{
    if (!m_details)
        return;
    const AppointmentId id = m_details->appointment.id;
    const Actor actor = m_context.actor;
    auto future = m_context.services.run(
        [=](Services &services) { return services.appointments.get(actor, id); });
    whenDone(future, this,
             [this, asked = ++m_generation](const Result<AppointmentDetails> &stored) {
                 if (asked != m_generation || !m_details || m_busy)
                     return;
                 if (!stored) {
                     m_message->showMessage(InlineMessage::Kind::Error, errorText(stored.error()));
                     return;
                 }
                 m_message->clear();
                 setAppointment(*stored);
             });
}

void AppointmentPanel::setBusy(bool busy)
{
    m_busy = busy;
    updateButtons();
}

void AppointmentPanel::setEdited(const EditingTexts &edited)
{
    m_edited = edited;
    showEdited();
}

void AppointmentPanel::showEdited()
{
    const QString text = m_details ? m_edited.value(m_details->appointment.id) : QString();
    m_editedBy->showOnly(InlineMessage::Kind::Info, text);
}

void AppointmentPanel::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    updateButtons();
}

void AppointmentPanel::updateButtons()
{
    for (QWidget *box : {m_stepsBox, static_cast<QWidget *>(m_cancelBox)}) {
        const auto buttons = box->findChildren<QPushButton *>();
        for (QPushButton *button : buttons)
            button->setEnabled(mayAct());
    }
}

} // namespace frontdesk
