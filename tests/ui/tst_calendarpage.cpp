// SPDX-License-Identifier: GPL-3.0-or-later
// The calendar screen against a real clinic on SQLite.
#include "appointments/appointmentpanel.h"
#include "appointments/bookingform.h"
#include "calendar/calendarpage.h"
#include "calendar/dayview.h"
#include "calendar/minimonth.h"
#include "fakeprompts.h"
#include "shell/emptystate.h"
#include "shell/languages.h"
#include "shell/theme.h"
#include "shots.h"
#include "support/testclinic.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QMenu>
#include <QPromise>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QtTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestCalendarPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }
    void init();
    void cleanup();
    void theDayIsShownWithAColumnForEachDoctor();
    void onASmallScreenTheDayHasMostOfTheRoom_data();
    void onASmallScreenTheDayHasMostOfTheRoom();
    void anotherDesksBookingAppears();
    void aDragMovesInTheDatabase();
    void aDragThatAnotherDeskForestalledIsTakenBack();
    void checkInByKey();
    void deleteOffersReasons();
    void clickingAnEmptySlotOpensTheForm();
    void doctorsCanBeHidden();
    void aDoctorSeesTheirOwnDayAlone();
    void otherDaysAreReachedByKeysAndMonth();
    void typedInputIsNotLostSilently();
    void withoutDoctorsThePageSaysSo();
    void aFailureShowsABannerAndKeepsTheDay();
    void everyFocusableWidgetHasAName();
    void theWeekBeginsAsTheLocaleSays();
    void aFullDayInEveryLook_data();
    void aFullDayInEveryLook();

private:
    void shoot(const QString &name)
    {
        QCoreApplication::processEvents(); // layouts settle and scroll bars come with the next
                                           // event
        QCoreApplication::processEvents();
        keepShot(*m_page, name);
    }
    void makePage(const Actor &actor);
    AppointmentDetails book(const Doctor &doctor, int hour, int minute = 0);
    DayView *view() const { return m_page->view(); }
    template <class Widget>
    Widget *child(const QString &name) const
    {
        return m_page->findChild<Widget *>(name);
    }
    QStackedWidget *side() const { return child<QStackedWidget>(u"calendarSidePanel"_s); }

    std::unique_ptr<TestClinic> m_clinic;
    std::unique_ptr<ServiceExecutor> m_executor;
    std::unique_ptr<DeskContext> m_context;
    std::unique_ptr<CalendarPage> m_page;
    FakePrompts m_prompts;
    Doctor m_haddad;
    Doctor m_weber;
};

void TestCalendarPage::init()
{
    m_clinic = std::make_unique<TestClinic>();
    m_haddad = m_clinic->newDoctor(u"Dr. Amira Haddad"_s, u"Dermatology"_s);
    m_weber = m_clinic->newDoctor(u"Dr. Jonas Weber"_s, u"Cardiology"_s);
    m_executor = std::make_unique<ServiceExecutor>(m_clinic->backend());
    m_prompts = {};
}

void TestCalendarPage::cleanup()
{
    m_page.reset();
    m_context.reset();
    m_executor.reset();
    m_clinic.reset();
}

void TestCalendarPage::makePage(const Actor &actor)
{
    m_context = std::make_unique<DeskContext>(
        DeskContext {*m_executor, m_clinic->backend().changes(), m_clinic->backend().zone(),
                     m_clinic->clock, m_prompts, actor});
    m_page = std::make_unique<CalendarPage>(*m_context);
    m_page->setLocale(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_page->resize(1440, 900);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->activate();
}

AppointmentDetails TestCalendarPage::book(const Doctor &doctor, int hour, int minute)
{
    static int number = 0;
    const Patient patient = m_clinic->newPatient(u"Patient %1"_s.arg(++number));
    const auto booked = m_clinic->services().appointments.book(
        m_clinic->receptionist(),
        {doctor.id, patient.id, m_clinic->at(m_clinic->today(), hour, minute), {}, u"Follow-up"_s});
    if (!booked)
        qFatal("%s", qPrintable(booked.error().message));
    return *booked;
}

/// Below a rail and a toolbar on the two smallest screens.
void TestCalendarPage::onASmallScreenTheDayHasMostOfTheRoom_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("language");
    for (const QString &language : {u"en"_s, u"ar"_s}) {
        QTest::addRow("1280, %s", qPrintable(language)) << 1280 - 96 << language;
        QTest::addRow("1024, %s", qPrintable(language)) << 1024 - 96 << language;
    }
}

void TestCalendarPage::onASmallScreenTheDayHasMostOfTheRoom()
{
    QFETCH(const int, width);
    QFETCH(const QString, language);
    Languages languages;
    languages.use(language);
    const auto booked = book(m_weber, 10);
    makePage(m_clinic->receptionist());
    m_page->resize(width, 580);
    QTRY_COMPARE(view()->scene().columnCount(), 2);
    view()->select(booked.appointment.id);
    const int details = side()->width();
    emit view()->bookingRequested(m_haddad, view()->cursorSlot(), 20, u"Haddad"_s);
    QCoreApplication::processEvents();
    QVERIFY(m_page->width() == width);
    QVERIFY2(details <= 320, qPrintable(QString::number(details)));
    QVERIFY2(side()->width() <= 340, qPrintable(QString::number(side()->width())));
    QVERIFY(view()->width() >= width * 2 / 5);
    m_page.reset();
    languages.use(u"en"_s);
}

void TestCalendarPage::theDayIsShownWithAColumnForEachDoctor()
{
    const auto booked = book(m_weber, 10);
    makePage(m_clinic->receptionist());
    QTRY_COMPARE(view()->scene().columnCount(), 2);
    QCOMPARE(m_page->day(), m_clinic->today());
    QCOMPARE(view()->scene().doctor(0).fullName, m_haddad.fullName);
    QVERIFY(!view()->appointmentRect(booked.appointment.id).isNull());
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {},
                      view()->appointmentRect(booked.appointment.id).center().toPoint());
    const auto *panel = m_page->findChild<AppointmentPanel *>();
    QCOMPARE(panel->appointment()->appointment.id, booked.appointment.id);
    QTRY_VERIFY(panel->isVisible());
    shoot(u"calendarpage"_s);
}

void TestCalendarPage::anotherDesksBookingAppears()
{
    makePage(m_clinic->receptionist());
    QTRY_COMPARE(view()->scene().columnCount(), 2);
    const auto booked = book(m_weber, 11);
    QTRY_VERIFY_WITH_TIMEOUT(!view()->appointmentRect(booked.appointment.id).isNull(), 1000);
}

void TestCalendarPage::aDragMovesInTheDatabase()
{
    const auto booked = book(m_weber, 10);
    const AppointmentId id = booked.appointment.id;
    makePage(m_clinic->receptionist());
    QTRY_VERIFY(!view()->appointmentRect(id).isNull());
    const Instant to = m_clinic->at(m_clinic->today(), 11, 20);
    const QPoint from = view()->appointmentRect(id).center().toPoint();
    const QPoint target = view()->slotRect(0, {to, to + 20min}).center().toPoint();
    QTest::mousePress(view()->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(view()->viewport(), (from + target) / 2);
    QTest::mouseMove(view()->viewport(), target);
    QTest::mouseRelease(view()->viewport(), Qt::LeftButton, {}, target);
    QCOMPARE(view()->scene().find(id)->appointment.span.start, to); // at once
    QTRY_COMPARE(
        m_clinic->services().appointments.get(m_clinic->receptionist(), id)->appointment.span.start,
        to);
    QTRY_COMPARE(view()->scene().find(id)->appointment.stamp.version,
                 booked.appointment.stamp.version + 1);
    QCOMPARE(view()->scene().find(id)->appointment.doctorId, m_haddad.id);
}

void TestCalendarPage::aDragThatAnotherDeskForestalledIsTakenBack()
{
    const auto booked = book(m_weber, 10);
    const AppointmentId id = booked.appointment.id;
    makePage(m_clinic->receptionist());
    QTRY_VERIFY(!view()->appointmentRect(id).isNull());
    // The other desk books 11:20 while this one still shows it free.
    const auto other = book(m_weber, 11, 20);
    const Instant to = other.appointment.span.start;
    emit view()->moveRequested(id, m_weber.id, {to, to + 20min});
    auto *banner = child<QWidget>(u"refusalBanner"_s);
    QTRY_VERIFY(banner->isVisible());
    QTRY_COMPARE(view()->scene().find(id)->appointment.span, booked.appointment.span);
    QTRY_VERIFY(!view()->appointmentRect(other.appointment.id).isNull());
}

void TestCalendarPage::checkInByKey()
{
    const auto booked = book(m_weber, 10);
    makePage(m_clinic->receptionist());
    QTRY_VERIFY(!view()->appointmentRect(booked.appointment.id).isNull());
    view()->select(booked.appointment.id);
    QTest::keyClick(view(), Qt::Key_F8);
    const auto status = [&] {
        return m_clinic->services()
            .appointments.get(m_clinic->receptionist(), booked.appointment.id)
            ->appointment.status;
    };
    QTRY_VERIFY(status() == AppointmentStatus::Arrived);
    QTRY_VERIFY(m_page->findChild<AppointmentPanel *>()->appointment()->appointment.status
                == AppointmentStatus::Arrived);
    QTRY_VERIFY(view()->scene().find(booked.appointment.id)->appointment.stamp.version > 1);
    QTest::keyClick(view(), Qt::Key_F9);
    QTRY_VERIFY(status() == AppointmentStatus::InProgress);
}

void TestCalendarPage::deleteOffersReasons()
{
    const auto booked = book(m_weber, 10);
    makePage(m_clinic->receptionist());
    QTRY_VERIFY(!view()->appointmentRect(booked.appointment.id).isNull());
    view()->select(booked.appointment.id);
    QTest::keyClick(view(), Qt::Key_Delete);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_1);
    QTRY_VERIFY(m_clinic->services()
                    .appointments.get(m_clinic->receptionist(), booked.appointment.id)
                    ->appointment.status
                == AppointmentStatus::Cancelled);
    QTRY_VERIFY(view()->appointmentRect(booked.appointment.id).isNull());
}

void TestCalendarPage::clickingAnEmptySlotOpensTheForm()
{
    makePage(m_clinic->receptionist());
    QTRY_COMPARE(view()->scene().columnCount(), 2);
    const Instant from = m_clinic->at(m_clinic->today(), 10, 20);
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {},
                      view()->slotRect(1, {from, from + 20min}).center().toPoint());
    QCOMPARE(side()->currentWidget(), m_page->findChild<BookingForm *>());
    shoot(u"calendarpage-booking"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_COMPARE(side()->currentWidget(), m_page->findChild<AppointmentPanel *>());
    QVERIFY(view()->hasFocus());
}

void TestCalendarPage::doctorsCanBeHidden()
{
    makePage(m_clinic->receptionist());
    QTRY_COMPARE(view()->scene().columnCount(), 2);
    auto *box = child<QCheckBox>(u"doctor-"_s + m_haddad.id.toString());
    QVERIFY(box && box->isChecked());
    box->click();
    QCOMPARE(view()->scene().columnCount(), 1);
    QCOMPARE(view()->scene().doctor(0).id, m_weber.id);
    child<QCheckBox>(u"doctor-"_s + m_weber.id.toString())->click();
    QVERIFY(!view()->isVisible());
    child<QPushButton>(u"showAllDoctors"_s)->click();
    QCOMPARE(view()->scene().columnCount(), 2);
    QVERIFY(view()->isVisible() && box->isChecked());
}

void TestCalendarPage::aDoctorSeesTheirOwnDayAlone()
{
    const Actor doctor = m_clinic->newDoctorActor(u"Dr. Nadia Karim"_s);
    makePage(doctor);
    QTRY_COMPARE(view()->scene().columnCount(), 1);
    QCOMPARE(view()->scene().doctor(0).id, doctor.doctorId);
    QVERIFY(!child<QPushButton>(u"doctorFilter"_s)->isVisible());
    QSignalSpy booking(view(), &DayView::bookingRequested);
    QTest::keyClick(view(), Qt::Key_Return);
    QVERIFY(booking.isEmpty());
}

void TestCalendarPage::otherDaysAreReachedByKeysAndMonth()
{
    makePage(m_clinic->receptionist());
    QTRY_COMPARE(view()->scene().columnCount(), 2);
    QTest::keyClick(view(), Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(m_page->day(), m_clinic->today().addDays(1));
    QTRY_COMPARE(view()->scene().day(), m_clinic->today().addDays(1));
    auto *grid = m_page->findChild<MiniMonth *>(u"miniMonth"_s)->grid();
    QTest::mouseClick(grid, Qt::LeftButton, {}, grid->rectOf({2026, 3, 20}).center());
    QCOMPARE(m_page->day(), QDate(2026, 3, 20));
    grid->setFocus();
    QTest::keyClick(grid, Qt::Key_Down);
    QTest::keyClick(grid, Qt::Key_Return);
    QCOMPARE(m_page->day(), QDate(2026, 3, 27));
    QTest::keyClick(view(), Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(m_page->day(), m_clinic->today());
}

void TestCalendarPage::typedInputIsNotLostSilently()
{
    const auto booked = book(m_weber, 12);
    makePage(m_clinic->receptionist());
    QTRY_VERIFY(!view()->appointmentRect(booked.appointment.id).isNull());
    view()->setCursorAt(1, m_clinic->at(m_clinic->today(), 10));
    QTest::keyClicks(view(), u"O"_s);
    QCOMPARE(side()->currentWidget(), m_page->findChild<BookingForm *>());
    QVERIFY(m_page->hasUnsavedChanges());
    m_prompts.answer = false;
    view()->select(booked.appointment.id);
    QCOMPARE(side()->currentWidget(), m_page->findChild<BookingForm *>());
    emit view()->activated(booked.appointment.id);
    QCOMPARE(m_prompts.asked.size(), 1);
    QVERIFY(m_page->hasUnsavedChanges());
}

void TestCalendarPage::withoutDoctorsThePageSaysSo()
{
    for (const Doctor &doctor : {m_haddad, m_weber}) {
        DoctorChanges gone;
        gone.isActive = false;
        QVERIFY(m_clinic->services().doctors.update(m_clinic->admin(), doctor.id, gone, {}));
    }
    makePage(m_clinic->admin());
    QTRY_VERIFY(m_page->findChild<EmptyState *>() && !view()->isVisible());
    shoot(u"calendarpage-empty"_s);
}

/// Fails while it is told to, else asks the clinic.
class ShakySource final : public CalendarSource
{
public:
    explicit ShakySource(TestClinic &clinic)
        : m_clinic(clinic)
    {
    }
    bool down = false;
    QFuture<Result<QList<DoctorCalendar>>> load(QDate from, QDate to) override
    {
        QPromise<Result<QList<DoctorCalendar>>> promise;
        promise.start();
        promise.addResult(
            down ? fail(ErrorCode::Unavailable, u"down"_s)
                 : m_clinic.services().calendar.load(m_clinic.receptionist(), {}, from, to));
        promise.finish();
        return promise.future();
    }
    QFuture<Result<AppointmentDetails>> move(AppointmentId, const Move &, qint64) override
    {
        return {};
    }
    QFuture<Result<AppointmentDetails>> setStatus(AppointmentId, AppointmentStatus, qint64) override
    {
        return {};
    }
    QFuture<Result<AppointmentDetails>> cancel(AppointmentId, const QString &, qint64) override
    {
        return {};
    }
    QFuture<Result<AppointmentDetails>> revert(AppointmentId, AppointmentStatus, qint64) override
    {
        return {};
    }
    QFuture<Result<AppointmentDetails>> edit(AppointmentId, const AppointmentEdit &,
                                             qint64) override
    {
        return {};
    }
    QFuture<Result<QList<AppointmentDetails>>> cancelSeries(
        SeriesId, const QString &, const QHash<AppointmentId, qint64> &) override
    {
        return {};
    }
    QFuture<Result<QList<AppointmentDetails>>> restoreSeries(
        SeriesId, const QHash<AppointmentId, qint64> &) override
    {
        return {};
    }
    QFuture<Result<LastChange>> lastChange(AppointmentId) override { return {}; }

private:
    TestClinic &m_clinic;
};

void TestCalendarPage::aFailureShowsABannerAndKeepsTheDay()
{
    const auto booked = book(m_weber, 10);
    makePage(m_clinic->receptionist());
    auto source = std::make_unique<ShakySource>(*m_clinic);
    ShakySource &shaky = *source;
    shaky.down = true;
    m_page = std::make_unique<CalendarPage>(*m_context, std::move(source));
    m_page->resize(1440, 900);
    m_page->show();
    m_page->activate();
    auto *banner = child<QWidget>(u"calendarBanner"_s);
    auto *retry = banner->findChild<QPushButton *>();
    QTRY_VERIFY(banner->isVisible() && retry->isVisible());
    QVERIFY(view()->isVisible()); // not "no doctors"
    shoot(u"calendarpage-failed"_s);
    shaky.down = false;
    retry->click();
    QTRY_VERIFY(!view()->appointmentRect(booked.appointment.id).isNull());
    QTRY_VERIFY(!banner->isVisible());
    shaky.down = true;
    QTest::keyClick(view(), Qt::Key_F5);
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(!view()->appointmentRect(booked.appointment.id).isNull()); // what was known stays
    shoot(u"calendarpage-stale"_s);
}

void TestCalendarPage::everyFocusableWidgetHasAName()
{
    makePage(m_clinic->receptionist());
    QTRY_COMPARE(view()->scene().columnCount(), 2);
    for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
            continue;
        QAccessibleInterface *accessible =
            QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                 qPrintable(widget->objectName() + u' '
                            + QString::fromLatin1(widget->metaObject()->className())));
    }
}

void TestCalendarPage::theWeekBeginsAsTheLocaleSays()
{
    for (const QString &name : {u"ar_EG"_s, u"en_US"_s, u"de_DE"_s}) {
        MonthGrid grid;
        grid.setLocale(QLocale(name));
        const bool rightToLeft = name.startsWith(u"ar"_s);
        grid.setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        grid.resize(grid.sizeHint());
        grid.setChosen({2026, 3, 9});
        const QRect chosen = grid.rectOf({2026, 3, 9});
        QCOMPARE(grid.dayAt(chosen.center()), QDate(2026, 3, 9));
        const int leading = rightToLeft ? grid.width() - 2 : 2;
        QCOMPARE(grid.dayAt({leading, chosen.center().y()}).dayOfWeek(),
                 int(QLocale(name).firstDayOfWeek()));
    }
}

void TestCalendarPage::aFullDayInEveryLook_data()
{
    QTest::addColumn<int>("theme");
    QTest::addColumn<bool>("rightToLeft");
    QTest::newRow("light") << int(ThemeKind::Light) << false;
    QTest::newRow("dark") << int(ThemeKind::Dark) << false;
    QTest::newRow("contrast") << int(ThemeKind::HighContrast) << false;
    QTest::newRow("rtl") << int(ThemeKind::Light) << true;
}

void TestCalendarPage::aFullDayInEveryLook()
{
    QFETCH(int, theme);
    QFETCH(bool, rightToLeft);
    applyTheme(*qApp, ThemeKind(theme));
    Languages languages;
    languages.use(rightToLeft ? u"ar"_s : u"en"_s);
    const QList<Doctor> doctors {m_haddad, m_weber,
                                 m_clinic->newDoctor(u"د. ليلى منصور"_s, u"Paediatrics"_s),
                                 m_clinic->newDoctor(u"Dr. Mei Tanaka"_s, u"Dentistry"_s)};
    for (int i = 0; i < 40; ++i) {
        const auto booked = book(doctors[i % 4], 9 + i / 6 % 8, 20 * (i % 3));
        const auto step = i % 5 == 0 ? AppointmentStatus::Arrived : AppointmentStatus::NoShow;
        if (i % 5 < 2)
            QVERIFY(m_clinic->services().appointments.setStatus(
                m_clinic->receptionist(), booked.appointment.id, step, {}, {}));
    }
    m_clinic->clock.set(m_clinic->at(m_clinic->today(), 11, 12));
    makePage(m_clinic->receptionist());
    if (rightToLeft) {
        m_page->setLayoutDirection(Qt::RightToLeft);
        m_page->setLocale(QLocale(QLocale::Arabic, QLocale::Egypt));
    }
    QTRY_COMPARE(view()->scene().layout().items().size(), 40);
    view()->select(view()->scene().layout().items()[14].id);
    shoot(u"calendarpage-full-"_s + QString::fromUtf8(QTest::currentDataTag()));
    emit view()->activated(view()->selected());
    shoot(u"calendarpage-moving-"_s + QString::fromUtf8(QTest::currentDataTag()));
    m_page.reset();
    languages.use(u"en"_s);
    applyTheme(*qApp, ThemeKind::Light);
}

QTEST_MAIN(TestCalendarPage)
#include "tst_calendarpage.moc"
