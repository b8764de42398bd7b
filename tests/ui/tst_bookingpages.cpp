// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/bookingpages.h"

#include "deskfixture.h"
#include "models/tableview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QtTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

/// The administrator's editors of types and rooms, on a clinic of their own.
class TestBookingPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        applyTheme(*qApp, ThemeKind::Light);
        m_desk = std::make_unique<DeskFixture>();
    }
    void cleanup() { m_desk.reset(); }

    void aTypeIsMadeAndChanged();
    void aTypeThatIsRefusedKeepsWhatWasTyped();
    void aRoomIsMadeAndClosed();
    void whatIsTypedIsNotLostByStartingAnother();

private:
    template <class T>
    static T *child(QWidget &parent, const QString &name)
    {
        return parent.findChild<T *>(name);
    }
    QList<AppointmentType> types()
    {
        return m_desk->services().appointmentTypes.list(m_desk->admin, false, {})->items;
    }

    std::unique_ptr<DeskFixture> m_desk;
};

void TestBookingPages::aTypeIsMadeAndChanged()
{
    const Doctor doctor = m_desk->addDoctor(u"Dr Lina Haddad"_s, u"Dermatology"_s);
    const auto page = shownPage<TypesPage>(*m_desk);
    page->startNew();
    child<QLineEdit>(*page, u"name"_s)->setText(u"First visit"_s);
    child<QSpinBox>(*page, u"duration"_s)->setValue(40);
    child<QSpinBox>(*page, u"bufferAfter"_s)->setValue(10);
    child<QComboBox>(*page, u"colour"_s)->setCurrentIndex(1);
    auto *doctors = child<QListWidget>(*page, u"doctors"_s);
    QTRY_COMPARE(doctors->count(), 1);
    doctors->item(0)->setCheckState(Qt::Checked);
    QVERIFY(page->hasUnsavedChanges());
    child<QPushButton>(*page, u"save"_s)->click();
    QTRY_VERIFY(!page->hasUnsavedChanges());
    QCOMPARE(types().size(), 1);
    const AppointmentType made = types().first();
    QCOMPARE(made.name, u"First visit"_s);
    QCOMPARE(made.durationMinutes, 40);
    QCOMPARE(made.buffers.afterMinutes, 10);
    QCOMPARE(made.colour, u"#2f7fd1"_s);
    QVERIFY(made.doctors == QList<DoctorId> {doctor.id});
    child<QCheckBox>(*page, u"online"_s)->setChecked(false);
    child<QCheckBox>(*page, u"inUse"_s)->setChecked(false);
    child<QPushButton>(*page, u"save"_s)->click();
    QTRY_VERIFY(!page->hasUnsavedChanges());
    QVERIFY(!types().first().bookableOnline);
    QVERIFY(!types().first().isActive);
    auto *table = child<TableView>(*page, u"table"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
}

void TestBookingPages::aTypeThatIsRefusedKeepsWhatWasTyped()
{
    NewAppointmentType there;
    there.name = u"Visit"_s;
    QVERIFY(m_desk->services().appointmentTypes.create(m_desk->admin, there));
    const auto page = shownPage<TypesPage>(*m_desk);
    page->startNew();
    auto *name = child<QLineEdit>(*page, u"name"_s);
    name->setText(u"visit"_s);
    child<QPushButton>(*page, u"save"_s)->click();
    auto *field = qobject_cast<Field *>(name->parentWidget());
    QVERIFY(field);
    QTRY_VERIFY(field->hasError());
    QCOMPARE(name->text(), u"visit"_s);
    QVERIFY(page->hasUnsavedChanges());
}

void TestBookingPages::aRoomIsMadeAndClosed()
{
    const auto page = shownPage<RoomsPage>(*m_desk);
    page->startNew();
    child<QLineEdit>(*page, u"name"_s)->setText(u"Room 2"_s);
    child<QPushButton>(*page, u"save"_s)->click();
    const auto rooms = [&] {
        return m_desk->services().rooms.list(m_desk->admin, false, {})->items;
    };
    QTRY_COMPARE(rooms().size(), 1);
    QTRY_VERIFY(child<QCheckBox>(*page, u"inUse"_s)->isVisible());
    child<QCheckBox>(*page, u"inUse"_s)->setChecked(false);
    child<QPushButton>(*page, u"save"_s)->click();
    QTRY_VERIFY(!rooms().first().isActive);
}

void TestBookingPages::whatIsTypedIsNotLostByStartingAnother()
{
    const auto page = shownPage<RoomsPage>(*m_desk);
    page->startNew();
    auto *name = child<QLineEdit>(*page, u"name"_s);
    name->setText(u"Room 2"_s);
    page->startNew();
    QCOMPARE(name->text(), u"Room 2"_s);
    QVERIFY(page->hasUnsavedChanges());
}

QTEST_MAIN(TestBookingPages)
#include "tst_bookingpages.moc"
