// SPDX-License-Identifier: GPL-3.0-or-later
// What the appointment form does besides the one booking, in the calendar's page and by real keys.
#include "appointments/appointmentpanel.h"
#include "appointments/bookingform.h"
#include "calendar/calendarhistory.h"
#include "calendardesk.h"
#include "models/slottimeedit.h"
#include "models/statuschip.h"
#include "services/backend.h"
#include "shell/inlinemessage.h"
#include "shots.h"
#include "storage/database.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TestBookingWishes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whoWantsAnEarlierTimeIsPutOnTheWaitingList();
    void aWaitingListThatFailsLosesNoBooking_data();
    void aWaitingListThatFailsLosesNoBooking();
    void anAppointmentThatStaysWhereItIsIsPutOnTheListAlone();
    void aWishThatFailsAloneIsSaidInTheForm();
    void aMovedAppointmentIsPutOnTheList();
    void theFormStartsAnewWithoutTheWish();
    void aSeriesIsBookedByItsRule_data();
    void aSeriesIsBookedByItsRule();
    void eachConflictOfASeriesIsListedAndCanBeLeftOut();
    void anAlternativeIsBookedInsteadOfAConflict();
    void anotherTimeOfASeriesAsksAnew();
    void nothingIsOverriddenForASeries();
    void aNewPatientOfASeriesIsMadeOnce();
    void theFirstOfASeriesIsWantedEarlier();
    void anOpenAppointmentDoesNotRepeat();
    void aSeriesGoesAndComesAsOne();
    void aSeriesThatOthersChangedIsNotUndone();
    void theRestOfASeriesIsCancelledByKeysAndComesBack();
    void allOfASeriesIsCancelledFromAnyOfIt();
    void whatIsNotedIsBookedAndShown();
    void whatIsNotedIsChangedWithoutAMove();
    void anUnchangedAppointmentIsLeftAlone();
    void aMoveWithNewNotesIsOneChange();

private:
    BookingForm *form() const { return m_desk->page->findChild<BookingForm *>(); }
    QCheckBox *wish() const { return named<QCheckBox>(u"wantsEarlier"_s); }
    template <class T>
    T *named(const QString &name) const
    {
        T *found = form()->findChild<T *>(name);
        if (!found)
            qFatal("no %s in the form", qPrintable(name));
        return found;
    }
    InlineMessage *banner() const
    {
        return m_desk->page->findChild<InlineMessage *>(u"refusalBanner"_s);
    }
    void beginFor(const QString &patient, Instant at);
    void edit(const AppointmentDetails &details);
    void tick();
    /// Chooses how it repeats by keys: so many lines below "Never", so many times.
    void repeat(int line, int times);
    QList<QDate> daysOf(const QString &patient);
    void bookThree();
    QString standing();
    QString saveText() const { return named<QPushButton>(u"save"_s)->text(); }
    QList<QLabel *> conflicts() const;
    /// Somebody else has the doctor at ten in a week.
    void takeTenInAWeek();
    QList<WaitlistEntry> waiting();
    /// No row more in the table from here on, as where the database is out of order.
    void breakTable(const QString &table);

    std::unique_ptr<CalendarDesk> m_desk;
    std::unique_ptr<QSignalSpy> m_notices;
    Hands m_hands;
};

void TestBookingWishes::init()
{
    m_desk = std::make_unique<CalendarDesk>();
    m_desk->open();
    m_notices = std::make_unique<QSignalSpy>(m_desk->page.get(), &DeskPage::notice);
    m_desk->view()->setFocus();
}

void TestBookingWishes::cleanup()
{
    m_notices.reset();
    m_desk.reset();
}

/// The form as typing a name at a place in the calendar opens it.
void TestBookingWishes::beginFor(const QString &patient, Instant at)
{
    m_desk->view()->setFocus();
    m_desk->view()->setCursorAt(0, at);
    m_hands.type(patient);
    QTRY_VERIFY(form()->isVisible());
}

void TestBookingWishes::edit(const AppointmentDetails &details)
{
    m_desk->select(details);
    m_hands.key(Qt::Key_Return);
    QTRY_VERIFY(form()->isVisible());
    QCOMPARE(form()->editing(), details.appointment.id);
    const auto *status = form()->findChild<StatusChip *>();
    QVERIFY(status->isVisible() && !status->accessibleName().isEmpty());
}

void TestBookingWishes::tick()
{
    wish()->setFocus();
    m_hands.key(Qt::Key_Space);
    QVERIFY(wish()->isChecked());
}

QList<WaitlistEntry> TestBookingWishes::waiting()
{
    QList<WaitlistEntry> entries;
    const auto page = m_desk->services().waitlist.list(m_desk->clinic.receptionist(), {}, {50, {}});
    if (!page)
        qFatal("%s", qPrintable(page.error().message));
    for (const WaitlistDetails &details : page->items)
        entries.append(details.entry);
    return entries;
}

void TestBookingWishes::breakTable(const QString &table)
{
    const auto access = m_desk->clinic.backend().database().access();
    QVERIFY(access);
    // The smallest number has no absolute value.
    const QString sql = u"CREATE TRIGGER fault BEFORE INSERT ON %1 "
                        "BEGIN SELECT abs(-9223372036854775807 - 1); END"_s.arg(table);
    QVERIFY((*access)->write(
        [&](Transaction &transaction) { return transaction.connection().execute(sql); }));
}

void TestBookingWishes::whoWantsAnEarlierTimeIsPutOnTheWaitingList()
{
    NewAppointmentType visit;
    visit.name = u"First visit"_s;
    visit.durationMinutes = 40;
    const auto type = m_desk->services().appointmentTypes.create(m_desk->clinic.admin(), visit);
    const auto room = m_desk->services().rooms.create(m_desk->clinic.admin(), {u"Room 2"_s});
    QVERIFY(type && room);
    const Patient omar = m_desk->clinic.newPatient(u"Omar Khalil"_s);
    beginFor(u"Omar Khal"_s, m_desk->at(10));
    auto *types = named<QComboBox>(u"type"_s);
    auto *rooms = named<QComboBox>(u"room"_s);
    QTRY_VERIFY(types->isVisible());
    for (QComboBox *box : {types, rooms}) {
        box->setFocus();
        m_hands.key(Qt::Key_Down);
    }
    tick();
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->bookedFor(u"Omar Khalil"_s).size(), 1);
    const Appointment booked = m_desk->bookedFor(u"Omar Khalil"_s).first().appointment;
    QTRY_COMPARE(waiting().size(), 1);
    const WaitlistEntry entry = waiting().first();
    QCOMPARE(entry.patientId, omar.id);
    QCOMPARE(entry.sourceId, booked.id);
    QCOMPARE(entry.doctorId, m_desk->haddad.id);
    QCOMPARE(entry.typeId, type->id);
    QCOMPARE(entry.roomId, room->id);
    QVERIFY(entry.earlierThan == booked.span.start);
    QTRY_VERIFY(!form()->isVisible());
    const QString said = m_notices->last().first().toString();
    QVERIFY2(said.contains(u"Omar Khalil"_s) && said.contains(u"waiting list"_s), qPrintable(said));
    QVERIFY(banner()->text().isEmpty());
    QCOMPARE(m_desk->page->history().stack().count(), 1);
    QVERIFY(!wish()->isChecked());
}

void TestBookingWishes::aWaitingListThatFailsLosesNoBooking_data()
{
    QTest::addColumn<int>("daysLater");
    QTest::newRow("on the day that is shown") << 0;
    QTest::newRow("on a day that is loaded first") << 1;
}

void TestBookingWishes::aWaitingListThatFailsLosesNoBooking()
{
    QFETCH(const int, daysLater);
    (void)m_desk->clinic.newPatient(u"Omar Khalil"_s);
    breakTable(u"waitlist_entries"_s);
    beginFor(u"Omar Khal"_s, m_desk->at(10));
    const QDate day = m_desk->clinic.today().addDays(daysLater);
    named<QDateEdit>(u"date"_s)->setDate(day);
    tick();
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->bookedFor(u"Omar Khalil"_s).size(), 1);
    const AppointmentId booked = m_desk->bookedFor(u"Omar Khalil"_s).first().appointment.id;
    QTRY_COMPARE(m_desk->page->selected(), booked);
    QCOMPARE(m_desk->page->day(), day);
    QTRY_VERIFY(banner()->isVisible());
    QCOMPARE(banner()->kind(), InlineMessage::Kind::Warning);
    for (const QString &part : {u"Omar Khalil"_s, u"stands"_s, u"waiting list"_s})
        QVERIFY2(banner()->text().contains(part), qPrintable(banner()->text()));
    QVERIFY(waiting().isEmpty());
    // The booking can be taken back like any other, and what was said goes with the selection.
    QCOMPARE(m_desk->page->history().stack().count(), 1);
    m_desk->view()->select({});
    QTRY_VERIFY(!banner()->isVisible());
}

void TestBookingWishes::anAppointmentThatStaysWhereItIsIsPutOnTheListAlone()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    for (int time = 0; time < 2; ++time) { // the second one finds it there
        edit(booked);
        QVERIFY(!form()->hasInput());
        tick();
        QVERIFY(form()->hasInput());
        m_hands.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!form()->isVisible());
        QCOMPARE(waiting().size(), 1);
    }
    QCOMPARE(waiting().first().sourceId, booked.appointment.id);
    QCOMPARE(waiting().first().doctorId, m_desk->weber.id);
    QCOMPARE(m_desk->stored(booked).appointment.stamp.version, booked.appointment.stamp.version);
    QVERIFY(!m_desk->page->history().stack().canUndo());
    QVERIFY(m_notices->last().first().toString().contains(u"waiting list"_s));
}

void TestBookingWishes::aWishThatFailsAloneIsSaidInTheForm()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    edit(booked);
    tick();
    m_desk->clinic.clock.set(m_desk->at(11)); // it is not ahead any more
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    auto *message = form()->findChild<InlineMessage *>(u"inlineMessage"_s);
    QVERIFY(message);
    QTRY_VERIFY(message->isVisible());
    QCOMPARE(message->kind(), InlineMessage::Kind::Warning);
    QVERIFY2(message->text().contains(u"still to come"_s), qPrintable(message->text()));
    QVERIFY(form()->isVisible() && wish()->isChecked());
    QVERIFY(waiting().isEmpty());
}

void TestBookingWishes::aMovedAppointmentIsPutOnTheList()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    edit(booked);
    named<SlotTimeEdit>(u"start"_s)->setWallTime(WallTime {14 * 60});
    tick();
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(waiting().size(), 1);
    QCOMPARE(waiting().first().sourceId, booked.appointment.id);
    QVERIFY(waiting().first().earlierThan == m_desk->at(14));
    QCOMPARE(m_desk->stored(booked).appointment.span.start, m_desk->at(14));
    QTRY_COMPARE(m_desk->page->history().stack().count(), 1);
}

void TestBookingWishes::theFormStartsAnewWithoutTheWish()
{
    (void)m_desk->clinic.newPatient(u"Omar Khalil"_s);
    beginFor(u"Omar"_s, m_desk->at(10));
    tick();
    wish()->setFocus();
    m_hands.key(Qt::Key_Escape);
    QTRY_VERIFY(!form()->isVisible());
    beginFor(u"Omar"_s, m_desk->at(11));
    QVERIFY(!wish()->isChecked());
}

void TestBookingWishes::repeat(int line, int times)
{
    named<QComboBox>(u"repeat"_s)->setFocus();
    for (int i = 0; i < line; ++i)
        m_hands.key(Qt::Key_Down);
    auto *box = named<QSpinBox>(u"times"_s);
    QVERIFY(box->isVisible());
    box->setFocus();
    box->selectAll();
    m_hands.type(QString::number(times));
    QCOMPARE(box->value(), times);
}

QList<QDate> TestBookingWishes::daysOf(const QString &patient)
{
    QList<QDate> days;
    for (const AppointmentDetails &details : m_desk->bookedFor(patient)) {
        const LocalTime local =
            m_desk->context->zone.get()->toLocal(details.appointment.span.start);
        if (local.minutes == 10 * 60 && !details.appointment.seriesId.isNull())
            days.append(local.date);
    }
    return days;
}

QList<QLabel *> TestBookingWishes::conflicts() const
{
    QList<QLabel *> shown = form()->findChildren<QLabel *>(u"seriesConflict"_s);
    shown.removeIf([](const QLabel *label) { return !label->isVisible(); });
    return shown;
}

void TestBookingWishes::takeTenInAWeek()
{
    (void)m_desk->book(m_desk->haddad, m_desk->clinic.at(m_desk->clinic.today().addDays(7), 10, 0));
}

void TestBookingWishes::aSeriesIsBookedByItsRule_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QList<QDate>>("days");
    const QDate monday(2026, 3, 9);
    QTest::newRow("weekly, over a change of the clocks")
        << 1 << monday
        << QList<QDate> {monday, {2026, 3, 16}, {2026, 3, 23}, {2026, 3, 30}, {2026, 4, 6}};
    QTest::newRow("every two weeks") << 2 << monday << QList<QDate> {monday, {2026, 3, 23}};
    QTest::newRow("monthly, on the second Monday")
        << 3 << monday << QList<QDate> {monday, {2026, 4, 13}, {2026, 5, 11}};
    QTest::newRow("monthly, on the last Tuesday")
        << 3 << QDate(2026, 3, 31) << QList<QDate> {{2026, 3, 31}, {2026, 4, 28}};
}

void TestBookingWishes::aSeriesIsBookedByItsRule()
{
    QFETCH(const int, line);
    QFETCH(const QDate, from);
    QFETCH(const QList<QDate>, days);
    (void)m_desk->clinic.newPatient(u"Omar Khalil"_s);
    beginFor(u"Omar Khal"_s, m_desk->at(10));
    named<QDateEdit>(u"date"_s)->setDate(from);
    repeat(line, int(days.size()));
    const QString last = named<QLabel>(u"lastTime"_s)->text();
    QVERIFY2(last.contains(QLocale().toString(days.last(), u"d MMMM yyyy"_s)), qPrintable(last));
    QVERIFY(saveText().contains(QString::number(days.size())));
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(daysOf(u"Omar Khalil"_s), days);
    QCOMPARE(m_desk->bookedFor(u"Omar Khalil"_s).size(), days.size());
    QTRY_VERIFY(!form()->isVisible());
    const QString said = m_notices->last().first().toString();
    QVERIFY2(said.contains(u"Omar Khalil"_s) && said.contains(QString::number(days.size())),
             qPrintable(said));
    QTRY_COMPARE(m_desk->page->selected(),
                 m_desk->bookedFor(u"Omar Khalil"_s).first().appointment.id);
    QVERIFY(m_desk->page->history().stack().canUndo());
    QCOMPARE(named<QComboBox>(u"repeat"_s)->currentIndex(), 0);
}

void TestBookingWishes::eachConflictOfASeriesIsListedAndCanBeLeftOut()
{
    (void)m_desk->clinic.newPatient(u"Omar Khalil"_s);
    takeTenInAWeek();
    beginFor(u"Omar Khal"_s, m_desk->at(10));
    named<QPlainTextEdit>(u"reason"_s)->setPlainText(u"Physiotherapy"_s);
    repeat(1, 4);
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(conflicts().size(), 1);
    const QString line = conflicts().first()->text();
    for (const QString &part : {u"16 Mar"_s, u"10:00"_s, u"taken"_s, u"Free"_s, u"10:20"_s})
        QVERIFY2(line.contains(part), qPrintable(line));
    auto *instead = named<QComboBox>(u"seriesInstead"_s);
    QVERIFY(instead->accessibleName().contains(line));
    QVERIFY(instead->hasFocus());
    keepShot(*m_desk->page, u"bookingform-series"_s);
    QVERIFY(m_desk->bookedFor(u"Omar Khalil"_s).isEmpty());
    QCOMPARE(named<QPlainTextEdit>(u"reason"_s)->toPlainText(), u"Physiotherapy"_s);
    QCOMPARE(named<QSpinBox>(u"times"_s)->value(), 4);
    QVERIFY2(saveText().contains(u"3 of 4"_s), qPrintable(saveText()));
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    const QDate monday = m_desk->clinic.today();
    QTRY_COMPARE(daysOf(u"Omar Khalil"_s),
                 (QList<QDate> {monday, monday.addDays(14), monday.addDays(21)}));
    QCOMPARE(m_desk->bookedFor(u"Omar Khalil"_s).size(), 3);
    QCOMPARE(m_desk->bookedFor(u"Omar Khalil"_s).first().appointment.reason, u"Physiotherapy"_s);
    QTRY_VERIFY(!form()->isVisible());
}

void TestBookingWishes::anAlternativeIsBookedInsteadOfAConflict()
{
    (void)m_desk->clinic.newPatient(u"Omar Khalil"_s);
    takeTenInAWeek();
    beginFor(u"Omar Khal"_s, m_desk->at(10));
    repeat(1, 3);
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(conflicts().size(), 1);
    auto *instead = named<QComboBox>(u"seriesInstead"_s);
    m_hands.key(Qt::Key_Down);
    QCOMPARE(instead->currentIndex(), 1);
    const QString chosen = instead->currentText();
    QVERIFY2(saveText().contains(u"3 of 3"_s), qPrintable(saveText()));
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->bookedFor(u"Omar Khalil"_s).size(), 3);
    const Instant start = m_desk->bookedFor(u"Omar Khalil"_s)[1].appointment.span.start;
    const LocalTime local = m_desk->context->zone.get()->toLocal(start);
    QCOMPARE(local.date, m_desk->clinic.today().addDays(7));
    QVERIFY(local.minutes != 10 * 60);
    QVERIFY2(chosen.contains(
                 QTime::fromMSecsSinceStartOfDay(local.minutes * 60'000).toString(u"HH:mm"_s)),
             qPrintable(chosen));
}

void TestBookingWishes::anotherTimeOfASeriesAsksAnew()
{
    (void)m_desk->clinic.newPatient(u"Omar Khalil"_s);
    takeTenInAWeek();
    beginFor(u"Omar Khal"_s, m_desk->at(10));
    repeat(1, 3);
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(conflicts().size(), 1);
    auto *start = named<SlotTimeEdit>(u"start"_s);
    start->setFocus();
    start->setWallTime(WallTime {11 * 60});
    QVERIFY(conflicts().isEmpty());
    QVERIFY2(saveText().contains(u"3 appointments"_s), qPrintable(saveText()));
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->bookedFor(u"Omar Khalil"_s).size(), 3);
    QCOMPARE(m_desk->bookedFor(u"Omar Khalil"_s).first().appointment.span.start, m_desk->at(11));
}

void TestBookingWishes::nothingIsOverriddenForASeries()
{
    (void)m_desk->clinic.newPatient(u"Omar Khalil"_s);
    beginFor(u"Omar Khal"_s, m_desk->at(10));
    named<SlotTimeEdit>(u"start"_s)->setWallTime(WallTime {18 * 60});
    QTRY_VERIFY(saveText().contains(u"anyway"_s)); // one alone would be booked
    repeat(1, 2);
    QVERIFY2(!saveText().contains(u"anyway"_s), qPrintable(saveText()));
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(conflicts().size(), 2);
    QVERIFY2(conflicts().first()->text().contains(u"does not work"_s),
             qPrintable(conflicts().first()->text()));
    // With all of them left out there is nothing to book.
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    auto *message = form()->findChild<InlineMessage *>(u"inlineMessage"_s);
    QTRY_VERIFY(message->text().contains(u"None of the times"_s));
    QVERIFY(m_desk->bookedFor(u"Omar Khalil"_s).isEmpty());
    QVERIFY(named<QPushButton>(u"save"_s)->isEnabled());
}

void TestBookingWishes::aNewPatientOfASeriesIsMadeOnce()
{
    takeTenInAWeek();
    beginFor(u"Nadia Berg"_s, m_desk->at(10));
    m_hands.key(Qt::Key_End);
    repeat(1, 3);
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(conflicts().size(), 1);
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->bookedFor(u"Nadia Berg"_s).size(), 2);
    const auto found =
        m_desk->services().patients.search(m_desk->clinic.receptionist(), u"nadia"_s, {});
    QVERIFY(found);
    QCOMPARE(found->items.size(), 1);
}

void TestBookingWishes::theFirstOfASeriesIsWantedEarlier()
{
    (void)m_desk->clinic.newPatient(u"Omar Khalil"_s);
    beginFor(u"Omar Khal"_s, m_desk->at(10));
    repeat(1, 2);
    tick();
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(waiting().size(), 1);
    QCOMPARE(waiting().first().sourceId,
             m_desk->bookedFor(u"Omar Khalil"_s).first().appointment.id);
    QTRY_VERIFY(m_notices->count() > 0
                && m_notices->last().first().toString().contains(u"waiting list"_s));
}

void TestBookingWishes::anOpenAppointmentDoesNotRepeat()
{
    edit(m_desk->book(m_desk->haddad, m_desk->at(10)));
    QVERIFY(!named<QComboBox>(u"repeat"_s)->isVisible());
    QVERIFY(!named<QSpinBox>(u"times"_s)->isVisible());
}

void TestBookingWishes::aSeriesGoesAndComesAsOne()
{
    bookThree();
    const auto standing = [this](AppointmentStatus status) {
        const QList<AppointmentDetails> all = m_desk->bookedFor(u"Omar Khalil"_s);
        return std::count_if(all.begin(), all.end(), [&](const AppointmentDetails &one) {
            return one.appointment.status == status;
        });
    };
    for (int time = 0; time < 2; ++time) {
        m_hands.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(standing(AppointmentStatus::Cancelled), 3);
        QTRY_VERIFY(m_desk->page->history().stack().canRedo());
        QTRY_VERIFY(!m_desk->page->history().isBusy());
        m_hands.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(standing(AppointmentStatus::Confirmed), 3);
        QTRY_VERIFY(!m_desk->page->history().isBusy());
    }
    const QString text = m_desk->page->history().stack().undoText();
    QVERIFY2(text.contains(u"Omar Khalil"_s) && text.contains(u'3'), qPrintable(text));
}

void TestBookingWishes::aSeriesThatOthersChangedIsNotUndone()
{
    bookThree();
    const AppointmentDetails last = m_desk->bookedFor(u"Omar Khalil"_s).last();
    QVERIFY(m_desk->services().appointments.reschedule(
        m_desk->clinic.admin(), last.appointment.id,
        {last.appointment.span.start + std::chrono::hours(1), {}, {}}, {}));
    m_hands.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(banner()->isVisible());
    QVERIFY2(banner()->text().contains(u"Omar Khalil"_s), qPrintable(banner()->text()));
    for (const AppointmentDetails &one : m_desk->bookedFor(u"Omar Khalil"_s))
        QVERIFY(one.appointment.status == AppointmentStatus::Confirmed);
    QVERIFY(!m_desk->page->history().stack().canUndo());
}

void TestBookingWishes::bookThree()
{
    (void)m_desk->clinic.newPatient(u"Omar Khalil"_s);
    beginFor(u"Omar Khal"_s, m_desk->at(10));
    repeat(1, 3);
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(daysOf(u"Omar Khalil"_s).size(), 3);
    QTRY_VERIFY(!form()->isVisible());
}

/// The statuses of Omar's appointments, by start: C for cancelled.
QString TestBookingWishes::standing()
{
    QString text;
    for (const AppointmentDetails &one : m_desk->bookedFor(u"Omar Khalil"_s))
        text += one.appointment.status == AppointmentStatus::Cancelled ? u'C' : u'+';
    return text;
}

void TestBookingWishes::theRestOfASeriesIsCancelledByKeysAndComesBack()
{
    bookThree();
    m_desk->page->goTo(QDate(2026, 3, 16)); // the second
    const AppointmentDetails second = m_desk->bookedFor(u"Omar Khalil"_s).at(1);
    m_desk->select(second);
    m_hands.key(Qt::Key_Delete);
    auto *box = m_desk->page->findChild<QWidget *>(u"cancelBox"_s);
    QTRY_VERIFY(box->isVisible());
    auto *scope = box->findChild<QComboBox *>(u"scope"_s);
    QVERIFY(scope->isVisible() && !scope->accessibleName().isEmpty());
    scope->setFocus(Qt::TabFocusReason);
    m_hands.key(Qt::Key_Down); // this and the following
    box->findChild<QLineEdit *>(u"otherReason"_s)->setFocus(Qt::TabFocusReason);
    m_hands.key(Qt::Key_2);
    QTRY_COMPARE(standing(), u"+CC"_s);
    QTRY_VERIFY(!box->isVisible());
    QVERIFY(!m_desk->stored(second).appointment.cancelReason.isEmpty());
    QTRY_VERIFY(m_desk->page->history().stack().undoText().contains(u"2 appointments"));
    for (int time = 0; time < 2; ++time) {
        m_desk->view()->setFocus();
        m_hands.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(standing(), u"+++"_s);
        QTRY_VERIFY(!m_desk->page->history().isBusy());
        m_hands.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(standing(), u"+CC"_s);
        QTRY_VERIFY(!m_desk->page->history().isBusy());
        QVERIFY(!m_desk->stored(second).appointment.cancelReason.isEmpty());
    }
}

void TestBookingWishes::allOfASeriesIsCancelledFromAnyOfIt()
{
    bookThree();
    m_desk->page->goTo(QDate(2026, 3, 23)); // the last
    m_desk->select(m_desk->bookedFor(u"Omar Khalil"_s).last());
    m_hands.key(Qt::Key_Delete);
    auto *box = m_desk->page->findChild<QWidget *>(u"cancelBox"_s);
    QTRY_VERIFY(box->isVisible());
    box->findChild<QComboBox *>(u"scope"_s)->setCurrentIndex(2);
    QTest::mouseClick(box->findChild<QPushButton *>(u"reason1"_s), Qt::LeftButton);
    QTRY_COMPARE(standing(), u"CCC"_s);
    // Others have changed one of them since: none comes back alone.
    const AppointmentDetails first = m_desk->bookedFor(u"Omar Khalil"_s).first();
    QVERIFY(m_desk->services().appointments.revertStatus(
        m_desk->clinic.receptionist(), first.appointment.id, AppointmentStatus::Confirmed,
        first.appointment.stamp.version));
    QTRY_VERIFY(m_desk->page->history().stack().canUndo());
    m_desk->view()->setFocus();
    m_hands.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(banner()->isVisible());
    QCOMPARE(standing(), u"+CC"_s);
}

void TestBookingWishes::whatIsNotedIsBookedAndShown()
{
    (void)m_desk->clinic.newPatient(u"Omar Khalil"_s);
    beginFor(u"Omar Khal"_s, m_desk->at(10));
    named<QLineEdit>(u"alert"_s)->setFocus();
    m_hands.type(u"Needs the step-free entrance"_s);
    auto *channel = named<QComboBox>(u"channel"_s);
    channel->setFocus();
    QCOMPARE(channel->currentText(), u"At the desk"_s);
    m_hands.key(Qt::Key_Up);
    QCOMPARE(channel->currentText(), u"Phone"_s);
    auto *reminders = named<QCheckBox>(u"reminders"_s);
    reminders->setFocus();
    m_hands.key(Qt::Key_Space);
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->bookedFor(u"Omar Khalil"_s).size(), 1);
    const Appointment booked = m_desk->bookedFor(u"Omar Khalil"_s).first().appointment;
    QCOMPARE(booked.alert, u"Needs the step-free entrance"_s);
    QVERIFY(booked.channel == BookingChannel::Phone);
    QVERIFY(!booked.reminds);
    QTRY_VERIFY(!form()->isVisible());
    auto *panel = m_desk->page->findChild<AppointmentPanel *>();
    const auto shows = [panel](const QString &text) {
        const QList<QLabel *> labels = panel->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text() == text;
        });
    };
    for (const QString &text : {booked.alert, u"Phone"_s, u"Not sent"_s})
        QTRY_VERIFY2(shows(text), qPrintable(text));
    keepShot(*m_desk->page, u"calendar-alert"_s);
    // Calls come one after the other; the rest begins anew.
    m_desk->view()->select({});
    beginFor(u"Omar"_s, m_desk->at(11));
    QCOMPARE(channel->currentText(), u"Phone"_s);
    QVERIFY(reminders->isChecked());
    QVERIFY(named<QLineEdit>(u"alert"_s)->text().isEmpty());
}

void TestBookingWishes::whatIsNotedIsChangedWithoutAMove()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    edit(booked);
    QVERIFY(!form()->hasInput());
    auto *reason = named<QPlainTextEdit>(u"reason"_s);
    reason->setFocus();
    reason->selectAll();
    m_hands.type(u"Second opinion"_s);
    named<QLineEdit>(u"alert"_s)->setFocus();
    m_hands.type(u"Comes with a guide dog"_s);
    QVERIFY(form()->hasInput());
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->stored(booked).appointment.reason, u"Second opinion"_s);
    const Appointment after = m_desk->stored(booked).appointment;
    QCOMPARE(after.alert, u"Comes with a guide dog"_s);
    QVERIFY(after.span == booked.appointment.span);
    QCOMPARE(after.stamp.version, booked.appointment.stamp.version + 1);
    QTRY_VERIFY(!form()->isVisible());
    QTRY_VERIFY(m_desk->page->history().stack().canUndo());
    m_hands.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->stored(booked).appointment.reason, booked.appointment.reason);
    QVERIFY(m_desk->stored(booked).appointment.alert.isEmpty());
}

void TestBookingWishes::anUnchangedAppointmentIsLeftAlone()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    edit(booked);
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!form()->isVisible());
    QVERIFY(m_desk->stored(booked) == booked);
    QVERIFY(!m_desk->page->history().stack().canUndo());
}

void TestBookingWishes::aMoveWithNewNotesIsOneChange()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    edit(booked);
    named<SlotTimeEdit>(u"start"_s)->setWallTime(WallTime {14 * 60});
    named<QLineEdit>(u"alert"_s)->setText(u"Comes with a guide dog"_s);
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->stored(booked).appointment.span.start, m_desk->at(14));
    const Appointment after = m_desk->stored(booked).appointment;
    QCOMPARE(after.alert, u"Comes with a guide dog"_s);
    QCOMPARE(after.stamp.version, booked.appointment.stamp.version + 1);
    QTRY_VERIFY(m_desk->page->history().stack().canUndo());
    m_hands.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->stored(booked).appointment.span.start, m_desk->at(10));
    QVERIFY(m_desk->stored(booked).appointment.alert.isEmpty());
}

QTEST_MAIN(TestBookingWishes)
#include "tst_bookingwishes.moc"
