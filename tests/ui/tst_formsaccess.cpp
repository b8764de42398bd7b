// SPDX-License-Identifier: GPL-3.0-or-later
// What ui.md section 6 asks of every screen: names for all that takes the focus, and Tab to all of
// it.
#include "admin/auditpage.h"
#include "admin/userspage.h"
#include "appointments/appointmentpanel.h"
#include "appointments/bookingform.h"
#include "deskfixture.h"
#include "doctors/doctorspage.h"
#include "patients/patientspage.h"
#include "schedules/schedulespage.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QCalendarWidget>
#include <QComboBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QtTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

/// Parts of a compound widget that are named through it.
bool isInnerPart(const QWidget *widget)
{
    if (widget->objectName().startsWith("qt_"_L1) || qobject_cast<const QScrollBar *>(widget))
        return true;
    for (const QWidget *outer = widget->parentWidget(); outer; outer = outer->parentWidget()) {
        if (qobject_cast<const QCalendarWidget *>(outer)
            || qobject_cast<const QAbstractSpinBox *>(outer)
            || qobject_cast<const QComboBox *>(outer))
            return true;
    }
    return false;
}

QList<QWidget *> focusable(const QWidget &screen)
{
    QList<QWidget *> found;
    for (QWidget *widget : screen.findChildren<QWidget *>()) {
        if ((widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled()
            && !widget->focusProxy() && !isInnerPart(widget))
            found.append(widget);
    }
    return found;
}

bool hasName(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
}

void checkScreen(QWidget &screen)
{
    screen.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&screen));
    const QList<QWidget *> all = focusable(screen);
    QVERIFY(!all.isEmpty());
    for (const QWidget *widget : all)
        QVERIFY2(hasName(widget), qPrintable(QLatin1StringView(widget->metaObject()->className())
                                             + u' ' + widget->objectName()));
    for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab}) {
        QSet<QWidget *> reached;
        all.first()->setFocus();
        for (qsizetype step = 0; step < 3 * all.size(); ++step) {
            reached.insert(QApplication::focusWidget());
            QTest::keyClick(QApplication::focusWidget(), key);
        }
        for (QWidget *widget : all)
            QVERIFY2(reached.contains(widget),
                     qPrintable(QLatin1StringView(widget->metaObject()->className()) + u' '
                                + widget->objectName()));
    }
}

} // namespace

class TestFormsAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<DeskFixture>();
        m_doctor = m_desk->addDoctor(u"Dr Lina Haddad"_s, u"Dermatology"_s);
        m_desk->addWeek(m_doctor);
        m_patient = m_desk->addPatient(u"Ahmed Haddad"_s, QDate(1980, 3, 12), u"0171 234567"_s);
    }
    void cleanup() { m_desk.reset(); }

    void everythingOnTheBookingFormIsNamedAndReached();
    void everythingOnTheAppointmentPanelIsNamedAndReached();
    void everythingOnThePatientsPageIsNamedAndReached();
    void everythingOnTheDoctorsPageIsNamedAndReached();
    void everythingOnTheSchedulesPageIsNamedAndReached();
    void everythingOnTheUsersPageIsNamedAndReached();
    void everythingOnTheAuditPageIsNamedAndReached();

private:
    template <class PageType>
    void checkList(const QString &tableName)
    {
        const auto page = shownPage<PageType>(*m_desk);
        auto *table = named<QTableView>(*page, tableName);
        QTRY_VERIFY(table->model()->rowCount() > 0);
        table->setCurrentIndex(table->model()->index(0, 0));
        QTRY_VERIFY(named<QWidget>(*page, u"editorTitle"_s)->isVisible());
        checkScreen(*page);
    }

    std::unique_ptr<DeskFixture> m_desk;
    Doctor m_doctor;
    Patient m_patient;
};

void TestFormsAccess::everythingOnTheBookingFormIsNamedAndReached()
{
    BookingForm form(*m_desk->context);
    form.show();
    const Instant start = m_desk->at(QDate(2026, 3, 10), 10, 0);
    form.startBooking(m_doctor, {start, start + std::chrono::minutes(20)}, 20, {});
    checkScreen(form);
}

void TestFormsAccess::everythingOnTheAppointmentPanelIsNamedAndReached()
{
    AppointmentPanel panel(*m_desk->context);
    panel.show();
    panel.setAppointment(
        *m_desk->book(m_doctor, m_patient, m_desk->at(QDate(2026, 3, 10), 10, 0), 20));
    checkScreen(panel);
    panel.startCancel();
    checkScreen(panel);
}

void TestFormsAccess::everythingOnThePatientsPageIsNamedAndReached()
{
    checkList<PatientsPage>(u"table"_s);
}

void TestFormsAccess::everythingOnTheDoctorsPageIsNamedAndReached()
{
    checkList<DoctorsPage>(u"table"_s);
}

void TestFormsAccess::everythingOnTheSchedulesPageIsNamedAndReached()
{
    checkList<SchedulesPage>(u"windows"_s);
}

void TestFormsAccess::everythingOnTheUsersPageIsNamedAndReached()
{
    checkList<UsersPage>(u"table"_s);
}

void TestFormsAccess::everythingOnTheAuditPageIsNamedAndReached()
{
    checkList<AuditPage>(u"table"_s);
}

QTEST_MAIN(TestFormsAccess)
#include "tst_formsaccess.moc"
