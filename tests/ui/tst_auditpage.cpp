// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/auditpage.h"

#include "deskfixture.h"
#include "shots.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

class TestAuditPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<DeskFixture>();
        m_patient = m_desk->addPatient(u"Omar Khalil"_s, QDate(1984, 11, 2), u"030 5551000"_s);
        m_desk->clock.advance(std::chrono::hours(24));
        PatientChanges changes;
        changes.phone = u"030 777"_s;
        changes.notes = u"walks with a stick"_s;
        QVERIFY(m_desk->services().patients.update(m_desk->admin, m_patient.id, changes, {}));
        m_page = shownPage<AuditPage>(*m_desk);
        QTRY_COMPARE(rows(), 3); // the administrator, the patient, the change
    }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
    }

    void theNewestIsFirstWithWhoWhenWhatAndWhere()
    {
        const auto cell = [&](int row, int column) {
            return table()->model()->index(row, column).data().toString();
        };
        QVERIFY2(cell(0, 0).contains(u"10 Mar 2026"_s), qPrintable(cell(0, 0)));
        QVERIFY(cell(0, 0).endsWith(u":00"_s)); // to the second
        QVERIFY(cell(0, 1).contains(u"admin@clinic.example"_s));
        QCOMPARE(cell(0, 2), u"Patient: changed"_s);
        QCOMPARE(cell(0, 3), u"Desktop"_s);
        QCOMPARE(cell(2, 1), u"Nobody signed in"_s);
        QCOMPARE(cell(2, 3), u"Command line"_s);
    }

    void aLineTellsWhatItWasBeforeAndAfter()
    {
        choose(0);
        QAbstractItemModel *changes = named<QTableView>(*m_page, u"changes"_s)->model();
        QHash<QString, QString> fields;
        for (int row = 0; row < changes->rowCount(); ++row)
            fields.insert(changes->index(row, 0).data().toString(),
                          changes->index(row, 1).data().toString() + u" > "_s
                              + changes->index(row, 2).data().toString());
        QCOMPARE(fields[u"Phone"_s], u"030 5551000 > 030 777"_s);
        QCOMPARE(fields[u"Notes"_s], u" > walks with a stick"_s);
        QCOMPARE(fields[u"Name"_s], u"Omar Khalil > Omar Khalil"_s);
        // What changed comes first.
        QCOMPARE(changes->index(changes->rowCount() - 1, 1).data(),
                 changes->index(changes->rowCount() - 1, 2).data());
        test::keepShot(*m_page, u"audit-light"_s);
    }

    void itIsFilteredByPersonKindActionAndDay()
    {
        pick(u"entity"_s, u"patient"_s);
        QTRY_COMPARE(rows(), 2);
        pick(u"action"_s, u"create"_s);
        QTRY_COMPARE(rows(), 1);
        pick(u"entity"_s, {});
        QTRY_COMPARE(rows(), 2);
        pick(u"action"_s, {});
        // Twice notes were read in the trail, which is in the trail.
        QTRY_COMPARE(rows(), 5);
        QLineEdit *person = named<QLineEdit>(*m_page, u"search"_s);
        person->setText(u"nobody@"_s);
        QTRY_COMPARE(rows(), 0);
        person->setText(u"admin@"_s);
        QTRY_COMPARE(rows(), 5); // a third time by now, and one line is nobody's
        person->clear();
        QTRY_VERIFY(rows() > 0);
        QLineEdit *to = named<QLineEdit>(*m_page, u"to"_s);
        to->setText(u"9/3/2026"_s);
        Q_EMIT to->editingFinished();
        QTRY_COMPARE(rows(), 2);
        to->setText(u"the ninth"_s);
        Q_EMIT to->editingFinished();
        QTRY_VERIFY(named<QLabel>(*m_page, u"inlineMessageText"_s)->text().contains(u"date"_s));
    }

    void anObjectsWholeHistoryIsOneClickAway()
    {
        choose(0);
        QPushButton *object = named<QPushButton>(*m_page, u"object"_s);
        QTest::mouseClick(object, Qt::LeftButton);
        QTRY_COMPARE(rows(), 2);
        QTest::mouseClick(object, Qt::LeftButton);
        QTRY_VERIFY(rows() > 3);
    }

    void aLongTrailComesInPages()
    {
        for (int i = 0; i < 60; ++i)
            m_desk->addPatient(u"Patient %1"_s.arg(i), {}, {});
        pick(u"action"_s, u"create"_s);
        QTRY_COMPARE(rows(), 50);
        QPushButton *more = named<QPushButton>(*m_page, u"more"_s);
        QTRY_VERIFY(more->isVisible() && more->isEnabled());
        QTest::mouseClick(more, Qt::LeftButton);
        QTRY_COMPARE(rows(), 62);
    }

    void security35_theExportIsCsvThatNoSpreadsheetRuns()
    {
        Patient formula = m_desk->addPatient(u"=HYPERLINK(\"x\")"_s, {}, {});
        pick(u"entity"_s, u"patient"_s);
        const QString file = m_desk->folder.filePath(u"audit.csv"_s);
        QSignalSpy notices(m_page.get(), &DeskPage::notice);
        m_page->exportTo(file);
        QVERIFY(notices.wait());
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QByteArray text = csv.readAll();
        QVERIFY(text.startsWith("number,time,person,role,channel,origin,request,action,entity,"
                                "entity_id,before,after\r\n"));
        QVERIFY(text.contains("admin@clinic.example,ADMIN,desktop,"));
        QVERIFY(text.contains("Omar Khalil"));
        QVERIFY(!text.contains(",="));
        // A place that cannot be written is said.
        m_page->exportTo(u"/nowhere/audit.csv"_s);
        QTRY_VERIFY(named<QLabel>(*m_page, u"inlineMessageText"_s)->isVisible());
    }

private:
    QTableView *table() { return named<QTableView>(*m_page, u"table"_s); }
    int rows() { return table()->model()->rowCount(); }
    void choose(int row)
    {
        table()->setCurrentIndex(table()->model()->index(row, 0));
        QTRY_VERIFY(named<QLabel>(*m_page, u"editorTitle"_s)->isVisible());
    }
    void pick(const QString &box, const QString &code)
    {
        auto *combo = named<QComboBox>(*m_page, box);
        combo->setCurrentIndex(combo->findData(code));
    }

    std::unique_ptr<DeskFixture> m_desk;
    std::unique_ptr<AuditPage> m_page;
    Patient m_patient;
};

QTEST_MAIN(TestAuditPage)
#include "tst_auditpage.moc"
