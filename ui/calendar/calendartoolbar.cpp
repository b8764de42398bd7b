// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendartoolbar.h"

#include "calendar/minimonth.h"
#include "engine/timeaxis.h"
#include "models/clinicformat.h"
#include "shell/busyindicator.h"
#include "shell/icons.h"
#include "shell/menubutton.h"
#include "shell/theme.h"

#include <QAction>
#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QWidgetAction>

namespace frontdesk {

using namespace Qt::StringLiterals;

CalendarToolBar::CalendarToolBar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_today(new QPushButton(this))
    , m_date(new QPushButton(this))
    , m_monthMenu(new QMenu(this))
    , m_month(new MiniMonth)
    , m_busy(new BusyIndicator(this))
    , m_doctorsButton(new QPushButton(this))
    , m_doctorMenu(new QMenu(this))
    , m_fillMenu(new QMenu(this))
{
    setObjectName(u"calendarToolBar"_s);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_layout->setContentsMargins(Space::Medium, Space::Small, Space::Medium, Space::Small);
    m_layout->setSpacing(Space::Tiny);
    m_today->setObjectName(u"today"_s);
    m_layout->addWidget(m_today);
    m_layout->addSpacing(Space::Tiny);
    m_back = addButton(u"dayBack"_s, u"back"_s);
    m_forward = addButton(u"dayForward"_s, u"forward"_s);
    m_layout->addSpacing(Space::Tiny);
    m_date->setObjectName(u"dateButton"_s);
    m_date->setMenu(m_monthMenu);
    m_layout->addWidget(m_date);
    m_layout->addWidget(m_busy);
    m_layout->addStretch(1);
    buildModes();
    m_layout->addSpacing(Space::Small);
    m_doctorsButton->setObjectName(u"doctorFilter"_s);
    m_doctorsButton->setMenu(m_doctorMenu);
    m_layout->addWidget(m_doctorsButton);
    m_layout->addSpacing(Space::Small);
    m_zoomOut = addButton(u"zoomOut"_s, u"zoom-out"_s);
    m_zoomFit = addButton(u"zoomFit"_s, {});
    m_zoomIn = addButton(u"zoomIn"_s, u"zoom-in"_s);
    m_fill = addButton(u"cardFill"_s, u"fill"_s);
    m_fillMenu->setObjectName(u"cardFillMenu"_s);
    setButtonMenu(m_fill, m_fillMenu);
    m_private = addButton(u"privacy"_s, u"eye"_s);
    m_private->setCheckable(true);
    connect(m_private, &QToolButton::toggled, this, [this](bool hidden) {
        m_private->setIcon(themedIcon(hidden ? u"eye-off"_s : u"eye"_s));
        emit privacyToggled(hidden);
    });
    buildMonthMenu();

    connect(m_today, &QPushButton::clicked, this, &CalendarToolBar::todayRequested);
    connect(m_back, &QToolButton::clicked, this, [this] { emit stepRequested(-1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { emit stepRequested(1); });
    connect(m_zoomOut, &QToolButton::clicked, this, &CalendarToolBar::zoomOutRequested);
    connect(m_zoomFit, &QToolButton::clicked, this, &CalendarToolBar::zoomFitRequested);
    connect(m_zoomIn, &QToolButton::clicked, this, &CalendarToolBar::zoomInRequested);
    connect(m_doctorMenu, &QMenu::aboutToShow, this, &CalendarToolBar::fillDoctorMenu);
    retranslate();
}

/// One button for each view, the present one pressed.
void CalendarToolBar::buildModes()
{
    static constexpr const char16_t *names[] = {u"dayMode", u"weekMode", u"monthMode", u"listMode"};
    m_modes = new QButtonGroup(this);
    m_modes->setExclusive(true);
    for (int mode = 0; mode < 4; ++mode) {
        QToolButton *button = addButton(QString::fromUtf16(names[mode]), {});
        button->setCheckable(true);
        button->setChecked(mode == int(m_mode));
        m_modes->addButton(button, mode);
    }
    connect(m_modes, &QButtonGroup::idClicked, this,
            [this](int mode) { emit modeChosen(CalendarMode(mode)); });
}

void CalendarToolBar::setPrivate(bool hidden)
{
    m_private->setChecked(hidden);
}

/// "Monday, 9 March 2026", "9 – 15 March 2026", "March 2026".
QString CalendarToolBar::periodText() const
{
    switch (m_mode) {
    case CalendarMode::Day:
        return longDayText(locale(), m_day);
    case CalendarMode::Week:
    case CalendarMode::List:
        return tr("%1 – %2", "first and last day")
            .arg(locale().toString(m_range.from, tr("d MMM", "a date without its year, Qt format")),
                 locale().toString(m_range.to, tr("d MMM yyyy", "a short date, Qt format")));
    case CalendarMode::Month:
        return locale().toString(m_day, tr("MMMM yyyy", "a month and its year, Qt format"));
    }
    Q_UNREACHABLE();
}

QToolButton *CalendarToolBar::addButton(const QString &name, const QString &icon)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setFocusPolicy(Qt::TabFocus);
    if (!icon.isEmpty())
        button->setIcon(themedIcon(icon));
    m_layout->addWidget(button);
    return button;
}

void CalendarToolBar::buildMonthMenu()
{
    auto *holder = new QWidget(m_monthMenu);
    auto *inner = new QVBoxLayout(holder);
    inner->setContentsMargins(Space::Small, Space::Small, Space::Small, Space::Small);
    inner->addWidget(m_month);
    auto *action = new QWidgetAction(m_monthMenu);
    action->setDefaultWidget(holder);
    m_monthMenu->addAction(action);
    connect(m_month, &MiniMonth::dayChosen, this, [this](QDate day) {
        m_monthMenu->close();
        emit dayChosen(day);
    });
    connect(m_monthMenu, &QMenu::aboutToShow, this, [this] {
        m_month->setChosen(m_day);
        m_month->grid()->setFocus(Qt::PopupFocusReason);
    });
}

void CalendarToolBar::setCommands(QAction *search, QAction *walkIn, QAction *book)
{
    m_layout->addSpacing(Space::Small);
    m_search = addButton(u"searchButton"_s, u"search"_s);
    m_walkIn = addButton(u"walkInButton"_s, u"flow"_s);
    m_walkIn->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_book = new QPushButton(this);
    m_book->setObjectName(u"newButton"_s);
    m_book->setIcon(themedIcon(u"add"_s, IconTint::OnAccent));
    m_book->setFocusPolicy(Qt::TabFocus);
    setButtonLook(m_book, ButtonLook::Primary);
    m_layout->addSpacing(Space::Tiny);
    m_layout->addWidget(m_book);
    m_commands = {search, walkIn, book};
    connect(m_search, &QToolButton::clicked, search, &QAction::trigger);
    connect(m_walkIn, &QToolButton::clicked, walkIn, &QAction::trigger);
    connect(m_book, &QPushButton::clicked, book, &QAction::trigger);
    for (QAction *command : std::as_const(m_commands))
        connect(command, &QAction::changed, this, &CalendarToolBar::nameCommands);
    nameCommands();
}

void CalendarToolBar::nameCommands()
{
    const QList<QAbstractButton *> buttons {m_search, m_walkIn, m_book};
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        const QString text = m_commands[i]->text();
        buttons[i]->setAccessibleName(text);
        buttons[i]->setToolTip(
            tr("%1 (%2)", "action, shortcut")
                .arg(text, m_commands[i]->shortcut().toString(QKeySequence::NativeText)));
    }
    fit();
}

void CalendarToolBar::setFills(const QList<QAction *> &fills)
{
    m_fillMenu->addActions(fills);
}

void CalendarToolBar::setBookable(bool bookable)
{
    if (m_commands.isEmpty())
        return;
    m_walkIn->setEnabled(bookable);
    m_book->setEnabled(bookable);
}

void CalendarToolBar::openMonth()
{
    m_date->showMenu();
}

void CalendarToolBar::retranslate()
{
    m_today->setText(tr("Today"));
    m_today->setToolTip(tr("Go to today (Ctrl+T)"));
    m_date->setAccessibleName(tr("Choose a day"));
    m_date->setToolTip(tr("Go to a date (Ctrl+G)"));
    m_doctorsButton->setAccessibleName(tr("Choose doctors"));
    const auto name = [](QToolButton *button, const QString &text, const QString &keys) {
        button->setAccessibleName(text);
        button->setToolTip(tr("%1 (%2)", "action, shortcut").arg(text, keys));
    };
    name(m_back, tr("Previous period"), tr("Ctrl+PgUp"));
    name(m_forward, tr("Next period"), tr("Ctrl+PgDn"));
    const QString modes[] = {tr("Day"), tr("Week"), tr("Month"), tr("List")};
    for (int mode = 0; mode < 4; ++mode) {
        auto *button = static_cast<QToolButton *>(m_modes->button(mode));
        button->setText(modes[mode]);
        name(button, modes[mode], tr("Ctrl+Alt+%1").arg(mode + 1));
    }
    m_fill->setAccessibleName(tr("Colours of the cards"));
    m_fill->setToolTip(tr("What the cards are coloured by"));
    m_private->setAccessibleName(tr("Hide names"));
    m_private->setToolTip(tr("Show initials instead of names"));
    name(m_zoomOut, tr("Zoom out"), tr("Ctrl+-"));
    name(m_zoomIn, tr("Zoom in"), tr("Ctrl+="));
    name(m_zoomFit, tr("Fit the opening hours"), tr("Ctrl+0"));
    m_zoomFit->setText(tr("Fit"));
    if (m_day.isValid())
        m_date->setText(periodText());
    setDoctors(m_doctors, m_hidden);
    fit();
}

void CalendarToolBar::setPeriod(CalendarMode mode, const DayRange &range, QDate day, QDate today)
{
    m_mode = mode;
    m_range = range;
    m_day = day;
    m_modes->button(int(mode))->setChecked(true);
    m_date->setText(periodText());
    fit();
    m_month->setToday(today);
    m_month->setChosen(day);
}

void CalendarToolBar::fit()
{
    const bool hours = m_mode == CalendarMode::Day || m_mode == CalendarMode::Week;
    const auto show = [this](std::initializer_list<QWidget *> widgets, bool shown) {
        for (QWidget *widget : widgets)
            widget->setVisible(shown);
        m_layout->invalidate();
    };
    const auto isTight = [this] { return m_layout->minimumSize().width() > width(); };
    const bool commands = !m_commands.isEmpty();
    const auto label = [this, commands](bool shown) {
        if (!commands)
            return;
        m_walkIn->setText(shown ? tr("Walk-in") : QString());
        m_book->setText(shown ? tr("New", "appointment") : QString());
        m_layout->invalidate();
    };
    show({m_zoomOut, m_zoomFit, m_zoomIn}, hours);
    // The table has words alone.
    show({m_fill}, m_mode != CalendarMode::List);
    show({m_private}, true);
    label(true);
    if (isTight())
        label(false);
    if (isTight())
        show({m_zoomOut, m_zoomFit, m_zoomIn}, false);
    if (isTight())
        show({m_fill}, false);
    if (isTight())
        show({m_private}, false);
}

void CalendarToolBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void CalendarToolBar::setBusy(bool busy)
{
    if (busy)
        m_busy->start();
    else
        m_busy->stop();
}

void CalendarToolBar::setDoctorsChoosable(bool choosable)
{
    m_doctorsButton->setVisible(choosable);
}

void CalendarToolBar::setZoom(double pixelsPerMinute)
{
    m_zoomOut->setEnabled(pixelsPerMinute > TimeAxis::MinimumZoom);
    m_zoomIn->setEnabled(pixelsPerMinute < TimeAxis::MaximumZoom);
}

void CalendarToolBar::setDoctors(const QList<Doctor> &doctors, const QSet<DoctorId> &hidden)
{
    m_doctors = doctors;
    m_hidden = hidden;
    const int shown = int(std::count_if(doctors.begin(), doctors.end(), [&](const Doctor &doctor) {
        return !hidden.contains(doctor.id);
    }));
    m_doctorsButton->setText(
        shown == doctors.size()
            ? tr("All doctors")
            : tr("%1 of %2 doctors")
                  .arg(locale().toString(shown), locale().toString(int(doctors.size()))));
}

void CalendarToolBar::fillDoctorMenu()
{
    m_doctorMenu->clear();
    QAction *all = m_doctorMenu->addAction(tr("Show &all"));
    all->setEnabled(!m_hidden.isEmpty());
    connect(all, &QAction::triggered, this, &CalendarToolBar::allDoctorsRequested);
    m_doctorMenu->addSeparator();
    for (const Doctor &doctor : std::as_const(m_doctors)) {
        QString label = tr("%1, %2", "doctor, specialty").arg(doctor.fullName, doctor.specialty);
        QAction *action = m_doctorMenu->addAction(label.replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(!m_hidden.contains(doctor.id));
        connect(action, &QAction::toggled, this,
                [this, id = doctor.id](bool shown) { emit doctorToggled(id, shown); });
    }
}

void CalendarToolBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace frontdesk
