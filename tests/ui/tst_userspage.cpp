// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/userspage.h"

#include "deskfixture.h"
#include "shots.h"
#include "support/totpapp.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

class TestUsersPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<DeskFixture>();
        m_page = shownPage<UsersPage>(*m_desk);
        QTRY_COMPARE(table()->model()->rowCount(), 1);
    }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
    }

    void aReceptionistGetsALogin();
    void anAddressInUseIsSaidUnderItsField();
    void theRoleIsChanged();
    void theLastAdministratorCannotBeDisabled();
    void disablingOneselfAsksFirst();
    void aPasswordIsReset();
    void security17_aResetCodeIsMadeAndHandedOver();
    void security18_aLostSecondFactorIsRemoved();
    void pictures();

private:
    QTableView *table() { return named<QTableView>(*m_page, u"table"_s); }
    QWidget &editor() { return *named<QWidget>(*m_page, u"userEditor"_s); }
    QLineEdit *line(const QString &name) { return named<QLineEdit>(editor(), name); }
    QPushButton *action() { return named<QPushButton>(editor(), u"inlineMessageAction"_s); }
    QString message() { return named<QLabel>(editor(), u"inlineMessageText"_s)->text(); }
    void press(const QString &name)
    {
        QTest::mouseClick(named<QPushButton>(*m_page, name), Qt::LeftButton);
    }
    User addUser(const QString &email, Role role)
    {
        return *m_desk->services().users.create(m_desk->admin,
                                                {email, u"purple lamp on the moon"_s, role});
    }
    void openRow(int row)
    {
        QTRY_VERIFY(table()->model()->rowCount() > row);
        table()->setCurrentIndex(table()->model()->index(row, 0));
        QTRY_VERIFY(editor().isVisible());
    }
    User stored(UserId id) { return *m_desk->services().users.get(m_desk->admin, id); }

    std::unique_ptr<DeskFixture> m_desk;
    std::unique_ptr<UsersPage> m_page;
};

void TestUsersPage::aReceptionistGetsALogin()
{
    press(u"newUser"_s);
    QTest::keyClicks(line(u"email"_s), u"rita@clinic.example"_s);
    QTest::keyClicks(line(u"password"_s), u"purple lamp on the moon"_s);
    QTest::keyClick(line(u"password"_s), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    QCOMPARE(table()->model()->index(1, 1).data().toString(), u"Reception"_s);
}

void TestUsersPage::anAddressInUseIsSaidUnderItsField()
{
    press(u"newUser"_s);
    line(u"email"_s)->setText(u"ADMIN@clinic.example"_s);
    line(u"password"_s)->setText(u"purple lamp on the moon"_s);
    press(u"save"_s);
    QTRY_VERIFY(line(u"email"_s)->property("faulty").toBool());
    QCOMPARE(line(u"password"_s)->text(), u"purple lamp on the moon"_s);
}

void TestUsersPage::theRoleIsChanged()
{
    const User user = addUser(u"rita@clinic.example"_s, Role::Receptionist);
    openRow(1);
    named<QComboBox>(editor(), u"role"_s)->setCurrentIndex(1);
    press(u"save"_s);
    QTRY_VERIFY(stored(user.id).role == Role::Admin);
}

void TestUsersPage::theLastAdministratorCannotBeDisabled()
{
    m_desk->context->actor.userId = {};
    openRow(0);
    press(u"toggle"_s);
    if (action()->isVisible())
        QTest::mouseClick(action(), Qt::LeftButton);
    QTRY_VERIFY(message().contains(u"administrator"_s));
    QVERIFY(stored(m_desk->admin.userId).isActive);
}

void TestUsersPage::disablingOneselfAsksFirst()
{
    addUser(u"boss@clinic.example"_s, Role::Admin);
    openRow(0);
    press(u"toggle"_s);
    QVERIFY(action()->isVisible());
    QVERIFY(stored(m_desk->admin.userId).isActive);
    QCOMPARE(m_desk->prompts.asked, 0);
}

void TestUsersPage::aPasswordIsReset()
{
    addUser(u"rita@clinic.example"_s, Role::Receptionist);
    openRow(1);
    line(u"password"_s)->setText(u"short"_s);
    press(u"save"_s);
    QTRY_VERIFY(line(u"password"_s)->property("faulty").toBool());
    line(u"password"_s)->setText(u"yellow lamp on the moon"_s);
    press(u"save"_s);
    QTRY_VERIFY(line(u"password"_s)->text().isEmpty());
    QVERIFY(m_desk->services().auth.logIn(u"rita@clinic.example"_s, u"yellow lamp on the moon"_s,
                                          {Channel::Desktop, {}, {}}));
}

void TestUsersPage::security17_aResetCodeIsMadeAndHandedOver()
{
    addUser(u"rita@clinic.example"_s, Role::Receptionist);
    openRow(1);
    QVERIFY(!line(u"resetCode"_s)->isVisible());
    press(u"makeResetCode"_s);
    QTRY_VERIFY(line(u"resetCode"_s)->isVisible());
    const QString code = line(u"resetCode"_s)->text();
    QCOMPARE(line(u"resetCode"_s)->selectedText(), code);
    test::keepShot(*m_page, u"users-reset-code"_s);
    QVERIFY(m_desk->services().passwordResets.confirm(code, u"yellow lamp on the moon"_s,
                                                      {Channel::Desktop, {}, {}}));
    // It is not there for whoever is looked at next.
    openRow(0);
    QTRY_VERIFY(!line(u"resetCode"_s)->isVisible());
    QVERIFY(line(u"resetCode"_s)->text().isEmpty());
}

void TestUsersPage::security18_aLostSecondFactorIsRemoved()
{
    const User user = addUser(u"rita@clinic.example"_s, Role::Receptionist);
    Actor rita;
    rita.userId = user.id;
    rita.role = user.role;
    auto &second = m_desk->services().secondFactor;
    const auto shown = second.begin(rita);
    QVERIFY(shown && second.confirm(rita, test::appCode(shown->secret, m_desk->clock.now())));
    openRow(1);
    press(u"removeSecondFactor"_s);
    QVERIFY(second.state(rita)->isOn); // it asks first
    QTest::mouseClick(action(), Qt::LeftButton);
    QTRY_VERIFY(!second.state(rita)->isOn);
    QTRY_VERIFY(message().contains(u"Removed"_s));
    openRow(0); // one's own goes with the password, in Settings
    QTRY_VERIFY(!named<QPushButton>(editor(), u"removeSecondFactor"_s)->isVisible());
}

void TestUsersPage::pictures()
{
    addUser(u"rita@clinic.example"_s, Role::Receptionist);
    openRow(0);
    press(u"toggle"_s);
    test::keepShot(*m_page, u"users-light"_s);
}

QTEST_MAIN(TestUsersPage)
#include "tst_userspage.moc"
