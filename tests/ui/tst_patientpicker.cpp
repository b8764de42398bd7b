// SPDX-License-Identifier: GPL-3.0-or-later
#include "patients/patientpicker.h"

#include "deskfixture.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTimer>
#include <QVBoxLayout>
#include <QtTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

class TestPatientPicker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        m_desk = std::make_unique<DeskFixture>();
        m_alpha = m_desk->addPatient(u"Alpha One"_s, QDate(1980, 3, 12), u"0171 234567"_s);
        m_beta = m_desk->addPatient(u"Beta Two"_s, QDate(1990, 1, 2), u"0172 998877"_s);
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        m_picker = new PatientPicker(*m_desk->context, m_window.get());
        m_other = new QLineEdit(m_window.get());
        layout->addWidget(m_picker);
        layout->addWidget(m_other);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_picker->popup()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_picker->setFocus();
        QCOMPARE(QApplication::focusWidget(), m_picker->box());
    }
    void cleanup()
    {
        m_tester.reset();
        m_window.reset();
        m_desk.reset();
    }

    void aStaleReplyIsDropped();
    void theOnlyHitIsHighlightedButNotChosen();
    void enterTypedAheadOfTheReplyPicksTheOnlyHit();
    void arrowsAndEnterChoose();
    void aClickChooses();
    void endGoesToTheOfferAndEnterTakesIt();
    void theOfferFollowsTheTypingOnceChosen();
    void typingAgainDropsTheChoice();
    void tabTakesTheHighlightedRowAlong();
    void leavingTheBoxClosesTheList();
    void thePhoneIsMaskedInTheList();
    void whoWasTypedWithTheirBirthDateComesFirst();
    void aFailedSearchSaysSoInTheList();
    void settlingWithoutAnyHitChoosesNobody();

private:
    QAbstractItemModel *rows() { return m_picker->popup()->model(); }
    void type(const QString &text) { QTest::keyClicks(m_picker->box(), text); }
    void press(Qt::Key key) { QTest::keyClick(m_picker->box(), key); }
    bool lists(const QString &name)
    {
        return !rows()
                    ->match(rows()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly)
                    .isEmpty();
    }

    std::unique_ptr<DeskFixture> m_desk;
    Patient m_alpha, m_beta;
    std::unique_ptr<QWidget> m_window;
    PatientPicker *m_picker = nullptr;
    QLineEdit *m_other = nullptr;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestPatientPicker::aStaleReplyIsDropped()
{
    QSignalSpy sent(m_picker->findChild<QTimer *>(), &QTimer::timeout);
    bool stale = false;
    connect(rows(), &QAbstractItemModel::modelReset, this,
            [&] { stale = stale || lists(u"Alpha One"_s); });
    type(u"alp"_s);
    QVERIFY(sent.wait());
    m_picker->box()->selectAll();
    type(u"bet"_s);
    QTRY_VERIFY(lists(u"Beta Two"_s));
    QVERIFY(!stale);
}

void TestPatientPicker::theOnlyHitIsHighlightedButNotChosen()
{
    type(u"alp"_s);
    QTRY_VERIFY(lists(u"Alpha One"_s));
    QCOMPARE(m_picker->popup()->currentIndex().row(), 0);
    QVERIFY(!m_picker->hasChoice());
}

void TestPatientPicker::enterTypedAheadOfTheReplyPicksTheOnlyHit()
{
    type(u"alp"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(m_picker->chosen());
    QCOMPARE(m_picker->chosen()->id, m_alpha.id);
}

void TestPatientPicker::arrowsAndEnterChoose()
{
    type(u"017"_s);
    QTRY_VERIFY(lists(u"Beta Two"_s));
    QVERIFY(!m_picker->popup()->currentIndex().isValid());
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(m_picker->chosen()->id, m_beta.id);
    QVERIFY(!m_picker->popup()->isVisible());
    QCOMPARE(m_picker->typedText(), u"Beta Two"_s);
}

void TestPatientPicker::aClickChooses()
{
    type(u"017"_s);
    QTRY_VERIFY(lists(u"Beta Two"_s));
    const QRect row = m_picker->popup()->visualRect(rows()->index(1, 0));
    QTest::mouseClick(m_picker->popup()->viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(m_picker->chosen()->id, m_beta.id);
}

void TestPatientPicker::endGoesToTheOfferAndEnterTakesIt()
{
    type(u"Alpha Other 0173 1"_s);
    press(Qt::Key_End);
    press(Qt::Key_Return);
    QVERIFY(m_picker->toCreate());
    QCOMPARE(m_picker->toCreate()->fullName, u"Alpha Other"_s);
    QCOMPARE(m_picker->toCreate()->phone, u"0173 1"_s);
    QVERIFY(named<QLabel>(*m_picker, u"patientDetail"_s)->text().contains(u"Alpha Other"_s));
}

void TestPatientPicker::theOfferFollowsTheTypingOnceChosen()
{
    type(u"Alpha Other"_s);
    press(Qt::Key_End);
    type(u" 0173 1"_s);
    press(Qt::Key_Return);
    QVERIFY(m_picker->toCreate());
    QCOMPARE(m_picker->toCreate()->phone, u"0173 1"_s);
}

void TestPatientPicker::typingAgainDropsTheChoice()
{
    QSignalSpy changed(m_picker, &PatientPicker::choiceChanged);
    m_picker->choose(m_alpha);
    QCOMPARE(changed.size(), 1);
    QTest::keyClick(m_picker->box(), Qt::Key_Backspace);
    press(Qt::Key_End);
    type(u"x"_s);
    QVERIFY(!m_picker->hasChoice());
    QCOMPARE(changed.size(), 2);
}

void TestPatientPicker::tabTakesTheHighlightedRowAlong()
{
    type(u"alp"_s);
    QTRY_VERIFY(lists(u"Alpha One"_s));
    press(Qt::Key_Tab);
    QVERIFY(m_picker->chosen());
    QCOMPARE(QApplication::focusWidget(), m_other);
}

void TestPatientPicker::leavingTheBoxClosesTheList()
{
    type(u"017"_s);
    QTRY_VERIFY(lists(u"Beta Two"_s));
    m_other->setFocus();
    QVERIFY(!m_picker->popup()->isVisible());
    QVERIFY(!m_picker->hasChoice());
    QCOMPARE(m_picker->typedText(), u"017"_s);
}

void TestPatientPicker::thePhoneIsMaskedInTheList()
{
    type(u"alp"_s);
    QTRY_VERIFY(lists(u"Alpha One"_s));
    const QString row = rows()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY(row.contains(u"4567"_s));
    QVERIFY(!row.contains(u"0171"_s));
    QVERIFY(row.contains(u"12/03/1980"_s));
}

void TestPatientPicker::whoWasTypedWithTheirBirthDateComesFirst()
{
    m_desk->addPatient(u"Alpha Aaa"_s, QDate(1950, 1, 1), {});
    type(u"alpha 12/3/1980"_s);
    QTRY_VERIFY(lists(u"Alpha Aaa"_s));
    QCOMPARE(rows()->index(0, 0).data().toString(), u"Alpha One"_s);
}

void TestPatientPicker::aFailedSearchSaysSoInTheList()
{
    m_desk->context->actor.role = Role::Patient;
    type(u"alp"_s);
    QTRY_COMPARE(rows()->rowCount(), 2);
    QTRY_VERIFY(!rows()->index(0, 0).data().toString().startsWith(u"Searching"_s));
    QVERIFY(!lists(u"No patient found"_s));
    QVERIFY(!(rows()->index(0, 0).flags() & Qt::ItemIsEnabled));
}

void TestPatientPicker::settlingWithoutAnyHitChoosesNobody()
{
    QSignalSpy settled(m_picker, &PatientPicker::settled);
    type(u"nobody at all"_s);
    m_picker->settle();
    QTRY_COMPARE(settled.size(), 1);
    QVERIFY(!settled.first().first().toBool());
    QVERIFY(!m_picker->hasChoice());
}

QTEST_MAIN(TestPatientPicker)
#include "tst_patientpicker.moc"
