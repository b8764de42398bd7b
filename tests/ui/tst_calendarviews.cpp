// SPDX-License-Identifier: GPL-3.0-or-later
// Week, month and list, without a database; drawn in every look where FRONTDESK_SHOTS names a
// folder.
#include "calendar/calendarmode.h"
#include "calendar/dayview.h"
#include "calendar/listview.h"
#include "calendar/monthview.h"
#include "calendarfixture.h"
#include "models/clinicformat.h"
#include "models/tableview.h"
#include "shell/languages.h"
#include "shell/theme.h"
#include "shots.h"

#include <QAccessible>
#include <QApplication>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTextBoundaryFinder>
#include <QtTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace std::chrono_literals;

class TestCalendarViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { applyTheme(*qApp, ThemeKind::Light); }
    void periodsFollowTheLocalesWeek();
    void steppingAMonthStaysInIt();
    void aWeekHasAColumnForEachDayAndDoctor();
    void arrowsWalkFromDayToDayAtTheSameHour();
    void aDragAcrossDaysKeepsTheWallClock();
    void theWeekOfAClockChangeBooksTheRightInstant();
    void timeOffIsHatchedAndRefusesADrop();
    void hiddenNamesShowInitialsEverywhere();
    void theMonthCountsWhatTheDaysHold();
    void theMonthIsWalkedByArrowsInBothDirections();
    void aMonthsAppointmentIsDroppedOnAnotherDay();
    void theListGroupsByDayAndSortsWithin();
    void theFocusTakesNoTextFromTheList();
    void theListShowsWhatTheStaffMustKnow();
    void theListGoesIntoATable();
    void noLineEndsWithinATimeOfDay();
    void everyViewInEveryLook_data();
    void everyViewInEveryLook();

private:
    QList<DoctorCalendar> week(int doctors) const;
    Instant at(QDate day, int hour, int minute = 0) const
    {
        return wall(m_time, day, hour, minute);
    }
    void show(QWidget &widget, const QSize &size);

    ClinicTime m_time {QTimeZone("Europe/Berlin")};
    QDate m_monday {2026, 3, 9};
    std::unique_ptr<FakeClock> m_clock;
};

void TestCalendarViews::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    applyTheme(*qApp, ThemeKind::Light);
    m_clock = std::make_unique<FakeClock>(at(m_monday.addDays(1), 10, 42));
}

/// Busy days from Monday to Friday, the same doctors on each.
QList<DoctorCalendar> TestCalendarViews::week(int doctors) const
{
    QList<DoctorCalendar> all = busyDay(m_time, m_monday, doctors);
    for (int day = 1; day < 5; ++day) {
        const QList<DoctorCalendar> next = busyDay(m_time, m_monday.addDays(day), doctors);
        for (int at = 0; at < all.size(); ++at) {
            all[at].windows += next[at].windows;
            for (AppointmentDetails details : next[at].appointments) {
                details.appointment.doctorId = all[at].doctor.id;
                all[at].appointments.append(details);
            }
        }
    }
    return all;
}

void TestCalendarViews::show(QWidget &widget, const QSize &size)
{
    widget.resize(size);
    widget.show();
    widget.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&widget));
    widget.setFocus();
}

void TestCalendarViews::periodsFollowTheLocalesWeek()
{
    const QDate day(2026, 3, 11);
    const auto first = [&](const char *locale) {
        return periodOf(CalendarMode::Week, day, QLocale(QString::fromLatin1(locale))).from;
    };
    QCOMPARE(first("de_DE"), QDate(2026, 3, 9));
    QCOMPARE(first("en_US"), QDate(2026, 3, 8));
    QCOMPARE(first("ar_EG"), QDate(2026, 3, 7));
    const DayRange month = periodOf(CalendarMode::Month, day, QLocale(QLocale::German));
    QCOMPARE(month.from, QDate(2026, 2, 23));
    QCOMPARE(month.to, QDate(2026, 4, 5));
    QVERIFY(month.count() <= CalendarService::MaxDays);
    QCOMPARE(periodOf(CalendarMode::Day, day, QLocale()).count(), 1);
}

void TestCalendarViews::steppingAMonthStaysInIt()
{
    QCOMPARE(stepped(CalendarMode::Month, QDate(2026, 1, 31), 1), QDate(2026, 2, 28));
    QCOMPARE(stepped(CalendarMode::Week, QDate(2026, 3, 9), -1), QDate(2026, 3, 2));
    QCOMPARE(stepped(CalendarMode::Day, QDate(2026, 3, 1), -1), QDate(2026, 2, 28));
}

void TestCalendarViews::aWeekHasAColumnForEachDayAndDoctor()
{
    DayView view(*m_clock);
    view.setClinicTime(m_time);
    show(view, {1400, 700});
    const QList<DoctorCalendar> calendars = week(2);
    const DayRange range {m_monday, m_monday.addDays(6)};
    view.setCalendars(range.days(), m_monday.addDays(1), calendars);
    const DayScene &scene = view.scene();
    QCOMPARE(scene.columnCount(), 14);
    QCOMPARE(view.cursorDay(), m_monday.addDays(1));
    qsizetype all = 0;
    for (const DoctorCalendar &calendar : calendars)
        all += calendar.appointments.size();
    QCOMPARE(scene.layout().items().size(), all);
    for (const PlacedItem &item : scene.layout().items()) {
        QCOMPARE(m_time.toDate(item.span.start), scene.date(item.column));
        QCOMPARE(scene.find(item.id)->appointment.doctorId, scene.doctor(item.column).id);
    }
    QVERIFY(view.headerText(3).contains(scene.doctor(3).fullName));
    QVERIFY(view.headerText(3).contains(u"10 March"));
    // Nothing of what is found by a click is elsewhere for assistive technology.
    const AppointmentId id = scene.layout().items().last().id;
    view.select(id);
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(&view);
    QAccessibleInterface *child = table->focusChild();
    QVERIFY(child && child->text(QAccessible::Name).contains(u"13 March"));
    const QPoint centre = child->rect().center();
    QCOMPARE(table->childAt(centre.x(), centre.y()), child);
}

void TestCalendarViews::arrowsWalkFromDayToDayAtTheSameHour()
{
    DayView view(*m_clock);
    view.setClinicTime(m_time);
    show(view, {1400, 700});
    const DayRange range {m_monday, m_monday.addDays(6)};
    QList<DoctorCalendar> calendars = week(1);
    calendars[0].appointments.clear();
    for (const bool rightToLeft : {false, true}) {
        view.setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        view.setCalendars(range.days(), m_monday, calendars);
        view.setCursorAt(0, at(m_monday, 9, 30));
        QTest::keyClick(&view, rightToLeft ? Qt::Key_Left : Qt::Key_Right);
        QCOMPARE(view.cursorDay(), m_monday.addDays(1));
        QCOMPARE(view.cursorSlot().start, at(m_monday.addDays(1), 9, 30));
    }
}

void TestCalendarViews::aDragAcrossDaysKeepsTheWallClock()
{
    DayView view(*m_clock);
    view.setClinicTime(m_time);
    show(view, {1400, 900});
    m_clock->set(at(m_monday, 7));
    // From Friday before the clocks go forward to Monday after it.
    const QDate friday(2026, 3, 27);
    QList<DoctorCalendar> calendars {{doctorNamed(QStringLiteral("Dr Weber"), {}), {}, {}}};
    for (const int day : {0, 3})
        calendars[0].windows.append({m_time.window(friday.addDays(day), {540}, {1020}), 15});
    calendars[0].appointments = {appointmentOf(calendars[0].doctor, QStringLiteral("Eva Schneider"),
                                               {at(friday, 10), at(friday, 10, 15)},
                                               AppointmentStatus::Confirmed)};
    const DayRange range {friday, friday.addDays(6)};
    view.setCalendars(range.days(), friday, calendars);
    const AppointmentId id = calendars[0].appointments[0].appointment.id;
    QSignalSpy moves(&view, &DayView::moveRequested);
    const QPoint from = view.appointmentRect(id).center().toPoint();
    const QPoint to = view.slotRect(3, {at(friday.addDays(3), 10), at(friday.addDays(3), 10, 15)})
                          .center()
                          .toPoint();
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(view.viewport(), (from + to) / 2);
    QTest::mouseMove(view.viewport(), to);
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, to);
    QCOMPARE(moves.size(), 1);
    QCOMPARE(moves[0][2].value<Interval>().start, at(friday.addDays(3), 10));
}

void TestCalendarViews::theWeekOfAClockChangeBooksTheRightInstant()
{
    for (const QDate sunday : {QDate(2026, 3, 29), QDate(2026, 10, 25)}) {
        DayView view(*m_clock);
        view.setClinicTime(m_time);
        show(view, {1200, 700});
        const DayRange range {sunday.addDays(-6), sunday};
        QList<DoctorCalendar> calendars {{doctorNamed(QStringLiteral("Dr Weber"), {}), {}, {}}};
        for (const QDate day : range.days())
            calendars[0].windows.append({m_time.window(day, {0}, {720}), 30});
        view.setCalendars(range.days(), sunday, calendars);
        for (const int column : {5, 6}) {
            const QDate day = range.from.addDays(column);
            QSignalSpy booking(&view, &DayView::bookingRequested);
            const Interval slot {at(day, 9), at(day, 9, 30)};
            view.verticalScrollBar()->setValue(int(view.scene().axisOf(column).yAt(at(day, 8))));
            QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
                              view.slotRect(column, slot).center().toPoint());
            QCOMPARE(booking.size(), 1);
            QCOMPARE(booking[0][1].value<Interval>(), slot);
        }
        // The same hour is as high on both days.
        QVERIFY(qAbs(view.slotRect(5, {at(range.from.addDays(5), 9), at(sunday, 9)}).top()
                     - view.slotRect(6, {at(sunday, 9), at(sunday, 10)}).top())
                < 0.01);
        QVERIFY(!view.grab().isNull());
    }
}

void TestCalendarViews::timeOffIsHatchedAndRefusesADrop()
{
    DayView view(*m_clock);
    view.setClinicTime(m_time);
    show(view, {900, 700});
    QList<DoctorCalendar> calendars = busyDay(m_time, m_monday, 2);
    calendars[1].windows = {};
    calendars[1].closures = {
        {m_time.day(m_monday), ExceptionKind::TimeOff, QStringLiteral("Congress")}};
    calendars[0].closures = {{{at(m_monday, 12), at(m_monday, 13)}, ExceptionKind::Break, {}}};
    m_clock->set(at(m_monday, 7));
    view.setCalendar(m_monday, calendars);
    const AppointmentId id = calendars[0].appointments[0].appointment.id;
    const auto verdict = [&](int column, int hour) {
        return view.scene().verdict(
            {DragState::Moving, id, column, {at(m_monday, hour), at(m_monday, hour, 15)}},
            m_clock->now());
    };
    calendars[1].appointments.clear();
    view.setCalendar(m_monday, calendars);
    QCOMPARE(verdict(1, 10), Verdict::TimeOff);
    QCOMPARE(verdict(0, 12), Verdict::OnBreak);
    QCOMPARE(verdict(0, 19), Verdict::OutsideHours);
    QCOMPARE(severityOf(Verdict::TimeOff), Severity::Refused);
    // Hatched: more than one colour where a closed hour has one.
    const QImage image = view.grab().toImage();
    const auto colours = [&](int column, int hour, int minute) {
        const QRect place =
            view.slotRect(column, {at(m_monday, hour, minute), at(m_monday, hour, minute + 20)})
                .toAlignedRect()
                .adjusted(8, 2, -8, -2)
                .intersected(view.viewport()->rect());
        QSet<QRgb> seen;
        for (int y = place.top(); y < place.bottom(); ++y) {
            for (int x = place.left(); x < place.right(); ++x)
                seen.insert(image.pixel(x, y));
        }
        return seen.size();
    };
    QVERIFY(colours(0, 12, 35) > 1);
}

void TestCalendarViews::hiddenNamesShowInitialsEverywhere()
{
    DayView view(*m_clock);
    view.setClinicTime(m_time);
    QList<DoctorCalendar> calendars = busyDay(m_time, m_monday, 1);
    calendars[0].appointments[0].patientName = QStringLiteral("Ahmed Khoury");
    calendars[0].appointments[1].patientName = QStringLiteral("محمد عبد الرحمن");
    view.setCalendar(m_monday, calendars);
    view.setPrivate(true);
    const auto &list = calendars[0].appointments;
    for (const QString &text :
         {view.accessibleText(list[0].appointment.id), view.toolTipText(list[0].appointment.id)}) {
        QVERIFY2(text.contains(u"A. K."), qPrintable(text));
        QVERIFY(!text.contains(u"Khoury") && !text.contains(list[0].patientPhone));
    }
    QVERIFY(view.accessibleText(list[1].appointment.id).contains(u"م. ع. ا."));
    CalendarListView table;
    table.setClinicTime(m_time);
    table.setCalendars(calendars);
    table.setPrivate(true);
    QVERIFY(!table.model()->csv().contains(u"Khoury"));
    QVERIFY(table.model()->csv().contains(u"A. K."));
}

void TestCalendarViews::theMonthCountsWhatTheDaysHold()
{
    MonthView month(*m_clock);
    month.setClinicTime(m_time);
    show(month, {1200, 800});
    const DayRange range = periodOf(CalendarMode::Month, m_monday, QLocale(QLocale::German));
    const QList<DoctorCalendar> calendars = week(3);
    month.setCalendars(range, m_monday, calendars);
    int total = 0;
    for (const QDate day : range.days()) {
        int expected = 0;
        for (const DoctorCalendar &calendar : calendars) {
            for (const AppointmentDetails &details : calendar.appointments) {
                expected += m_time.toDate(details.appointment.span.start) == day
                            && occupies(details.appointment.status);
            }
        }
        QCOMPARE(month.dayOf(day).booked, expected);
        QVERIFY(month.dayOf(day).load >= 0 && month.dayOf(day).load <= 1);
        total += expected;
        QCOMPARE(month.dayAt(month.rectOf(day).center()), day);
    }
    QVERIFY(total > 50);
    QVERIFY(!month.moreRect(m_monday).isEmpty());
    QSignalSpy opened(&month, &MonthView::dayOpened);
    QTest::mouseClick(&month, Qt::LeftButton, {}, month.moreRect(m_monday).center());
    QCOMPARE(opened.size(), 1);
    QVERIFY(month.accessibleName().contains(u"9 March"));
    QVERIFY(month.dayText({2026, 3, 15}).contains(u"closed"));
}

void TestCalendarViews::theMonthIsWalkedByArrowsInBothDirections()
{
    MonthView month(*m_clock);
    month.setClinicTime(m_time);
    show(month, {1200, 800});
    const DayRange range = periodOf(CalendarMode::Month, m_monday, QLocale(QLocale::German));
    for (const bool rightToLeft : {false, true}) {
        month.setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        month.setCalendars(range, m_monday, week(1));
        QVERIFY((month.rectOf(m_monday).left() > month.rectOf(m_monday.addDays(1)).left())
                == rightToLeft);
        QSignalSpy chosen(&month, &MonthView::dayChosen);
        QTest::keyClick(&month, rightToLeft ? Qt::Key_Left : Qt::Key_Right);
        QTest::keyClick(&month, Qt::Key_Down);
        QCOMPARE(chosen.last()[0].toDate(), m_monday.addDays(8));
        QSignalSpy opened(&month, &MonthView::dayOpened);
        QTest::keyClick(&month, Qt::Key_Return);
        QCOMPARE(opened.last()[0].toDate(), m_monday.addDays(8));
    }
}

void TestCalendarViews::aMonthsAppointmentIsDroppedOnAnotherDay()
{
    MonthView month(*m_clock);
    month.setClinicTime(m_time);
    show(month, {1200, 800});
    const QList<DoctorCalendar> calendars = week(1);
    month.setCalendars(periodOf(CalendarMode::Month, m_monday, QLocale(QLocale::German)), m_monday,
                       calendars);
    const AppointmentId id = calendars[0].appointments[0].appointment.id;
    QSignalSpy dropped(&month, &MonthView::dropped);
    const QPoint from = month.lineRect(id).center();
    const QPoint to = month.rectOf(m_monday.addDays(9)).center();
    QTest::mousePress(&month, Qt::LeftButton, {}, from);
    QTest::mouseMove(&month, (from + to) / 2);
    QTest::mouseMove(&month, to);
    QTest::mouseRelease(&month, Qt::LeftButton, {}, to);
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped[0][0].value<AppointmentId>(), id);
    QCOMPARE(dropped[0][1].toDate(), m_monday.addDays(9));
    // Escape lets go.
    QTest::mousePress(&month, Qt::LeftButton, {}, from);
    QTest::mouseMove(&month, to);
    QTest::keyClick(&month, Qt::Key_Escape);
    QTest::mouseRelease(&month, Qt::LeftButton, {}, to);
    QCOMPARE(dropped.size(), 1);
}

void TestCalendarViews::theListGroupsByDayAndSortsWithin()
{
    CalendarListView list;
    list.setClinicTime(m_time);
    list.setCalendars(week(2));
    show(list, {1100, 700});
    const DayListModel &model = *list.model();
    for (const auto &[column, order] : {std::pair(DayListModel::Time, Qt::AscendingOrder),
                                        std::pair(DayListModel::Patient, Qt::DescendingOrder),
                                        std::pair(DayListModel::DoctorName, Qt::AscendingOrder)}) {
        list.table()->sortByColumn(column, order);
        int headings = 0;
        QDate day;
        QString last;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.isHeading(row)) {
                ++headings;
                day = {};
                continue;
            }
            const QString text =
                model.index(row, column)
                    .data()
                    .toString()
                    .left(column == DayListModel::Time ? 5 : -1); // of a span its start
            const QDate date = m_time.toDate(model.at(row)->appointment.span.start);
            if (day.isValid()) {
                QCOMPARE(date, day);
                const int before = QString::localeAwareCompare(last, text);
                QVERIFY(order == Qt::AscendingOrder ? before <= 0 : before >= 0);
            }
            day = date;
            last = text;
        }
        QCOMPARE(headings, 5);
    }
    QSignalSpy activated(&list, &CalendarListView::activated);
    list.select(model.at(3)->appointment.id);
    QTest::keyClick(list.table(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].value<AppointmentId>(), list.selected());
}

void TestCalendarViews::theFocusTakesNoTextFromTheList()
{
    CalendarListView list;
    list.setClinicTime(m_time);
    list.resize(1100, 500);
    list.show();
    list.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&list));
    const QList<DoctorCalendar> calendars = busyDay(m_time, m_monday, 1);
    list.setCalendars(calendars);
    QTableView *table = list.table();
    const auto cellAt = [&](int column) {
        const QModelIndex index = list.model()->index(1, column);
        const QRect inside = table->visualRect(index).adjusted(3, 3, -3, -3);
        return table->viewport()->grab(inside).toImage();
    };
    for (const int column : {DayListModel::Time, DayListModel::Patient, DayListModel::Status}) {
        list.findChild<QPushButton *>(QStringLiteral("exportCsv"))->setFocus();
        table->setCurrentIndex(list.model()->index(1, column));
        QCoreApplication::processEvents();
        const QImage without = cellAt(column);
        const QRect whole = table->visualRect(table->currentIndex());
        const QImage plain = table->viewport()->grab(whole).toImage();
        table->setFocus();
        QCoreApplication::processEvents();
        QVERIFY(table->hasFocus());
        QCOMPARE(cellAt(column), without);
        QVERIFY(table->viewport()->grab(whole).toImage() != plain); // and it can be seen
    }
}

void TestCalendarViews::theListShowsWhatTheStaffMustKnow()
{
    CalendarListView list;
    list.setClinicTime(m_time);
    QList<DoctorCalendar> calendars = busyDay(m_time, m_monday, 1);
    calendars[0].appointments = calendars[0].appointments.mid(0, 2);
    calendars[0].appointments[0].appointment.alert = QStringLiteral("Needs the lift");
    list.setCalendars(calendars);
    const DayListModel &model = *list.model();
    const auto cell = [&](qsizetype at, int column, int role) {
        const int row = model.rowOf(calendars[0].appointments[at].appointment.id);
        return model.index(row, column).data(role);
    };
    QVERIFY(cell(0, DayListModel::Patient, Qt::DecorationRole).isValid());
    QVERIFY(!cell(0, DayListModel::Time, Qt::DecorationRole).isValid());
    for (const int role : {int(Qt::ToolTipRole), int(Qt::AccessibleDescriptionRole)}) {
        QVERIFY(cell(0, DayListModel::Patient, role).toString().contains(u"Needs the lift"));
        QVERIFY(cell(1, DayListModel::Patient, role).toString().isEmpty());
    }
    QVERIFY(!cell(1, DayListModel::Patient, Qt::DecorationRole).isValid());
    list.setPrivate(true);
    QVERIFY(!cell(0, DayListModel::Patient, Qt::DecorationRole).isValid());
    QVERIFY(cell(0, DayListModel::Patient, Qt::ToolTipRole).toString().isEmpty());
    // What somebody typed is no HTML.
    calendars[0].appointments[0].appointment.alert = QStringLiteral("<b>Deaf</b>");
    list.setPrivate(false);
    list.setCalendars(calendars);
    QVERIFY(cell(0, DayListModel::Patient, Qt::ToolTipRole).toString().contains(u"&lt;b&gt;Deaf"));
}

void TestCalendarViews::theListGoesIntoATable()
{
    CalendarListView list;
    list.setClinicTime(m_time);
    QList<DoctorCalendar> calendars = busyDay(m_time, m_monday, 1);
    calendars[0].appointments = calendars[0].appointments.mid(0, 1);
    calendars[0].appointments[0].patientName = QStringLiteral("=cmd, \"x\"");
    list.setCalendars(calendars);
    const QStringList lines = list.model()->csv().split(QStringLiteral("\r\n"));
    QVERIFY(lines[0].startsWith(u"Date,Time,Patient"));
    QVERIFY(lines[1].startsWith(u"2026-03-09,"));
    QVERIFY(lines[1].contains(u"'=cmd"));
}

void TestCalendarViews::noLineEndsWithinATimeOfDay()
{
    const Interval span {at(m_monday, 16), at(m_monday, 16, 20)};
    for (const char *name : {"en_US", "ar_EG", "de_DE"}) {
        const QString text = spanText(QLocale(QString::fromLatin1(name)), m_time, span);
        QTextBoundaryFinder breaks(QTextBoundaryFinder::Line, text);
        QCOMPARE(breaks.toNextBoundary(), text.size());
    }
}

void TestCalendarViews::everyViewInEveryLook_data()
{
    QTest::addColumn<int>("theme");
    QTest::addColumn<bool>("rightToLeft");
    QTest::addColumn<int>("percent");
    QTest::newRow("light") << int(ThemeKind::Light) << false << 100;
    QTest::newRow("dark") << int(ThemeKind::Dark) << false << 100;
    QTest::newRow("contrast") << int(ThemeKind::HighContrast) << false << 100;
    QTest::newRow("rtl") << int(ThemeKind::Light) << true << 100;
    QTest::newRow("large") << int(ThemeKind::Light) << false << 200;
}

void TestCalendarViews::everyViewInEveryLook()
{
    QFETCH(const int, theme);
    QFETCH(const bool, rightToLeft);
    QFETCH(const int, percent);
    applyTheme(*qApp, ThemeKind(theme));
    QFont font = qApp->font();
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * percent / 100);
    else
        font.setPixelSize(font.pixelSize() * percent / 100);
    const QString look = QString::fromUtf8(QTest::currentDataTag());
    const QFont usual = qApp->font();
    QApplication::setFont(font);
    Languages languages;
    languages.use(rightToLeft ? QStringLiteral("ar") : QStringLiteral("en"));
    const QLocale locale = rightToLeft ? QLocale(QLocale::Arabic, QLocale::Egypt)
                                       : QLocale(QLocale::English, QLocale::UnitedKingdom);
    const auto dress = [&](QWidget &widget) {
        widget.setFont(font);
        widget.setLocale(locale);
        widget.setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        show(widget, {1400, 820});
        QCoreApplication::processEvents();
    };
    QList<DoctorCalendar> calendars = week(2);
    const QDate wednesday = m_monday.addDays(2);
    calendars[1].closures.append(
        {m_time.day(wednesday), ExceptionKind::TimeOff, QStringLiteral("Congress")});
    calendars[1].windows.removeIf(
        [&](const WorkingWindow &window) { return m_time.toDate(window.span.start) == wednesday; });
    calendars[1].appointments.removeIf([&](const AppointmentDetails &details) {
        return m_time.toDate(details.appointment.span.start) == wednesday;
    });
    for (int day = 0; day < 5; ++day)
        calendars[0].closures.append(
            {{at(m_monday.addDays(day), 12), at(m_monday.addDays(day), 13)},
             ExceptionKind::Break,
             QStringLiteral("Lunch")});
    {
        DayView view(*m_clock);
        view.setClinicTime(m_time);
        view.setCalendars(periodOf(CalendarMode::Week, m_monday, locale).days(),
                          m_monday.addDays(1), calendars);
        dress(view);
        view.scrollTo(at(view.cursorDay(), 8));
        QCoreApplication::processEvents();
        keepShot(view, QStringLiteral("week-") + look);
        QVERIFY(!view.grab().isNull());
    }
    {
        MonthView month(*m_clock);
        month.setClinicTime(m_time);
        month.setCalendars(periodOf(CalendarMode::Month, m_monday, locale), m_monday, week(4));
        dress(month);
        keepShot(month, QStringLiteral("month-") + look);
    }
    {
        CalendarListView list;
        list.setClinicTime(m_time);
        list.setCalendars(calendars);
        dress(list);
        list.select(list.model()->at(4)->appointment.id);
        keepShot(list, QStringLiteral("list-") + look);
    }
    languages.use(QStringLiteral("en"));
    QApplication::setFont(usual);
}

QTEST_MAIN(TestCalendarViews)
#include "tst_calendarviews.moc"
