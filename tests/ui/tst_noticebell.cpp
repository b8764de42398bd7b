// SPDX-License-Identifier: GPL-3.0-or-later
#include "notices/noticebell.h"

#include "deskfixture.h"

#include <QMenu>

using namespace frontdesk;
using namespace Qt::StringLiterals;

class TestNoticeBell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<DeskFixture>(Role::Doctor);
        const Origin origin {Channel::Api, u"test"_s, {}};
        const auto doctor =
            m_desk->services().auth.registerDoctor(m_desk->admin, {u"doctor@clinic.example"_s,
                                                                   u"correct horse battery"_s,
                                                                   u"Dr. Amira Haddad"_s,
                                                                   u"Cardiology"_s,
                                                                   {},
                                                                   {},
                                                                   {}});
        QVERIFY(doctor);
        m_doctor = doctor->doctor;
        m_desk->addWeek(m_doctor);
        m_desk->context->actor =
            m_desk->services()
                .auth.logIn(u"doctor@clinic.example"_s, u"correct horse battery"_s, origin)
                ->actor;
        const auto patient = m_desk->services().auth.registerPatient({u"lena@mail.example"_s,
                                                                      u"correct horse battery"_s,
                                                                      u"Lena & Tom Fischer"_s,
                                                                      QDate(1990, 5, 17),
                                                                      u"030 5551000"_s,
                                                                      {}},
                                                                     origin);
        QVERIFY(patient);
        m_patient = patient->signedIn.actor;
        m_bell = std::make_unique<NoticeBell>(*m_desk->context);
        m_bell->setLocale(QLocale(u"en_GB"_s));
    }
    void cleanup()
    {
        m_bell.reset();
        m_desk.reset();
    }

    void whatAPatientDidRingsAtTheDoctorsDesk()
    {
        QTRY_COMPARE(m_bell->accessibleName(), u"No unread notices"_s);
        QCOMPARE(m_bell->text(), QString());
        const AppointmentId id = book(10);
        QTRY_COMPARE(m_bell->text(), u"1"_s);
        const QList<QAction *> entries = opened();
        QVERIFY2(entries[0]->text().contains("Lena && Tom Fischer"_L1)
                     && entries[0]->text().contains("10:00"_L1),
                 qPrintable(entries[0]->text()));
        QSignalSpy chosen(m_bell.get(), &NoticeBell::appointmentChosen);
        entries[0]->trigger();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<AppointmentId>().toString(), id.toString());
        QTRY_COMPARE(m_bell->text(), QString());
    }

    void allAreMarkedAsRead()
    {
        book(10);
        book(11);
        QTRY_COMPARE(m_bell->text(), u"2"_s);
        const QList<QAction *> entries = opened();
        QCOMPARE(entries.last()->objectName(), u"readAll"_s);
        entries.last()->trigger();
        QTRY_COMPARE(m_bell->text(), QString());
        QTRY_VERIFY(opened().last()->objectName() != "readAll"_L1);
    }

    void anEmptyBellSaysSo()
    {
        QCOMPARE(opened().size(), 2); // and a line below
        QVERIFY(!m_bell->menu()->actions().constFirst()->isEnabled());
    }

private:
    AppointmentId book(int hour)
    {
        return m_desk->services()
            .appointments
            .book(m_patient, {m_doctor.id, {}, m_desk->at({2026, 3, 10}, hour, 0), {}, {}})
            ->appointment.id;
    }
    /// The menu's entries, once they are loaded.
    QList<QAction *> opened()
    {
        QMenu *menu = m_bell->menu();
        Q_EMIT menu->aboutToShow();
        const QPointer<QAction> loading = menu->actions().constFirst();
        const bool loaded =
            QTest::qWaitFor([&] { return loading.isNull() && !menu->actions().isEmpty(); });
        return loaded ? menu->actions() : QList<QAction *>();
    }

    std::unique_ptr<DeskFixture> m_desk;
    Doctor m_doctor;
    Actor m_patient;
    std::unique_ptr<NoticeBell> m_bell;
};

QTEST_MAIN(TestNoticeBell)
#include "tst_noticebell.moc"
