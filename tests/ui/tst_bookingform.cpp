// SPDX-License-Identifier: GPL-3.0-or-later
#include "appointments/bookingform.h"

#include "deskfixture.h"
#include "models/doctorbox.h"
#include "models/slottimeedit.h"
#include "patients/patientpicker.h"
#include "shell/inlinemessage.h"
#include "shots.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QtTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

const QDate Day(2026, 3, 10);

template <class T>
T *child(QWidget &parent, const QString &name)
{
    return parent.findChild<T *>(name);
}

} // namespace

class TestBookingForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        applyTheme(*qApp, ThemeKind::Light);
        m_desk = std::make_unique<DeskFixture>();
        m_doctor = m_desk->addDoctor(u"Dr Lina Haddad"_s, u"Dermatology"_s);
        m_desk->addWeek(m_doctor);
        m_form = std::make_unique<BookingForm>(*m_desk->context);
        m_form->resize(380, 720);
        m_form->show();
        QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    }
    void cleanup()
    {
        m_form.reset();
        m_desk.reset();
    }

    void aKnownPatientIsBookedWithTypingAndOneChord();
    void aNewPatientIsBookedFromOneLine();
    void theSavedAppointmentIsReadBack();
    void nobodyIsChosenAmongPeopleOfTheSameName();
    void aRefusedBookingKeepsEverythingTyped();
    void aPatientWhoWasCreatedIsNotCreatedTwice();
    void aTakenTimeIsSaidBeforeSaving();
    void aTimeOutsideWorkingHoursIsSaidBeforeSaving();
    void everyReasonIsListedAtOnce();
    void aTimeOutsideWorkingHoursIsBookedAnyway();
    void aTakenTimeIsOverbookedWithAReason();
    void aTypeGivesTheLengthAndARoomIsBookedToo();
    void noRoomAndNoTypeClearThem();
    void whatIsSavedBeforeTheListsAreHereKeepsItsRoom();
    void aBusyRoomIsSaidBeforeSaving();
    void aTimeInTheGapOfTheClocksIsRefused();
    void theTwoTimesOfAFoldCanBeToldApart();
    void movingKeepsTheAppointmentsId();
    void aMoveOfAChangedAppointmentOffersToReload();
    void escapeClosesTheListFirstAndThenTheForm();
    void savingWithoutAPatientSaysSoAtTheBox();
    void theButtonStaysInViewWhereTheFieldsScroll();
    void pictures();

private:
    Interval slot(int hour, int minute, int minutes = 20) const
    {
        const Instant start = m_desk->at(Day, hour, minute);
        return {start, start + std::chrono::minutes(minutes)};
    }
    PatientPicker *picker() { return m_form->findChild<PatientPicker *>(); }
    QLineEdit *box() { return picker()->box(); }
    AppointmentDetails bookedWithTypeAndRoom();
    void pressSave()
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    }

    std::unique_ptr<DeskFixture> m_desk;
    Doctor m_doctor;
    std::unique_ptr<BookingForm> m_form;
};

void TestBookingForm::aKnownPatientIsBookedWithTypingAndOneChord()
{
    const Patient patient =
        m_desk->addPatient(u"Ahmed Haddad"_s, QDate(1980, 3, 12), u"0171 234567"_s);
    m_desk->addPatient(u"Berta Klein"_s, QDate(1990, 1, 2), u"0172 999"_s);
    QSignalSpy saved(m_form.get(), &BookingForm::saved);
    m_form->startBooking(m_doctor, slot(10, 0), 20, u"a"_s);
    QTest::keyClicks(box(), u"hmed"_s);
    pressSave();
    QTRY_COMPARE(saved.size(), 1);
    const auto details = saved.first().first().value<AppointmentDetails>();
    QCOMPARE(details.appointment.patientId, patient.id);
    QCOMPARE(details.appointment.span, slot(10, 0));
    QVERIFY(details.appointment.status == AppointmentStatus::Confirmed);
}

void TestBookingForm::aNewPatientIsBookedFromOneLine()
{
    QSignalSpy saved(m_form.get(), &BookingForm::saved);
    m_form->startBooking(m_doctor, slot(10, 20), 20, {});
    QTest::keyClicks(box(), u"Zoe Martin 0171 234567 12/3/1980"_s);
    QTest::keyClick(box(), Qt::Key_End);
    pressSave();
    QTRY_COMPARE(saved.size(), 1);
    const auto details = saved.first().first().value<AppointmentDetails>();
    QCOMPARE(details.patientName, u"Zoe Martin"_s);
    QCOMPARE(details.patientPhone, u"0171 234567"_s);
    QCOMPARE(details.patientDateOfBirth, QDate(1980, 3, 12));
}

void TestBookingForm::theSavedAppointmentIsReadBack()
{
    const Patient patient = m_desk->addPatient(u"Ahmed Haddad"_s, {}, {});
    m_form->startBooking(m_doctor, slot(10, 0), 20, {});
    picker()->choose(patient);
    m_form->save();
    auto *message = m_form->findChild<InlineMessage *>();
    QTRY_VERIFY(message->isVisible());
    for (const QString &part : {u"Ahmed Haddad"_s, u"Tuesday"_s, u"March 2026"_s, u"10:00"_s,
                                u"10:20"_s, u"Dr Lina Haddad"_s})
        QVERIFY2(message->text().contains(part), qPrintable(message->text()));
}

void TestBookingForm::nobodyIsChosenAmongPeopleOfTheSameName()
{
    m_desk->addPatient(u"Ahmed Haddad"_s, QDate(1980, 3, 12), {});
    const Patient younger = m_desk->addPatient(u"Ahmed Haddad"_s, QDate(2001, 3, 12), {});
    QSignalSpy saved(m_form.get(), &BookingForm::saved);
    m_form->startBooking(m_doctor, slot(10, 0), 20, {});
    QTest::keyClicks(box(), u"ahmed haddad"_s);
    pressSave();
    QTRY_VERIFY(!child<QLabel>(*m_form, u"fieldNote"_s)->text().isEmpty());
    QVERIFY(saved.isEmpty());
    QCOMPARE(box()->text(), u"ahmed haddad"_s);
    // The list is still there to choose from.
    QTest::keyClick(box(), Qt::Key_Down);
    QTest::keyClick(box(), Qt::Key_Down);
    QTest::keyClick(box(), Qt::Key_Return);
    QVERIFY(picker()->chosen());
    QCOMPARE(picker()->chosen()->id, younger.id);
}

void TestBookingForm::aRefusedBookingKeepsEverythingTyped()
{
    const Patient first = m_desk->addPatient(u"First"_s, {}, {});
    const Patient second = m_desk->addPatient(u"Second"_s, {}, {});
    m_form->startBooking(m_doctor, slot(11, 0), 20, {});
    picker()->choose(second);
    child<QPlainTextEdit>(*m_form, u"reason"_s)->setPlainText(u"Rash"_s);
    QVERIFY(m_desk->book(m_doctor, first, m_desk->at(Day, 11, 0), 20));
    QSignalSpy saved(m_form.get(), &BookingForm::saved);
    m_form->save();
    auto *message = m_form->findChild<InlineMessage *>();
    QTRY_VERIFY(message->isVisible());
    QCOMPARE(message->kind(), InlineMessage::Kind::Error);
    QVERIFY(saved.isEmpty());
    QCOMPARE(picker()->chosen()->id, second.id);
    QCOMPARE(child<QPlainTextEdit>(*m_form, u"reason"_s)->toPlainText(), u"Rash"_s);
    QVERIFY(child<QPushButton>(*m_form, u"save"_s)->isEnabled());
    QCOMPARE(m_desk->prompts.asked, 0);
}

void TestBookingForm::aPatientWhoWasCreatedIsNotCreatedTwice()
{
    const Patient first = m_desk->addPatient(u"First"_s, {}, {});
    m_form->startBooking(m_doctor, slot(11, 0), 20, {});
    QTest::keyClicks(box(), u"Nadia Berg"_s);
    QTest::keyClick(box(), Qt::Key_End);
    QVERIFY(m_desk->book(m_doctor, first, m_desk->at(Day, 11, 0), 20));
    pressSave();
    auto *message = m_form->findChild<InlineMessage *>();
    QTRY_VERIFY(message->isVisible());
    QVERIFY(picker()->chosen());
    child<SlotTimeEdit>(*m_form, u"start"_s)->setWallTime(WallTime {12 * 60});
    QSignalSpy saved(m_form.get(), &BookingForm::saved);
    m_form->save();
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(m_desk->services().patients.search(m_desk->admin, u"nadia"_s, {})->items.size(), 1);
}

void TestBookingForm::aTakenTimeIsSaidBeforeSaving()
{
    const Patient first = m_desk->addPatient(u"First"_s, {}, {});
    QVERIFY(m_desk->book(m_doctor, first, m_desk->at(Day, 11, 0), 20));
    m_form->startBooking(m_doctor, slot(10, 40), 20, {});
    auto *conflict = child<QLabel>(*m_form, u"conflict"_s);
    auto *minutes = child<QSpinBox>(*m_form, u"minutes"_s);
    minutes->setValue(30);
    QTRY_VERIFY(conflict->isVisible());
    QTRY_VERIFY(conflict->text().contains(u"11:00"_s)); // the day may come after the verdict
    minutes->setValue(20);
    QVERIFY(!conflict->isVisible());
}

void TestBookingForm::aTimeOutsideWorkingHoursIsSaidBeforeSaving()
{
    m_form->startBooking(m_doctor, slot(18, 0), 20, {});
    auto *conflict = child<QLabel>(*m_form, u"conflict"_s);
    QTRY_VERIFY(conflict->isVisible());
    QVERIFY2(conflict->text().contains(u"09:00"_s), qPrintable(conflict->text()));
}

void TestBookingForm::everyReasonIsListedAtOnce()
{
    const Patient patient = m_desk->addPatient(u"First"_s, {}, {});
    QVERIFY(m_desk->book(m_doctor, patient, m_desk->at(Day, 16, 40), 20));
    m_form->startBooking(m_doctor, slot(16, 50, 40), 20, {});
    picker()->choose(patient);
    auto *conflict = child<QLabel>(*m_form, u"conflict"_s);
    QTRY_COMPARE(conflict->text().split(u'\n').size(), 3);
    const QStringList reasons = conflict->text().split(u'\n');
    QVERIFY2(reasons[0].contains(u"works"_s), qPrintable(reasons[0]));
    QVERIFY2(reasons[1].contains(u"16:40"_s), qPrintable(reasons[1]));
    QVERIFY2(reasons[2].contains(u"The patient"_s), qPrintable(reasons[2]));
}

void TestBookingForm::aTimeOutsideWorkingHoursIsBookedAnyway()
{
    const Patient patient = m_desk->addPatient(u"First"_s, {}, {});
    m_form->startBooking(m_doctor, slot(18, 0), 20, {});
    picker()->choose(patient);
    auto *save = child<QPushButton>(*m_form, u"save"_s);
    QTRY_COMPARE(save->text(), u"Book anyway"_s);
    QVERIFY(!child<QLineEdit>(*m_form, u"overbookReason"_s)->isVisible());
    QSignalSpy saved(m_form.get(), &BookingForm::saved);
    save->click();
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved.first().first().value<AppointmentDetails>().appointment.span, slot(18, 0));
}

void TestBookingForm::aTakenTimeIsOverbookedWithAReason()
{
    const Patient first = m_desk->addPatient(u"First"_s, {}, {});
    const Patient second = m_desk->addPatient(u"Second"_s, {}, {});
    QVERIFY(m_desk->book(m_doctor, first, m_desk->at(Day, 11, 0), 20));
    m_form->startBooking(m_doctor, slot(11, 0), 20, {});
    picker()->choose(second);
    auto *reason = child<QLineEdit>(*m_form, u"overbookReason"_s);
    auto *save = child<QPushButton>(*m_form, u"save"_s);
    QTRY_VERIFY(reason->isVisible());
    QCOMPARE(save->text(), u"Book"_s);
    reason->setText(u"Acute pain"_s);
    QCOMPARE(save->text(), u"Book anyway"_s);
    QSignalSpy saved(m_form.get(), &BookingForm::saved);
    save->click();
    QTRY_COMPARE(saved.size(), 1);
    const auto booked = saved.first().first().value<AppointmentDetails>().appointment;
    QVERIFY(booked.overbooked);
    QCOMPARE(booked.overbookReason, u"Acute pain"_s);
    QVERIFY(reason->text().isEmpty());
}

void TestBookingForm::aTypeGivesTheLengthAndARoomIsBookedToo()
{
    NewAppointmentType wanted;
    wanted.name = u"First visit"_s;
    wanted.durationMinutes = 40;
    const auto type = m_desk->services().appointmentTypes.create(m_desk->admin, wanted);
    const auto room = m_desk->services().rooms.create(m_desk->admin, {u"Room 2"_s});
    QVERIFY(type && room);
    const Patient patient = m_desk->addPatient(u"First"_s, {}, {});
    m_form->startBooking(m_doctor, slot(11, 0), 20, {});
    picker()->choose(patient);
    auto *types = child<QComboBox>(*m_form, u"type"_s);
    auto *rooms = child<QComboBox>(*m_form, u"room"_s);
    QTRY_VERIFY(types->isVisible());
    types->setCurrentIndex(types->findText(u"First visit"_s));
    Q_EMIT types->activated(types->currentIndex());
    rooms->setCurrentIndex(rooms->findText(u"Room 2"_s));
    Q_EMIT rooms->activated(rooms->currentIndex());
    QCOMPARE(child<QSpinBox>(*m_form, u"minutes"_s)->value(), 40);
    QSignalSpy saved(m_form.get(), &BookingForm::saved);
    m_form->save();
    QTRY_COMPARE(saved.size(), 1);
    const auto booked = saved.first().first().value<AppointmentDetails>();
    QVERIFY(booked.appointment.typeId == type->id);
    QCOMPARE(booked.roomName, u"Room 2"_s);
    QCOMPARE(booked.appointment.span, slot(11, 0, 40));
}

AppointmentDetails TestBookingForm::bookedWithTypeAndRoom()
{
    NewAppointmentType wanted;
    wanted.name = u"First visit"_s;
    wanted.durationMinutes = 40;
    const auto type = m_desk->services().appointmentTypes.create(m_desk->admin, wanted);
    const auto room = m_desk->services().rooms.create(m_desk->admin, {u"Room 2"_s});
    if (!type || !room)
        qFatal("no type, or no room");
    Booking booking;
    booking.doctorId = m_doctor.id;
    booking.patientId = m_desk->addPatient(u"First"_s, {}, {}).id;
    booking.start = m_desk->at(Day, 11, 0);
    booking.typeId = type->id;
    booking.roomId = room->id;
    const auto booked = m_desk->services().appointments.book(m_desk->admin, booking);
    if (!booked)
        qFatal("not booked");
    return *booked;
}

void TestBookingForm::noRoomAndNoTypeClearThem()
{
    const AppointmentDetails booked = bookedWithTypeAndRoom();
    m_form->startEditing(booked);
    auto *types = child<QComboBox>(*m_form, u"type"_s);
    auto *rooms = child<QComboBox>(*m_form, u"room"_s);
    QTRY_VERIFY(types->isVisible() && rooms->isVisible());
    QCOMPARE(types->currentText(), u"First visit"_s);
    QCOMPARE(rooms->currentText(), u"Room 2"_s);
    QVERIFY(!m_form->hasInput());
    for (QComboBox *box : {types, rooms}) {
        box->setCurrentIndex(0);
        Q_EMIT box->activated(0);
    }
    QVERIFY(m_form->hasInput());
    QSignalSpy saved(m_form.get(), &BookingForm::saved);
    m_form->save();
    QTRY_COMPARE(saved.size(), 1);
    const auto stored = m_desk->services().appointments.get(m_desk->admin, booked.appointment.id);
    QVERIFY(stored && stored->appointment.typeId.isNull() && stored->appointment.roomId.isNull());
    QCOMPARE(stored->appointment.span, booked.appointment.span);
}

void TestBookingForm::whatIsSavedBeforeTheListsAreHereKeepsItsRoom()
{
    const AppointmentDetails booked = bookedWithTypeAndRoom();
    QSignalSpy saved(m_form.get(), &BookingForm::saved);
    m_form->startEditing(booked);
    child<SlotTimeEdit>(*m_form, u"start"_s)->setWallTime(WallTime {14 * 60});
    m_form->save();
    QTRY_COMPARE(saved.size(), 1);
    const auto stored = m_desk->services().appointments.get(m_desk->admin, booked.appointment.id);
    QVERIFY(stored.has_value());
    QCOMPARE(stored->appointment.span, slot(14, 0, 40));
    QCOMPARE(stored->roomName, u"Room 2"_s);
    QCOMPARE(stored->typeName, u"First visit"_s);
}

void TestBookingForm::aBusyRoomIsSaidBeforeSaving()
{
    const auto room = m_desk->services().rooms.create(m_desk->admin, {u"Room 2"_s});
    QVERIFY(room);
    const Doctor other = m_desk->addDoctor(u"Dr Omar Aziz"_s, u"Dermatology"_s);
    m_desk->addWeek(other);
    Booking there;
    there.doctorId = other.id;
    there.patientId = m_desk->addPatient(u"First"_s, {}, {}).id;
    there.start = m_desk->at(Day, 11, 0);
    there.roomId = room->id;
    QVERIFY(m_desk->services().appointments.book(m_desk->admin, there));
    m_form->startBooking(m_doctor, slot(11, 0), 20, {});
    auto *rooms = child<QComboBox>(*m_form, u"room"_s);
    QTRY_VERIFY(rooms->isVisible());
    auto *conflict = child<QLabel>(*m_form, u"conflict"_s);
    QVERIFY(!conflict->isVisible());
    rooms->setCurrentIndex(rooms->findText(u"Room 2"_s));
    Q_EMIT rooms->activated(rooms->currentIndex());
    QTRY_VERIFY(conflict->isVisible());
    QVERIFY2(conflict->text().contains(u"room"_s), qPrintable(conflict->text()));
}

void TestBookingForm::aTimeInTheGapOfTheClocksIsRefused()
{
    m_form->startBooking(m_doctor, slot(10, 0), 20, {});
    picker()->choose(m_desk->addPatient(u"First"_s, {}, {}));
    child<QDateEdit>(*m_form, u"date"_s)->setDate(QDate(2026, 3, 29));
    child<SlotTimeEdit>(*m_form, u"start"_s)->setWallTime(WallTime {2 * 60 + 30});
    QVERIFY(child<QLabel>(*m_form, u"conflict"_s)->isVisible());
    m_form->save();
    QVERIFY(!m_form->isSaving());
}

void TestBookingForm::theTwoTimesOfAFoldCanBeToldApart()
{
    m_form->startBooking(m_doctor, slot(10, 0), 20, {});
    auto *fold = child<QComboBox>(*m_form, u"fold"_s);
    QVERIFY(!fold->isVisible());
    child<QDateEdit>(*m_form, u"date"_s)->setDate(QDate(2026, 10, 25));
    child<SlotTimeEdit>(*m_form, u"start"_s)->setWallTime(WallTime {2 * 60 + 30});
    QVERIFY(fold->isVisible());
    QCOMPARE(fold->count(), 2);
    QVERIFY(fold->itemText(0) != fold->itemText(1));
    const Resolution both =
        m_desk->backend->zone().get()->resolve(QDate(2026, 10, 25), WallTime {150});
    m_form->startBooking(m_doctor, {both.second, both.second + std::chrono::minutes(20)}, 20, {});
    QCOMPARE(fold->currentIndex(), 1);
}

void TestBookingForm::movingKeepsTheAppointmentsId()
{
    const Patient patient = m_desk->addPatient(u"First"_s, {}, {});
    const auto booked = m_desk->book(m_doctor, patient, m_desk->at(Day, 11, 0), 20);
    QVERIFY(booked);
    QSignalSpy saved(m_form.get(), &BookingForm::saved);
    m_form->startEditing(*booked);
    child<SlotTimeEdit>(*m_form, u"start"_s)->setWallTime(WallTime {14 * 60});
    QVERIFY(m_form->hasInput());
    pressSave();
    QTRY_COMPARE(saved.size(), 1);
    const auto details = saved.first().first().value<AppointmentDetails>();
    QCOMPARE(details.appointment.id, booked->appointment.id);
    QCOMPARE(details.appointment.span, slot(14, 0));
}

void TestBookingForm::aMoveOfAChangedAppointmentOffersToReload()
{
    const Patient patient = m_desk->addPatient(u"First"_s, {}, {});
    const auto booked = m_desk->book(m_doctor, patient, m_desk->at(Day, 11, 0), 20);
    m_form->startEditing(*booked);
    child<SlotTimeEdit>(*m_form, u"start"_s)->setWallTime(WallTime {14 * 60});
    QVERIFY(m_desk->services().appointments.reschedule(m_desk->admin, booked->appointment.id,
                                                       {m_desk->at(Day, 12, 0), {}, {}}, {}));
    QSignalSpy saved(m_form.get(), &BookingForm::saved);
    m_form->save();
    auto *reload = child<QPushButton>(*m_form, u"inlineMessageAction"_s);
    QTRY_VERIFY(reload->isVisible());
    QTest::mouseClick(reload, Qt::LeftButton);
    auto *message = m_form->findChild<InlineMessage *>();
    QTRY_VERIFY(message->text().contains(u"12:00"_s));
    QCOMPARE(child<SlotTimeEdit>(*m_form, u"start"_s)->wallTime().minutes, 14 * 60);
    m_form->save();
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved.first().first().value<AppointmentDetails>().appointment.span, slot(14, 0));
}

void TestBookingForm::escapeClosesTheListFirstAndThenTheForm()
{
    QSignalSpy dismissed(m_form.get(), &BookingForm::dismissed);
    m_form->startBooking(m_doctor, slot(10, 0), 20, {});
    QTest::keyClicks(box(), u"xyz"_s);
    QVERIFY(picker()->popup()->isVisible());
    QTest::keyClick(box(), Qt::Key_Escape);
    QVERIFY(!picker()->popup()->isVisible());
    QVERIFY(dismissed.isEmpty());
    QTest::keyClick(box(), Qt::Key_Escape);
    QCOMPARE(dismissed.size(), 1);
}

void TestBookingForm::savingWithoutAPatientSaysSoAtTheBox()
{
    m_form->startBooking(m_doctor, slot(10, 0), 20, {});
    m_form->save();
    QVERIFY(!child<QLabel>(*m_form, u"fieldNote"_s)->text().isEmpty());
    QCOMPARE(QApplication::focusWidget(), box());
}

void TestBookingForm::theButtonStaysInViewWhereTheFieldsScroll()
{
    m_form->resize(380, 480);
    m_form->startBooking(m_doctor, slot(9, 0), 20, u"Lena"_s);
    auto *area = m_form->findChild<QScrollArea *>();
    QTRY_VERIFY(area->verticalScrollBar()->maximum() > 0);
    const auto inView = [this](const QWidget *widget) {
        const QRect place(widget->mapTo(m_form.get(), QPoint()), widget->size());
        return widget->isVisible() && m_form->rect().contains(place);
    };
    QVERIFY(inView(child<QPushButton>(*m_form, u"save"_s)));
    // What is refused is scrolled to, and what else is said is over the fields.
    auto *reason = child<QPlainTextEdit>(*m_form, u"reason"_s);
    const Patient patient =
        m_desk->addPatient(u"Lena Fischer"_s, QDate(1984, 5, 3), u"030 5551000"_s);
    picker()->choose(patient);
    reason->setPlainText(QString(1001, u'x'));
    pressSave();
    QTRY_VERIFY(reason->hasFocus());
    const QRect shown(area->viewport()->mapTo(m_form.get(), QPoint()), area->viewport()->size());
    QTRY_VERIFY(shown.contains(QRect(reason->mapTo(m_form.get(), QPoint()), reason->size())));
    QVERIFY(inView(child<QPushButton>(*m_form, u"save"_s)));
    reason->clear();
    pressSave();
    auto *message = child<InlineMessage>(*m_form, u"inlineMessage"_s);
    QTRY_VERIFY(inView(message));
    QCOMPARE(message->kind(), InlineMessage::Kind::Success);
}

void TestBookingForm::pictures()
{
    const Patient patient =
        m_desk->addPatient(u"Ahmed Haddad"_s, QDate(1980, 3, 12), u"0171 234567"_s);
    m_desk->addPatient(u"Ahmed Haddad"_s, QDate(2001, 7, 1), u"0171 5550101"_s);
    m_desk->addPatient(u"Ahmadou Haddadine-Vanderschueren von und zu Hohenzollern"_s,
                       QDate(1955, 3, 12), {});
    QVERIFY(m_desk->book(m_doctor, patient, m_desk->at(Day, 11, 0), 20));
    m_form->startBooking(m_doctor, slot(10, 50), 20, {});
    QTest::keyClicks(box(), u"ahm had 0171 9"_s);
    QTRY_COMPARE(picker()->popup()->model()->rowCount(), 4);
    QTest::keyClick(box(), Qt::Key_Down);
    test::keepShot(*m_form, u"bookingform"_s);
    test::keepShot(*picker()->popup(), u"patientpopup"_s);
    m_form->save();
    picker()->clear();
    m_form->save();
    test::keepShot(*m_form, u"bookingform-fault"_s);
}

QTEST_MAIN(TestBookingForm)
#include "tst_bookingform.moc"
