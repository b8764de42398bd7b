// SPDX-License-Identifier: GPL-3.0-or-later
#include "windoweditor.h"

#include "affectedlist.h"
#include "models/clinicformat.h"
#include "models/daypicker.h"
#include "models/editorform.h"
#include "models/merged.h"
#include "models/saveshortcut.h"
#include "models/slottimeedit.h"
#include "models/typeddate.h"
#include "scheduletext.h"
#include "shell/bidi.h"
#include "shell/errortext.h"
#include "shell/theme.h"
#include "shell/whendone.h"

#include <QComboBox>
#include <QFocusEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int MinutesInDay = 24 * 60;
constexpr int MinSlot = 5;
constexpr int MaxSlot = 240;
constexpr int MaxInterval = 8;
constexpr int DefaultSlot = 20;
constexpr int DefaultLength = 4 * 60;

bool sameHours(const Schedule &a, const Schedule &b)
{
    return a.start == b.start && a.end == b.end && a.slotMinutes == b.slotMinutes
           && a.validFrom == b.validFrom && a.validTo == b.validTo
           && a.weekInterval == b.weekInterval;
}

} // namespace

struct WindowEditor::Outcome {
    ScheduleId id;
    QList<AppointmentDetails> affected;
};

WindowEditor::WindowEditor(DeskContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_form(new EditorForm(this))
    , m_title(new QLabel(this))
{
    setObjectName(u"windowEditor"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Medium);
    m_title->setObjectName(u"editorTitle"_s);
    m_title->setWordWrap(true);
    setTextLook(m_title, TextLook::Heading);
    layout->addWidget(m_title);
    layout->addWidget(m_form);
    buildFields();
    buildButtons();
    connect(m_form, &EditorForm::reloadWanted, this, &WindowEditor::reload);
    addSaveShortcut(this, [this] { save(); });
}

void WindowEditor::buildFields()
{
    m_days = new DayPicker(this);
    m_start = new SlotTimeEdit(this);
    m_start->setObjectName(u"start"_s);
    m_end = new SlotTimeEdit(this);
    m_end->setObjectName(u"end"_s);
    m_slot = new QSpinBox(this);
    m_slot->setObjectName(u"slot"_s);
    m_slot->setRange(MinSlot, MaxSlot);
    m_slot->setSingleStep(MinSlot);
    m_slot->setSuffix(tr(" min"));
    m_interval = new QComboBox(this);
    m_interval->setObjectName(u"interval"_s);
    for (int weeks = 1; weeks <= MaxInterval; ++weeks) {
        Schedule window;
        window.weekInterval = weeks;
        m_interval->addItem(repeatText(window));
    }
    m_from = new QLineEdit(this);
    m_from->setObjectName(u"validFrom"_s);
    m_from->setPlaceholderText(tr("Always"));
    m_to = new QLineEdit(this);
    m_to->setObjectName(u"validTo"_s);
    m_to->setPlaceholderText(tr("For ever"));

    m_form->addField(tr("Weekday"), m_days, u"/dayOfWeek"_s);
    m_form->addColumns({{tr("&From"), m_start, u"/startTime"_s}, {tr("&To"), m_end, u"/endTime"_s}})
        .last()
        ->setHint(tr("Midnight ends the day."));
    m_form->addColumns({{tr("&Slot length"), m_slot, u"/slotDurationMinutes"_s},
                        {tr("&Repeats"), m_interval, u"/weekInterval"_s}});
    m_form->addColumns(
        {{tr("First &day"), m_from, u"/validFrom"_s}, {tr("&Last day"), m_to, u"/validTo"_s}});
    connect(m_days, &DayPicker::daysChanged, this, &WindowEditor::updateButtons);
    for (SlotTimeEdit *edit : {m_start, m_end})
        connect(edit, &QTimeEdit::timeChanged, this, &WindowEditor::updateButtons);
    connect(m_slot, &QSpinBox::valueChanged, this, &WindowEditor::updateButtons);
    connect(m_interval, &QComboBox::currentIndexChanged, this, &WindowEditor::updateButtons);
    for (QLineEdit *edit : {m_from, m_to})
        connect(edit, &QLineEdit::textChanged, this, &WindowEditor::updateButtons);
}

void WindowEditor::buildButtons()
{
    m_save = new QPushButton(this);
    m_save->setObjectName(u"save"_s);
    m_save->setToolTip(tr("Ctrl+Enter"));
    setButtonLook(m_save, ButtonLook::Primary);
    connect(m_save, &QPushButton::clicked, this, &WindowEditor::save);
    m_revert = new QPushButton(this);
    m_revert->setObjectName(u"revert"_s);
    setButtonLook(m_revert, ButtonLook::Quiet);
    connect(m_revert, &QPushButton::clicked, this, &WindowEditor::revert);
    m_remove = new QPushButton(tr("Remove"), this);
    m_remove->setObjectName(u"remove"_s);
    setButtonLook(m_remove, ButtonLook::Danger);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_form->clearMessages();
        m_form->showWarning(tr("Remove these working hours? Appointments in them stay booked."),
                            tr("Remove"), [this] { remove(); });
    });
    for (QPushButton *button : {m_save, m_revert, m_remove})
        m_form->addButton(button);
}

QDate WindowEditor::today() const
{
    return m_context.zone.get()->toDate(m_context.clock.now());
}

void WindowEditor::startNew(const Doctor &doctor, const QList<Schedule> &known, int dayOfWeek,
                            WallTime start)
{
    m_doctor = doctor;
    m_known = known;
    m_stored.reset();
    Schedule window;
    window.dayOfWeek = dayOfWeek;
    window.start = start;
    window.end = WallTime {std::min(start.minutes + DefaultLength, MinutesInDay)};
    window.slotMinutes = known.isEmpty() ? DefaultSlot : known.last().slotMinutes;
    // Up to the next hours of that day.
    for (const Schedule &other : known) {
        if (other.dayOfWeek == dayOfWeek && other.start > start)
            window.end = std::min(window.end, other.start);
    }
    fill(window);
    refresh();
    m_start->setFocus(Qt::OtherFocusReason);
}

void WindowEditor::setWindow(const Doctor &doctor, const QList<Schedule> &known,
                             const Schedule &window)
{
    m_doctor = doctor;
    m_known = known;
    m_stored = window;
    fill(window);
    refresh();
}

void WindowEditor::fill(const Schedule &window)
{
    m_base = window;
    m_baseDays = {window.dayOfWeek};
    m_days->setSingle(!isNew());
    m_days->setDays(m_baseDays);
    m_start->setWallTime(window.start);
    m_end->setWallTime(window.end);
    m_slot->setValue(window.slotMinutes);
    m_interval->setCurrentIndex(window.weekInterval - 1);
    const auto text = [this](QDate date) {
        return date.isValid() ? numericDateText(locale(), date) : QString();
    };
    m_from->setText(text(window.validFrom));
    m_to->setText(text(window.validTo));
}

void WindowEditor::refresh()
{
    ++m_generation;
    m_form->setBusy(false);
    m_form->clearMessages();
    m_title->setText(isNew() ? tr("New working hours")
                             : tr("%1, %2").arg(weekdayText(locale(), m_stored->dayOfWeek),
                                                hoursText(locale(), *m_stored)));
    m_save->setText(isNew() ? tr("Add hours") : tr("Save"));
    m_revert->setText(isNew() ? tr("Close") : tr("Undo changes"));
    m_remove->setVisible(!isNew());
    updateButtons();
}

void WindowEditor::updateButtons()
{
    if (m_form->isBusy())
        return;
    m_save->setEnabled(isNew() || isDirty());
    m_revert->setEnabled(isNew() || isDirty());
}

QDate WindowEditor::typedDate(const QLineEdit *edit) const
{
    return parseTypedDate(edit->text(), locale(), today(), ShortYear::Near);
}

Schedule WindowEditor::typedUnchecked() const
{
    Schedule window = m_base;
    const QList<int> days = m_days->days();
    window.dayOfWeek = days.isEmpty() ? 0 : days.first();
    window.doctorId = m_doctor.id;
    window.start = m_start->wallTime();
    window.end = m_end->wallTime();
    if (window.end.minutes == 0)
        window.end = WallTime {MinutesInDay};
    window.slotMinutes = m_slot->value();
    window.weekInterval = m_interval->currentIndex() + 1;
    window.validFrom = typedDate(m_from);
    window.validTo = typedDate(m_to);
    return window;
}

bool WindowEditor::isDirty() const
{
    const auto unread = [this](const QLineEdit *edit) {
        return !edit->text().trimmed().isEmpty() && !typedDate(edit).isValid();
    };
    return m_days->days() != m_baseDays || unread(m_from) || unread(m_to)
           || !sameHours(typedUnchecked(), m_base);
}

bool WindowEditor::checkDates()
{
    for (const auto &[edit, pointer] :
         {std::pair(m_from, u"/validFrom"_s), std::pair(m_to, u"/validTo"_s)}) {
        if (edit->text().trimmed().isEmpty() || typedDate(edit).isValid())
            continue;
        m_form->showFault(pointer, tr("Write the date like %1.").arg(numericDateHint(locale())));
        return false;
    }
    return true;
}

bool WindowEditor::checkRules(const Schedule &window)
{
    if (m_days->days().isEmpty()) {
        m_form->showFault(u"/dayOfWeek"_s, tr("Choose a weekday."));
        return false;
    }
    if (window.end <= window.start) {
        m_form->showFault(u"/endTime"_s, tr("The end must come after the start."));
        return false;
    }
    if (window.end.minutes - window.start.minutes < window.slotMinutes) {
        m_form->showFault(u"/slotDurationMinutes"_s, tr("Not one slot fits into these hours."));
        return false;
    }
    if (window.validFrom.isValid() && window.validTo.isValid()
        && window.validTo < window.validFrom) {
        m_form->showFault(u"/validTo"_s, tr("The last day cannot be before the first."));
        return false;
    }
    if (window.weekInterval > 1 && !window.validFrom.isValid()) {
        m_form->showFault(u"/validFrom"_s, tr("Alternating weeks are counted from a first day."));
        return false;
    }
    for (const int day : m_days->days()) {
        Schedule wanted = window;
        wanted.dayOfWeek = day;
        for (const Schedule &other : std::as_const(m_known)) {
            if ((isNew() || other.id != m_stored->id) && overlap(other, wanted)) {
                m_form->showFault(
                    u"/startTime"_s,
                    tr("These hours overlap others: %1.").arg(windowText(locale(), other)));
                return false;
            }
        }
    }
    return true;
}

void WindowEditor::save()
{
    if (m_form->isBusy() || (!isNew() && !isDirty()))
        return;
    m_form->clearMessages();
    if (!checkDates())
        return;
    const Schedule window = typedUnchecked();
    if (!checkRules(window))
        return;
    if (isNew())
        create(window);
    else
        update(window);
}

void WindowEditor::create(const Schedule &window)
{
    const Actor actor = m_context.actor;
    const QList<int> days = m_days->days();
    send(
        [=](Services &services) -> Result<Outcome> {
            QList<NewSchedule> wanted;
            for (const int day : days)
                wanted.append({window.doctorId, day, window.start, window.end, window.slotMinutes,
                               window.validFrom, window.validTo, window.weekInterval});
            FRONTDESK_TRY_ASSIGN(const QList<Schedule> created,
                                 services.schedules.createAll(actor, wanted));
            return Outcome {created.last().id, {}};
        },
        false);
}

void WindowEditor::update(const Schedule &window)
{
    ScheduleChanges changes;
    noteChange(changes.dayOfWeek, window.dayOfWeek, m_base.dayOfWeek);
    noteChange(changes.start, window.start, m_base.start);
    noteChange(changes.end, window.end, m_base.end);
    noteChange(changes.slotMinutes, window.slotMinutes, m_base.slotMinutes);
    noteChange(changes.validFrom, window.validFrom, m_base.validFrom);
    noteChange(changes.validTo, window.validTo, m_base.validTo);
    noteChange(changes.weekInterval, window.weekInterval, m_base.weekInterval);
    const Actor actor = m_context.actor;
    const ScheduleId id = m_stored->id;
    const qint64 version = m_stored->stamp.version;
    send(
        [=](Services &services) -> Result<Outcome> {
            FRONTDESK_TRY_ASSIGN(const ScheduleOutcome stored,
                                 services.schedules.update(actor, id, changes, version));
            FRONTDESK_TRY_ASSIGN(const auto affected, withNames(services, actor, stored.affected));
            return Outcome {id, affected};
        },
        false);
}

void WindowEditor::remove()
{
    const Actor actor = m_context.actor;
    const ScheduleId id = m_stored->id;
    const qint64 version = m_stored->stamp.version;
    send(
        [=](Services &services) -> Result<Outcome> {
            FRONTDESK_TRY_ASSIGN(const ScheduleOutcome stored,
                                 services.schedules.remove(actor, id, version));
            FRONTDESK_TRY_ASSIGN(const auto affected, withNames(services, actor, stored.affected));
            return Outcome {id, affected};
        },
        true);
}

void WindowEditor::send(const Work &work, bool removing)
{
    m_form->clearMessages();
    m_form->setBusy(true);
    auto future = m_context.services.run(work);
    whenDone(future, this, [this, removing, asked = m_generation](const Result<Outcome> &outcome) {
        if (asked == m_generation) {
            m_form->setBusy(false);
            updateButtons();
        }
        if (!outcome) {
            if (asked == m_generation)
                showFailure(outcome.error());
            return;
        }
        if (removing)
            Q_EMIT removed(outcome->affected);
        else
            Q_EMIT saved(outcome->id, outcome->affected);
    });
}

/// Several days are stored together or not at all; the one at fault is named.
void WindowEditor::showFailure(const Error &error)
{
    const QList<int> days = m_days->days();
    const QString place = error.faults.isEmpty() ? QString() : error.faults.first().pointer;
    bool isPlace = false;
    const int at = place.mid(1).toInt(&isPlace);
    if (!isNew() || !isPlace || at >= days.size()) {
        m_form->showError(error);
        return;
    }
    Error ofFields = error;
    ofFields.faults.removeFirst();
    for (FieldFault &fault : ofFields.faults)
        fault.pointer.remove(0, place.size());
    if (ofFields.faults.isEmpty())
        m_form->showFault(u"/dayOfWeek"_s,
                          tr("%1: %2").arg(weekdayText(locale(), days[at]), errorText(error)));
    else
        m_form->showError(ofFields);
}

void WindowEditor::reload()
{
    if (isNew() || m_form->isBusy())
        return;
    m_form->setBusy(true);
    const Actor actor = m_context.actor;
    const ScheduleId id = m_stored->id;
    auto future = m_context.services.run(
        [=](Services &services) { return services.schedules.get(actor, id); });
    whenDone(future, this, [this, asked = m_generation](const Result<Schedule> &stored) {
        if (asked != m_generation)
            return;
        m_form->setBusy(false);
        updateButtons();
        if (!stored) {
            m_form->showError(stored.error());
            return;
        }
        const Schedule mine = typedUnchecked();
        const Schedule before = m_base;
        Schedule kept = *stored;
        kept.dayOfWeek = merged(mine.dayOfWeek, before.dayOfWeek, stored->dayOfWeek);
        kept.start = merged(mine.start, before.start, stored->start);
        kept.end = merged(mine.end, before.end, stored->end);
        kept.slotMinutes = merged(mine.slotMinutes, before.slotMinutes, stored->slotMinutes);
        kept.validFrom = merged(mine.validFrom, before.validFrom, stored->validFrom);
        kept.validTo = merged(mine.validTo, before.validTo, stored->validTo);
        kept.weekInterval = merged(mine.weekInterval, before.weekInterval, stored->weekInterval);
        setWindow(Doctor(m_doctor), QList<Schedule>(m_known), *stored);
        fill(kept);
        m_base = *stored;
        m_baseDays = {stored->dayOfWeek};
        updateButtons();
        m_form->showWarning(isDirty() ? EditorForm::mergedText() : EditorForm::storedText());
    });
}

void WindowEditor::revert()
{
    if (m_form->isBusy())
        return;
    if (isNew()) {
        Q_EMIT dismissed();
        return;
    }
    setWindow(Doctor(m_doctor), QList<Schedule>(m_known), Schedule(*m_stored));
}

void WindowEditor::focusInEvent(QFocusEvent *event)
{
    m_start->setFocus(event->reason());
}

void WindowEditor::askToDiscard(std::function<void()> leave)
{
    m_form->askToDiscard(std::move(leave));
}

} // namespace frontdesk
