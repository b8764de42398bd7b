// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctors/doctorspage.h"

#include "deskfixture.h"
#include "shots.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

class TestDoctorsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<DeskFixture>();
        m_haddad = m_desk->addDoctor(u"Dr Lina Haddad"_s, u"Dermatology"_s);
        m_desk->addDoctor(u"Dr Max Weber"_s, u"Cardiology"_s);
    }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
    }

    void aDoctorIsCreatedWithoutALogin();
    void aDoctorIsCreatedWithALogin();
    void aWeakPasswordIsSaidUnderItsField();
    void aDoctorIsEditedAndDeactivated();
    void inactiveDoctorsAreListedOnRequest();
    void whoIsNoAdministratorOnlyReads();
    void pictures();

private:
    void open()
    {
        m_page = shownPage<DoctorsPage>(*m_desk);
        QTRY_COMPARE(table()->model()->rowCount(), 2);
    }
    QTableView *table() { return named<QTableView>(*m_page, u"table"_s); }
    QWidget &editor() { return *named<QWidget>(*m_page, u"doctorEditor"_s); }
    QLineEdit *line(const QString &name) { return named<QLineEdit>(editor(), name); }
    void press(const QString &name)
    {
        QTest::mouseClick(named<QPushButton>(*m_page, name), Qt::LeftButton);
    }
    QList<Doctor> stored(const QString &query)
    {
        return m_desk->services().doctors.list(m_desk->admin, {query, {}, false}, {})->items;
    }

    std::unique_ptr<DeskFixture> m_desk;
    Doctor m_haddad;
    std::unique_ptr<DoctorsPage> m_page;
};

void TestDoctorsPage::aDoctorIsCreatedWithoutALogin()
{
    open();
    press(u"newDoctor"_s);
    QTest::keyClicks(line(u"fullName"_s), u"Dr Eva Lind"_s);
    press(u"save"_s);
    QVERIFY(line(u"specialty"_s)->property("faulty").toBool());
    QTest::keyClicks(line(u"specialty"_s), u"Surgery"_s);
    press(u"save"_s);
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    QVERIFY(stored(u"lind"_s).first().userId.isNull());
    QVERIFY(!m_page->hasUnsavedChanges());
}

void TestDoctorsPage::aDoctorIsCreatedWithALogin()
{
    open();
    press(u"newDoctor"_s);
    line(u"fullName"_s)->setText(u"Dr Eva Lind"_s);
    line(u"specialty"_s)->setText(u"Surgery"_s);
    named<QCheckBox>(editor(), u"withLogin"_s)->setChecked(true);
    QVERIFY(line(u"email"_s)->isVisible());
    line(u"email"_s)->setText(u"eva@clinic.example"_s);
    line(u"password"_s)->setText(u"purple lamp on the moon"_s);
    press(u"save"_s);
    QTRY_COMPARE(stored(u"lind"_s).size(), 1);
    QVERIFY(!stored(u"lind"_s).first().userId.isNull());
}

void TestDoctorsPage::aWeakPasswordIsSaidUnderItsField()
{
    open();
    press(u"newDoctor"_s);
    line(u"fullName"_s)->setText(u"Dr Eva Lind"_s);
    line(u"specialty"_s)->setText(u"Surgery"_s);
    named<QCheckBox>(editor(), u"withLogin"_s)->setChecked(true);
    line(u"email"_s)->setText(u"eva@clinic.example"_s);
    line(u"password"_s)->setText(u"short"_s);
    press(u"save"_s);
    QTRY_VERIFY(line(u"password"_s)->property("faulty").toBool());
    QCOMPARE(line(u"fullName"_s)->text(), u"Dr Eva Lind"_s);
    QVERIFY(stored(u"lind"_s).isEmpty());
}

void TestDoctorsPage::aDoctorIsEditedAndDeactivated()
{
    open();
    table()->setCurrentIndex(table()->model()->index(0, 0));
    QTRY_COMPARE(line(u"fullName"_s)->text(), u"Dr Lina Haddad"_s);
    line(u"room"_s)->setText(u"12"_s);
    press(u"save"_s);
    QTRY_COMPARE(stored(u"haddad"_s).first().room, u"12"_s);
    QTRY_VERIFY(named<QPushButton>(editor(), u"activate"_s)->isEnabled());
    press(u"activate"_s);
    QTRY_VERIFY(!stored(u"haddad"_s).first().isActive);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
}

void TestDoctorsPage::inactiveDoctorsAreListedOnRequest()
{
    DoctorChanges changes;
    changes.isActive = false;
    m_page = shownPage<DoctorsPage>(*m_desk);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    QVERIFY(m_desk->services().doctors.update(m_desk->admin, m_haddad.id, changes, {}));
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    named<QComboBox>(*m_page, u"filter"_s)->setCurrentIndex(1);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
}

void TestDoctorsPage::whoIsNoAdministratorOnlyReads()
{
    m_desk->context->actor.role = Role::Receptionist;
    open();
    QVERIFY(!m_page->findChild<QPushButton *>(u"newDoctor"_s));
    table()->setCurrentIndex(table()->model()->index(0, 0));
    QTRY_VERIFY(editor().isVisible());
    QVERIFY(line(u"fullName"_s)->isReadOnly());
    QVERIFY(!named<QPushButton>(editor(), u"save"_s)->isVisible());
    QVERIFY(!named<QPushButton>(editor(), u"activate"_s)->isVisible());
}

void TestDoctorsPage::pictures()
{
    open();
    table()->setCurrentIndex(table()->model()->index(0, 0));
    test::keepShot(*m_page, u"doctors-light"_s);
    press(u"newDoctor"_s);
    named<QCheckBox>(editor(), u"withLogin"_s)->setChecked(true);
    press(u"save"_s);
    applyTheme(*qApp, ThemeKind::Dark);
    test::keepShot(*m_page, u"doctors-new-dark"_s);
}

QTEST_MAIN(TestDoctorsPage)
#include "tst_doctorspage.moc"
