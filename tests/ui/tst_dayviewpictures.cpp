// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a full day in every look for people to judge, where FRONTDESK_SHOTS names a folder, and
// checks what a program can.
#include "calendar/dayview.h"
#include "calendarfixture.h"
#include "shell/theme.h"
#include "shots.h"

#include <QApplication>
#include <QScrollBar>
#include <QtTest>

#include <ctime>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace std::chrono_literals;

class TestDayViewPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void drawsEveryLook_data();
    void drawsEveryLook();
    void drawsADrag();
    void drawsTheHourThatComesTwice();
    void scrollingStaysWithinTheFrameBudget();

private:
    ClinicTime m_time {QTimeZone("Europe/Berlin")};
    QDate m_day {2026, 3, 9};
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<DayView> m_view;

    void save(const QString &name);
};

void TestDayViewPictures::init()
{
    m_clock = std::make_unique<FakeClock>(wall(m_time, m_day, 10, 42));
    m_view = std::make_unique<DayView>(*m_clock);
    m_view->setClinicTime(m_time);
}

void TestDayViewPictures::save(const QString &name)
{
    QCoreApplication::processEvents(); // scroll bars come with the next event
    keepShot(*m_view, u"dayview-"_s + name);
}

void TestDayViewPictures::drawsEveryLook_data()
{
    QTest::addColumn<int>("theme");
    QTest::addColumn<bool>("rightToLeft");
    QTest::addColumn<double>("zoom");
    QTest::addColumn<int>("width");
    QTest::newRow("light") << int(ThemeKind::Light) << false << 2.0 << 1500;
    QTest::newRow("light-narrow") << int(ThemeKind::Light) << false << 2.0 << 760;
    QTest::newRow("light-overview") << int(ThemeKind::Light) << false << 1.2 << 1500;
    QTest::newRow("light-near") << int(ThemeKind::Light) << false << 4.5 << 1500;
    QTest::newRow("dark") << int(ThemeKind::Dark) << false << 2.5 << 1500;
    QTest::newRow("contrast") << int(ThemeKind::HighContrast) << false << 2.5 << 1500;
    QTest::newRow("rtl") << int(ThemeKind::Light) << true << 2.5 << 1500;
}

void TestDayViewPictures::drawsEveryLook()
{
    QFETCH(int, theme);
    QFETCH(bool, rightToLeft);
    QFETCH(double, zoom);
    QFETCH(int, width);
    applyTheme(*qApp, ThemeKind(theme));
    if (rightToLeft) {
        m_view->setLayoutDirection(Qt::RightToLeft);
        m_view->setLocale(QLocale(QLocale::Arabic, QLocale::Egypt));
    } else {
        m_view->setLocale(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
    m_view->resize(width, 900);
    m_view->setZoom(zoom);
    m_view->show();
    const auto calendars = busyDay(m_time, m_day);
    m_view->setCalendar(m_day, calendars, {calendars[1].appointments[9].appointment.id});
    m_view->select(calendars[2].appointments[8].appointment.id);
    save(QString::fromUtf8(QTest::currentDataTag()));
    m_view->scrollTo(wall(m_time, m_day, 12));
    save(QString::fromUtf8(QTest::currentDataTag()) + u"-afternoon"_s);
}

void TestDayViewPictures::drawsADrag()
{
    applyTheme(*qApp, ThemeKind::Light);
    m_view->setLocale(QLocale(QLocale::English, QLocale::UnitedStates));
    m_view->resize(1500, 900);
    m_view->show();
    const auto calendars = busyDay(m_time, m_day);
    m_view->setCalendar(m_day, calendars);
    const auto &list = calendars[1].appointments;
    const auto found = std::find_if(list.begin(), list.end(), [&](const AppointmentDetails &d) {
        return d.appointment.span.start >= wall(m_time, m_day, 13);
    });
    const QPoint from = m_view->appointmentRect(found->appointment.id).center().toPoint();
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(m_view->viewport(), from + QPoint(20, 30));
    QTest::mouseMove(m_view->viewport(), from + QPoint(190, 120));
    QVERIFY(m_view->isDragging());
    save(u"drag-refused"_s);
    const QRectF free = m_view->slotRect(2, {wall(m_time, m_day, 13), wall(m_time, m_day, 13, 20)});
    QTest::mouseMove(m_view->viewport(), free.center().toPoint());
    save(u"drag-good"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
}

void TestDayViewPictures::drawsTheHourThatComesTwice()
{
    m_day = QDate(2026, 10, 25);
    m_view->resize(700, 600);
    m_view->show();
    m_view->setLocale(QLocale(QLocale::German, QLocale::Germany));
    m_view->setCalendar(m_day, busyDay(m_time, m_day, 3));
    m_view->scrollTo(wall(m_time, m_day, 0));
    QCOMPARE(m_view->scene().axis().hours().size(), 25);
    save(u"fold"_s);
    m_day = QDate(2026, 3, 9);
}

void TestDayViewPictures::scrollingStaysWithinTheFrameBudget()
{
    applyTheme(*qApp, ThemeKind::Light);
    m_view->resize(1920, 1080);
    m_view->show();
    m_view->setCalendar(m_day, busyDay(m_time, m_day, 50));
    m_view->grab();
    // The processor's time: others may have the machine meanwhile.
    const std::clock_t start = std::clock();
    constexpr int Frames = 20;
    for (int frame = 0; frame < Frames; ++frame) {
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->value() + 20);
        m_view->grab();
    }
    const double each = double(std::clock() - start) * 1000 / CLOCKS_PER_SEC / Frames;
    qInfo("%.1f ms a full frame", each);
    QVERIFY(each < 100); // generous: debug builds
}

QTEST_MAIN(TestDayViewPictures)
#include "tst_dayviewpictures.moc"
