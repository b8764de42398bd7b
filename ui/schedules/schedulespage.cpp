// SPDX-License-Identifier: GPL-3.0-or-later
#include "schedules/schedulespage.h"

#include "affectedlist.h"
#include "holidayimporter.h"
#include "models/clinicformat.h"
#include "models/daypicker.h"
#include "models/doctorbox.h"
#include "models/followchanges.h"
#include "models/scrolled.h"
#include "models/tableview.h"
#include "scheduletext.h"
#include "shell/emptystate.h"
#include "shell/errortext.h"
#include "shell/icons.h"
#include "shell/inlinemessage.h"
#include "shell/theme.h"
#include "shell/whendone.h"
#include "weekgrid.h"
#include "windoweditor.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int DetailWidth = 460;
constexpr int DoctorWidth = 420;
constexpr WallTime UsualStart {9 * 60};

bool sameWindow(const Schedule &a, const Schedule &b)
{
    return a.id == b.id;
}

} // namespace

SchedulesPage::SchedulesPage(DeskContext &context, QWidget *parent)
    : DeskPage(parent)
    , m_context(context)
{
    setObjectName(u"schedulesPage"_s);
    auto *week = new QWidget;
    auto *weekLayout = new QVBoxLayout(week);
    weekLayout->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Large);
    weekLayout->setSpacing(Space::Medium);
    buildHead(weekLayout);
    weekLayout->addWidget(buildWeek(), 1);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(week);
    splitter->addWidget(buildDetail());
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({2 * DetailWidth, DetailWidth});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(splitter);
    followChanges(
        context, this,
        [this](const Change &change) {
            return change.entity == ChangedEntity::Schedule && m_shown
                   && (change.doctorId.isNull() || change.doctorId == m_shown->id);
        },
        [this] { load(); });
}

SchedulesPage::~SchedulesPage()
{
    m_table->setModel(nullptr);
}

QString SchedulesPage::title() const
{
    return tr("Schedules");
}

QString SchedulesPage::iconName() const
{
    return u"schedules"_s;
}

void SchedulesPage::buildHead(QLayout *layout)
{
    auto *titleRow = new QHBoxLayout;
    auto *title = new QLabel(tr("Schedules"), this);
    setTextLook(title, TextLook::Title);
    m_new = new QPushButton(tr("Add hours"), this);
    m_new->setObjectName(u"newWindow"_s);
    m_new->setIcon(themedIcon(u"add"_s, IconTint::OnAccent));
    m_new->setEnabled(false);
    setButtonLook(m_new, ButtonLook::Primary);
    titleRow->addWidget(title);
    titleRow->addStretch();
    titleRow->addWidget(buildImport());
    titleRow->addWidget(m_new);
    m_doctor = new DoctorBox(m_context, DoctorBox::Show::All, this);
    m_doctor->setMaximumWidth(DoctorWidth);
    m_message = new InlineMessage(this);
    m_message->setObjectName(u"pageMessage"_s);
    auto *box = static_cast<QVBoxLayout *>(layout);
    box->addLayout(titleRow);
    box->addWidget(m_doctor);
    box->addWidget(m_message);
    connect(m_new, &QPushButton::clicked, this, [this] { startNew(0, UsualStart); });
    connect(m_doctor, &DoctorBox::doctorChanged, this, [this] {
        const std::optional<Doctor> doctor = m_doctor->chosen();
        if (!doctor || (m_shown && m_shown->id == doctor->id))
            return;
        if (hasUnsavedChanges()) {
            const Doctor wanted = *doctor;
            m_doctor->choose(*m_shown);
            m_editor->askToDiscard([this, wanted] { showDoctor(wanted); });
            return;
        }
        showDoctor(*doctor);
    });
    connect(m_doctor, &DoctorBox::loadFailed, this, [this](const Error &error) {
        m_message->showMessage(InlineMessage::Kind::Error, errorText(error), tr("Try again"));
    });
    connect(m_message, &InlineMessage::actionTriggered, this, [this] {
        m_message->clear();
        m_doctor->reload();
        load();
    });
}

QWidget *SchedulesPage::buildImport()
{
    auto *button = new QPushButton(tr("Import holidays…"), this);
    button->setObjectName(u"importHolidays"_s);
    button->setToolTip(tr("Closes the clinic on the days of a calendar file (.ics)"));
    button->setVisible(m_context.actor.isAdmin());
    setButtonLook(button, ButtonLook::Quiet);
    m_importer = new HolidayImporter(m_context, this);
    connect(button, &QPushButton::clicked, m_importer, &HolidayImporter::start);
    connect(m_importer, &HolidayImporter::refused, this, [this](const QString &text) {
        m_message->showMessage(InlineMessage::Kind::Warning, text);
    });
    connect(m_importer, &HolidayImporter::imported, this,
            [this](int holidays, const QList<AppointmentDetails> &affected) {
                m_message->clear();
                m_affected->setAppointments(affected);
                Q_EMIT notice(tr("%Ln holiday(s) imported", nullptr, holidays));
            });
    return button;
}

QWidget *SchedulesPage::buildWeek()
{
    m_stack = new QStackedWidget;
    m_empty = new EmptyState(u"schedules"_s, m_stack);
    m_empty->setTexts(tr("Whose working hours?"), tr("Choose a doctor above."));
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { startNew(0, UsualStart); });
    auto *week = new QWidget;
    auto *layout = new QVBoxLayout(week);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Medium);
    m_grid = new WeekGrid(week);
    m_model = std::make_unique<ListTableModel<Schedule>>(
        QList<Column<Schedule>> {
            {[] { return tr("Weekday"); },
             [this](const Schedule &w) { return weekdayText(locale(), w.dayOfWeek); }},
            {[] { return tr("Hours"); },
             [this](const Schedule &w) { return hoursText(locale(), w); }},
            {[] { return tr("Slots"); },
             [](const Schedule &w) { return tr("%Ln min", nullptr, w.slotMinutes); }},
            {[] { return tr("Repeats"); }, [](const Schedule &w) { return repeatText(w); }},
            {[] { return tr("Valid"); },
             [this](const Schedule &w) { return validityText(locale(), w); }}},
        sameWindow);
    m_table = new TableView(week);
    m_table->setObjectName(u"windows"_s);
    m_table->setAccessibleName(tr("Working hours"));
    m_table->setModel(m_model.get());
    m_table->setStretchColumn(4);
    layout->addWidget(m_grid, 3);
    layout->addWidget(m_table, 2);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(week);
    connect(m_grid, &WeekGrid::windowChosen, this, &SchedulesPage::openWindow);
    connect(m_grid, &WeekGrid::emptyChosen, this, &SchedulesPage::startNew);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid() && !m_marking)
                    openWindow(m_model->at(current.row()).id);
            });
    connect(m_table, &TableView::rowOpened, this,
            [this] { m_editor->setFocus(Qt::OtherFocusReason); });
    return m_stack;
}

QWidget *SchedulesPage::buildDetail()
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Large);
    layout->setSpacing(Space::Large);
    m_detail = new QStackedWidget(content);
    m_detail->setObjectName(u"detail"_s);
    auto *nothing = new EmptyState(u"clock"_s, m_detail);
    nothing->setTexts(tr("No hours chosen"),
                      tr("Choose hours to change them, or click free ground to add some."));
    m_editor = new WindowEditor(m_context, m_detail);
    m_detail->addWidget(nothing);
    m_detail->addWidget(m_editor);
    m_affected = new AffectedList(m_context, content);
    layout->addWidget(m_detail);
    layout->addWidget(m_affected);
    layout->addStretch(1);
    connect(m_editor, &WindowEditor::dismissed, this, [this] {
        m_detail->setCurrentIndex(0);
        markChosen({});
    });
    connect(m_editor, &WindowEditor::saved, this,
            [this](ScheduleId id, const QList<AppointmentDetails> &affected) {
                m_affected->setAppointments(affected);
                m_detail->setCurrentIndex(0);
                markChosen(id);
                load();
                Q_EMIT notice(tr("Working hours saved"));
            });
    connect(m_editor, &WindowEditor::removed, this,
            [this](const QList<AppointmentDetails> &affected) {
                m_affected->setAppointments(affected);
                m_detail->setCurrentIndex(0);
                markChosen({});
                load();
                Q_EMIT notice(tr("Working hours removed"));
            });
    connect(m_affected, &AffectedList::opened, this, &SchedulesPage::appointmentRequested);
    return scrolled(content, this);
}

void SchedulesPage::activate()
{
    if (!m_doctor->isLoaded())
        m_doctor->reload();
    m_doctor->setFocus(Qt::OtherFocusReason);
}

bool SchedulesPage::hasUnsavedChanges() const
{
    return m_detail->currentIndex() == 1 && m_editor->isDirty();
}

void SchedulesPage::leaveEditor(std::function<void()> leave)
{
    if (!hasUnsavedChanges()) {
        leave();
        return;
    }
    markChosen(m_editor->window() ? m_editor->window()->id : ScheduleId());
    m_editor->askToDiscard(std::move(leave));
}

void SchedulesPage::showDoctor(const Doctor &doctor)
{
    m_shown = doctor;
    m_doctor->choose(doctor);
    m_windows.clear();
    m_detail->setCurrentIndex(0);
    m_affected->hide();
    markChosen({});
    load();
}

void SchedulesPage::load()
{
    if (!m_shown)
        return;
    const Actor actor = m_context.actor;
    const DoctorId id = m_shown->id;
    auto future = m_context.services.run(
        [=](Services &services) { return services.schedules.listForDoctor(actor, id); });
    whenDone(future, this, [this, asked = ++m_generation](const Result<QList<Schedule>> &windows) {
        if (asked != m_generation)
            return;
        if (!windows) {
            m_message->showMessage(InlineMessage::Kind::Error, errorText(windows.error()),
                                   tr("Try again"));
            return;
        }
        m_message->clear();
        showWindows(*windows);
    });
}

void SchedulesPage::showWindows(const QList<Schedule> &windows)
{
    const ScheduleId kept = m_grid->chosen();
    m_windows = windows;
    m_new->setEnabled(true);
    {
        const QScopedValueRollback marking(m_marking, true);
        m_model->setItems(windows);
    }
    m_grid->setWindows(windows);
    for (int column = 0; column < 4; ++column)
        m_table->resizeColumnToContents(column);
    markChosen(kept);
    if (windows.isEmpty())
        m_empty->setTexts(tr("No working hours yet"),
                          tr("Without working hours nothing can be booked with this doctor."),
                          tr("Add hours"));
    m_stack->setCurrentIndex(windows.isEmpty() ? 0 : 1);
}

void SchedulesPage::markChosen(ScheduleId id)
{
    const QScopedValueRollback marking(m_marking, true);
    m_grid->setChosen(id);
    m_table->setCurrentIndex({});
    m_table->clearSelection();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row).id == id)
            m_table->setCurrentIndex(m_model->index(row, 0));
    }
}

void SchedulesPage::openWindow(ScheduleId id)
{
    const bool shown =
        m_detail->currentIndex() == 1 && m_editor->window() && m_editor->window()->id == id;
    if (shown)
        return;
    leaveEditor([this, id] {
        for (const Schedule &window : std::as_const(m_windows)) {
            if (window.id != id)
                continue;
            m_editor->setWindow(*m_shown, m_windows, window);
            m_detail->setCurrentIndex(1);
            markChosen(id);
        }
    });
}

void SchedulesPage::startNew(int dayOfWeek, WallTime start)
{
    if (!m_shown)
        return;
    leaveEditor([this, dayOfWeek, start] {
        const int firstDay = weekdaysInOrder(locale()).first();
        markChosen({});
        m_detail->setCurrentIndex(1);
        m_editor->startNew(*m_shown, m_windows, dayOfWeek == 0 ? firstDay : dayOfWeek, start);
    });
}

} // namespace frontdesk
