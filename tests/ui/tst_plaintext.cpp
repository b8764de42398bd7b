// SPDX-License-Identifier: GPL-3.0-or-later
// security.md 35: what somebody typed is text on every screen, and never HTML.
#include "admin/auditpage.h"
#include "admin/userspage.h"
#include "appointments/appointmentpanel.h"
#include "appointments/bookingform.h"
#include "deskfixture.h"
#include "doctors/doctorspage.h"
#include "patients/patientspage.h"
#include "schedules/schedulespage.h"
#include "shell/plaintip.h"

#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

const QString Hostile = u"<b>Omar</b><img src=\"http://127.0.0.1:9/x\">"_s;

/// Every label that shows it, and every tool tip.
void checkScreen(QWidget &screen)
{
    int shown = 0;
    for (const QLabel *label : screen.findChildren<QLabel *>()) {
        if (!label->text().contains(u"<b>"_s))
            continue;
        ++shown;
        QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->objectName()));
    }
    for (const QWidget *widget : screen.findChildren<QWidget *>())
        QVERIFY2(!widget->toolTip().contains(u"<b>"_s), qPrintable(widget->objectName()));
    for (const QTableView *table : screen.findChildren<QTableView *>()) {
        const QAbstractItemModel *model = table->model();
        for (int row = 0; model && row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                const QModelIndex index = model->index(row, column);
                QVERIFY(!index.data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
                shown += index.data().toString().contains(u"<b>"_s) ? 1 : 0;
            }
        }
    }
    QVERIFY(shown > 0);
}

} // namespace

class TestPlainText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<DeskFixture>();
        m_doctor = m_desk->addDoctor(u"Dr "_s + Hostile, Hostile);
        m_desk->addWeek(m_doctor);
        m_patient = m_desk->addPatient(Hostile, QDate(1980, 3, 12), u"0171 234567"_s);
    }
    void cleanup() { m_desk.reset(); }

    void security35_aTipThatLooksLikeHtmlIsShownAsItIs()
    {
        QCOMPARE(plainTip(u"Omar & Co"_s), u"Omar & Co"_s);
        QVERIFY(!plainTip(Hostile).contains(u"<b>"_s));
        QVERIFY(plainTip(Hostile).contains(u"&lt;b&gt;"_s));
    }
    void security35_thePatientsPageShowsTextAlone() { checkList<PatientsPage>(u"table"_s); }
    void security35_theDoctorsPageShowsTextAlone() { checkList<DoctorsPage>(u"table"_s); }
    void security35_theAuditPageShowsTextAlone()
    {
        const auto page = shownPage<AuditPage>(*m_desk);
        auto *table = named<QTableView>(*page, u"table"_s);
        QTRY_VERIFY(table->model()->rowCount() > 0);
        table->setCurrentIndex(table->model()->index(0, 0));
        QTRY_VERIFY(named<QWidget>(*page, u"changes"_s)->isVisible());
        checkScreen(*page);
    }
    void security35_theAppointmentPanelShowsTextAlone()
    {
        AppointmentPanel panel(*m_desk->context);
        panel.show();
        panel.setAppointment(
            *m_desk->book(m_doctor, m_patient, m_desk->at(QDate(2026, 3, 10), 10, 0), 20, Hostile));
        checkScreen(panel);
    }
    void security35_theBookingFormShowsTextAlone()
    {
        BookingForm form(*m_desk->context);
        form.show();
        form.startEditing(
            *m_desk->book(m_doctor, m_patient, m_desk->at(QDate(2026, 3, 10), 10, 0), 20, Hostile));
        checkScreen(form);
    }

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

QTEST_MAIN(TestPlainText)
#include "tst_plaintext.moc"
