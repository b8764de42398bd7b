// SPDX-License-Identifier: GPL-3.0-or-later
// What a desk begins all day stands over the calendar, for who does not know the keys yet.
#include "appointments/bookingform.h"
#include "appointments/walkinform.h"
#include "calendardesk.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TestCalendarToolBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_desk.reset(); }
    void newOpensTheFormAtTheCursor();
    void walkInAndSearchOpenBesideTheCalendar();
    void itsButtonsSayTheirKeysAlsoOtherOnes();
    void labelsGoFirstWhereThereIsNoRoom();
    void aDoctorsCalendarHasNone();

private:
    CalendarPage *page() const { return m_desk->page.get(); }
    template <class T = QAbstractButton>
    T *button(const QString &name) const
    {
        return page()->findChild<T *>(name);
    }
    void click(const QString &name) { m_hands.click(button(name), button(name)->rect().center()); }

    std::unique_ptr<CalendarDesk> m_desk;
    Hands m_hands;
};

void TestCalendarToolBar::init()
{
    m_desk = std::make_unique<CalendarDesk>();
    m_desk->open();
    m_desk->view()->setFocus();
}

void TestCalendarToolBar::newOpensTheFormAtTheCursor()
{
    m_hands.click(m_desk->view()->viewport(), m_desk->placeOf(1, m_desk->at(11)));
    m_hands.key(Qt::Key_Escape);
    click(u"newButton"_s);
    auto *form = page()->findChild<BookingForm *>();
    QTRY_VERIFY(form->isVisible());
    QTRY_VERIFY(QApplication::focusWidget() && form->isAncestorOf(QApplication::focusWidget()));
    m_hands.type(u"Omar"_s);
    m_hands.key(Qt::Key_Escape);
}

void TestCalendarToolBar::walkInAndSearchOpenBesideTheCalendar()
{
    click(u"walkInButton"_s);
    QTRY_VERIFY(page()->findChild<WalkInForm *>()->isVisible());
    m_hands.key(Qt::Key_Escape);
    QTRY_VERIFY(!page()->findChild<WalkInForm *>()->isVisible());
    click(u"searchButton"_s);
    QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
}

void TestCalendarToolBar::itsButtonsSayTheirKeysAlsoOtherOnes()
{
    QVERIFY(button(u"walkInButton"_s)->toolTip().contains(u"F7"_s));
    QVERIFY(page()->rebind(u"walkIn"_s, QKeySequence(Qt::Key_F11)));
    QVERIFY(button(u"walkInButton"_s)->toolTip().contains(u"F11"_s));
    for (const QString &name : {u"newButton"_s, u"walkInButton"_s, u"searchButton"_s})
        QVERIFY2(!button(name)->accessibleName().isEmpty(), qPrintable(name));
}

void TestCalendarToolBar::labelsGoFirstWhereThereIsNoRoom()
{
    QVERIFY(!button(u"newButton"_s)->text().isEmpty());
    QVERIFY(button(u"zoomIn"_s)->isVisible());
    page()->resize(page()->minimumSizeHint().width(), page()->height());
    for (int width = page()->width(); width < 1440; width += 40) {
        page()->resize(width, page()->height());
        const bool labelled = !button(u"newButton"_s)->text().isEmpty();
        QVERIFY2(!labelled || button(u"zoomIn"_s)->isVisible(), qPrintable(QString::number(width)));
        QVERIFY(button(u"newButton"_s)->isVisible());
    }
}

void TestCalendarToolBar::aDoctorsCalendarHasNone()
{
    m_desk->context->actor = m_desk->clinic.newDoctorActor(u"Dr. Nadia Karim"_s);
    m_desk->page = std::make_unique<CalendarPage>(*m_desk->context);
    QVERIFY(!button(u"newButton"_s));
    QVERIFY(!button(u"searchButton"_s));
}

QTEST_MAIN(TestCalendarToolBar)
#include "tst_calendartoolbar.moc"
