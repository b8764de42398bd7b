// SPDX-License-Identifier: GPL-3.0-or-later
#include "appointments/appointmentpanel.h"

#include "appointments/appointmenttext.h"
#include "deskfixture.h"
#include "shots.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

class TestAppointmentPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        applyTheme(*qApp, ThemeKind::Light);
        m_desk = std::make_unique<DeskFixture>();
        const Doctor doctor = m_desk->addDoctor(u"Dr Lina Haddad"_s, u"Dermatology"_s);
        m_desk->addWeek(doctor);
        const Patient patient =
            m_desk->addPatient(u"Ahmed Haddad"_s, QDate(1980, 3, 12), u"0171 234567"_s);
        m_booked = *m_desk->book(doctor, patient, m_desk->at(QDate(2026, 3, 10), 11, 0), 20,
                                 u"A rash on both arms that has come back"_s);
        open();
    }
    void cleanup()
    {
        m_panel.reset();
        m_desk.reset();
    }

    void theStepsThatMayFollowAreOffered();
    void aStepIsTakenAndItsTimeShown();
    void anAppointmentIsCancelledByADigit();
    void anotherReasonIsTyped();
    void escapeKeepsTheAppointment();
    void aFinishedAppointmentOffersNothing();
    void aChangeFromElsewhereIsShownByItself();
    void clearingShowsTheEmptyState();
    void closingDuringARequestIsHarmless();
    void pictures();

private:
    void open()
    {
        m_panel = std::make_unique<AppointmentPanel>(*m_desk->context);
        m_panel->resize(360, 640);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_panel->setAppointment(m_booked);
    }
    /// Only what is on screen: buttons of the step before die a little later.
    QPushButton *button(const QString &name)
    {
        for (QPushButton *found : m_panel->findChildren<QPushButton *>(name)) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }
    QStringList texts()
    {
        QStringList all;
        for (const QLabel *label : m_panel->findChildren<QLabel *>()) {
            if (label->isVisible())
                all.append(label->text());
        }
        return all;
    }
    Appointment stored()
    {
        return m_desk->services()
            .appointments.get(m_desk->admin, m_booked.appointment.id)
            ->appointment;
    }

    std::unique_ptr<DeskFixture> m_desk;
    AppointmentDetails m_booked;
    std::unique_ptr<AppointmentPanel> m_panel;
};

void TestAppointmentPanel::theStepsThatMayFollowAreOffered()
{
    for (const AppointmentStatus status : allAppointmentStatuses()) {
        const bool isStep = status != AppointmentStatus::Cancelled;
        const bool offered = button(u"step%1"_s.arg(frontdesk::toString(status)));
        QCOMPARE(offered, isStep && mayFollow(AppointmentStatus::Confirmed, status));
    }
    QVERIFY(button(u"edit"_s));
    QVERIFY(button(u"cancel"_s));
}

void TestAppointmentPanel::aStepIsTakenAndItsTimeShown()
{
    QSignalSpy changed(m_panel.get(), &AppointmentPanel::changed);
    m_desk->clock.set(m_desk->at(QDate(2026, 3, 10), 10, 57));
    QTest::mouseClick(button(u"stepARRIVED"_s), Qt::LeftButton);
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(stored().status == AppointmentStatus::Arrived);
    QTRY_VERIFY(texts().contains(u"10:57"_s));
    QVERIFY(button(u"stepIN_PROGRESS"_s));
    QVERIFY(button(u"stepIN_PROGRESS"_s)->isEnabled());
}

void TestAppointmentPanel::anAppointmentIsCancelledByADigit()
{
    QSignalSpy changed(m_panel.get(), &AppointmentPanel::changed);
    m_panel->startCancel();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_3);
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(stored().status == AppointmentStatus::Cancelled);
    QCOMPARE(stored().cancelReason, cancelReasons().at(2));
    QVERIFY(!named<QWidget>(*m_panel, u"cancelBox"_s)->isVisible());
}

void TestAppointmentPanel::anotherReasonIsTyped()
{
    m_panel->startCancel();
    QTest::keyClicks(QApplication::focusWidget(), u"moved to Room 3"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(stored().status == AppointmentStatus::Cancelled);
    QCOMPARE(stored().cancelReason, u"moved to Room 3"_s);
}

void TestAppointmentPanel::escapeKeepsTheAppointment()
{
    m_panel->startCancel();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!named<QWidget>(*m_panel, u"cancelBox"_s)->isVisible());
    QVERIFY(stored().status == AppointmentStatus::Confirmed);
}

void TestAppointmentPanel::aFinishedAppointmentOffersNothing()
{
    const auto cancelled = m_desk->services().appointments.cancel(
        m_desk->admin, m_booked.appointment.id, u"why"_s, {});
    m_panel->setAppointment(*cancelled);
    QVERIFY(!button(u"edit"_s));
    QVERIFY(!button(u"cancel"_s));
    m_panel->startCancel();
    QVERIFY(!named<QWidget>(*m_panel, u"cancelBox"_s)->isVisible());
    QTRY_VERIFY(texts().contains(u"why"_s));
}

void TestAppointmentPanel::aChangeFromElsewhereIsShownByItself()
{
    QVERIFY(m_desk->services().appointments.setStatus(m_desk->admin, m_booked.appointment.id,
                                                      AppointmentStatus::Arrived, {}, {}));
    QTRY_VERIFY(m_panel->appointment()->appointment.status == AppointmentStatus::Arrived);
    QVERIFY(button(u"stepIN_PROGRESS"_s));
}

void TestAppointmentPanel::clearingShowsTheEmptyState()
{
    m_panel->clear();
    QVERIFY(!named<QLabel>(*m_panel, u"patientName"_s)->isVisible());
    m_panel->startCancel();
    m_panel->takeStep(AppointmentStatus::Arrived);
    QVERIFY(stored().status == AppointmentStatus::Confirmed);
}

void TestAppointmentPanel::closingDuringARequestIsHarmless()
{
    m_panel->takeStep(AppointmentStatus::Arrived);
    m_panel.reset();
    QTRY_VERIFY(stored().status == AppointmentStatus::Arrived);
}

void TestAppointmentPanel::pictures()
{
    test::keepShot(*m_panel, u"panel"_s);
    m_panel->startCancel();
    test::keepShot(*m_panel, u"panel-cancel"_s);
    m_panel->clear();
    test::keepShot(*m_panel, u"panel-empty"_s);
}

QTEST_MAIN(TestAppointmentPanel)
#include "tst_appointmentpanel.moc"
