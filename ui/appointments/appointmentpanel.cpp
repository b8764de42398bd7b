// SPDX-License-Identifier: GPL-3.0-or-later
#include "appointments/appointmentpanel.h"

#include "appointments/appointmenttext.h"
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

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxReason = 500;

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
    m_cancelBox = buildCancelBox();
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

QWidget *AppointmentPanel::buildCancelBox()
{
    auto *box = new QFrame;
    box->setObjectName(u"cancelBox"_s);
    makeCard(box);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(Space::Medium, Space::Medium, Space::Medium, Space::Medium);
    layout->setSpacing(Space::Tiny);
    m_cancelTitle = makeLabel({}, TextLook::Heading, box);
    layout->addWidget(m_cancelTitle);
    for (int at = 0; at < cancelReasons().size(); ++at) {
        auto *button = new QPushButton(box);
        button->setObjectName(u"reason%1"_s.arg(at + 1));
        connect(button, &QPushButton::clicked, this,
                [this, at] { cancelWith(cancelReasons().at(at)); });
        layout->addWidget(button);
        m_reasons.append(button);
    }
    m_otherReason = new QLineEdit(box);
    m_otherReason->setObjectName(u"otherReason"_s);
    m_otherReason->setMaxLength(MaxReason);
    m_otherReason->installEventFilter(this);
    layout->addSpacing(Space::Tiny);
    layout->addWidget(m_otherReason);
    auto *buttons = new QHBoxLayout;
    m_confirm = new QPushButton(box);
    m_confirm->setObjectName(u"confirmCancel"_s);
    setButtonLook(m_confirm, ButtonLook::Danger);
    connect(m_confirm, &QPushButton::clicked, this,
            [this] { cancelWith(m_otherReason->text().trimmed()); });
    m_keep = new QPushButton(box);
    m_keep->setObjectName(u"keep"_s);
    setButtonLook(m_keep, ButtonLook::Quiet);
    connect(m_keep, &QPushButton::clicked, this, &AppointmentPanel::closeCancelBox);
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_keep);
    buttons->addStretch();
    layout->addSpacing(Space::Tiny);
    layout->addLayout(buttons);
    box->hide();
    return box;
}

void AppointmentPanel::retranslate()
{
    m_empty->setTexts(tr("No appointment chosen"),
                      tr("Choose one in the calendar to see and change it here."));
    m_cancelTitle->setText(tr("Why is it cancelled?"));
    const QStringList reasons = cancelReasons();
    for (int at = 0; at < reasons.size(); ++at) {
        //: a reason and the digit key that chooses it
        m_reasons[at]->setText(tr("%1  %2").arg(locale().toString(at + 1), reasons.at(at)));
        m_reasons[at]->setStyleSheet(
            u"text-align: %1;"_s.arg(isRightToLeft() ? u"right"_s : u"left"_s));
    }
    m_otherReason->setAccessibleName(tr("Another reason"));
    m_otherReason->setPlaceholderText(tr("A digit, or another reason"));
    m_confirm->setText(tr("Cancel appointment"));
    m_keep->setText(tr("Keep it"));
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
    m_cancelBox->show();
    m_otherReason->setFocus(Qt::OtherFocusReason);
}

void AppointmentPanel::closeCancelBox()
{
    m_cancelBox->hide();
    m_otherReason->clear();
    m_stepsBox->show();
}

void AppointmentPanel::cancelWith(const QString &reason)
{
    if (!m_details || !mayAct())
        return;
    const AppointmentId id = m_details->appointment.id;
    const qint64 version = m_details->appointment.stamp.version;
    const Actor actor = m_context.actor;
    send([=](Services &services) {
        return services.appointments.cancel(actor, id, reason, version);
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
        const bool stillShown = m_details && m_details->appointment.id == id;
        if (stillShown)
            setBusy(false);
        if (result) {
            if (stillShown) {
                closeCancelBox();
                setAppointment(*result);
            }
            Q_EMIT changed(*result);
        } else if (stillShown) {
            const bool stale = result.error().code == ErrorCode::StaleVersion
                               || result.error().code == ErrorCode::IllegalTransition;
            m_message->showMessage(stale ? InlineMessage::Kind::Warning
                                         : InlineMessage::Kind::Error,
                                   errorText(result.error()), stale ? tr("Reload") : QString());
        }
    });
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
    for (QWidget *box : {m_stepsBox, m_cancelBox}) {
        const auto buttons = box->findChildren<QPushButton *>();
        for (QPushButton *button : buttons)
            button->setEnabled(mayAct());
    }
}

bool AppointmentPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_otherReason || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *press = static_cast<QKeyEvent *>(event);
    if (press->key() == Qt::Key_Escape) {
        closeCancelBox();
        return true;
    }
    if (press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter) {
        cancelWith(m_otherReason->text().trimmed());
        return true;
    }
    const QStringList reasons = cancelReasons();
    const int digit = press->text().size() == 1 ? press->text().at(0).digitValue() : -1;
    if (m_otherReason->text().isEmpty() && digit >= 1 && digit <= reasons.size()) {
        cancelWith(reasons.at(digit - 1));
        return true;
    }
    return false;
}

} // namespace frontdesk
