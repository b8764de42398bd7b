// SPDX-License-Identifier: GPL-3.0-or-later
// The language changes while a page or form is open: afterwards it says what one says that is made
// in that language, and what was typed is still there.
#include "appointments/appointmentpanel.h"
#include "appointments/bookingform.h"
#include "appointments/walkinform.h"
#include "calendardesk.h"
#include "flow/flowpage.h"
#include "shell/languages.h"
#include "waitlist/waitlistpage.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSpinBox>

#include <functional>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

namespace {

/// Everything that a screen says, each behind the names of what says it.
QStringList textsOf(const QWidget &screen)
{
    QStringList texts;
    const auto add = [&](const QObject &source, const QString &what, const QString &text) {
        if (text.isEmpty())
            return;
        QStringList path {what};
        for (const QObject *at = &source; at && at != &screen; at = at->parent())
            path.prepend(at->objectName().isEmpty()
                             ? QString::fromLatin1(at->metaObject()->className())
                             : at->objectName());
        texts.append(path.join(u'/') + u" = "_s + text);
    };
    QList<const QWidget *> widgets {&screen};
    for (const QWidget *child : screen.findChildren<QWidget *>())
        widgets.append(child);
    for (const QWidget *widget : std::as_const(widgets)) {
        // What Qt brings along is Qt's to translate; a menu is made anew when it is opened.
        bool ours = true;
        for (const QWidget *at = widget; at && at != &screen; at = at->parentWidget())
            ours = ours && !qobject_cast<const QMenu *>(at) && !at->inherits("QCalendarWidget")
                   && !at->inherits("QComboBoxPrivateContainer");
        if (!ours)
            continue;
        add(*widget, u"tip"_s, widget->toolTip());
        add(*widget, u"name"_s, widget->accessibleName());
        add(*widget, u"description"_s, widget->accessibleDescription());
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            add(*widget, u"text"_s, label->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            add(*widget, u"text"_s, button->text());
        if (const auto *line = qobject_cast<const QLineEdit *>(widget)) {
            add(*widget, u"hint"_s, line->placeholderText());
            add(*widget, u"text"_s, line->text());
        }
        if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget)) {
            add(*widget, u"hint"_s, text->placeholderText());
            add(*widget, u"text"_s, text->toPlainText());
        }
        if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
            add(*widget, u"hint"_s, box->placeholderText());
            for (int row = 0; row < box->count(); ++row)
                add(*widget, u"item %1"_s.arg(row), box->itemText(row));
        }
        if (const auto *spin = qobject_cast<const QSpinBox *>(widget))
            add(*widget, u"suffix"_s, spin->suffix());
        if (const auto *date = qobject_cast<const QDateTimeEdit *>(widget))
            add(*widget, u"format"_s, date->displayFormat());
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget);
            view && view->model()) {
            const QAbstractItemModel &model = *view->model();
            for (int column = 0; column < model.columnCount(); ++column) {
                add(*widget, u"head %1"_s.arg(column),
                    model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
                for (int row = 0; row < model.rowCount(); ++row)
                    add(*widget, u"cell %1 %2"_s.arg(row).arg(column),
                        model.index(row, column).data().toString());
            }
        }
        for (const QAction *action : widget->actions())
            add(*action, u"action"_s, action->text());
    }
    texts.sort();
    return texts;
}

} // namespace

class TestLanguageSwitch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void whatIsOpenFollows_data();
    void whatIsOpenFollows();

private:
    using Made = std::unique_ptr<QWidget>;
    using Make = std::function<Made()>;

    Made calendar(CalendarMode mode);
    Made search();
    Made panel();
    Made form(bool moving);
    Made walkIn();
    Made flow();
    Made waitlist(bool known);

    Languages m_languages;
    std::unique_ptr<CalendarDesk> m_desk;
    AppointmentDetails m_booked;
    WaitlistEntryId m_waiting;
};

void TestLanguageSwitch::initTestCase()
{
    m_languages.use(u"en"_s);
    m_desk = std::make_unique<CalendarDesk>();
    // The desk has a country of its own, which a language that is chosen here does not keep.
    m_languages.use(u"ar"_s);
    m_languages.use(u"en"_s);
    m_booked = m_desk->book(m_desk->weber, m_desk->at(10));
    NewWaitlistEntry wish;
    wish.patientId = m_desk->clinic.newPatient(u"Omar Khalil"_s).id;
    wish.doctorId = m_desk->weber.id;
    wish.latestDate = QDate(2026, 4, 12);
    const auto entered = m_desk->services().waitlist.enter(m_desk->clinic.receptionist(), wish);
    QVERIFY(entered);
    m_waiting = entered->entry.id;
    QVERIFY(m_desk->services().queue.walkIn(
        m_desk->clinic.receptionist(),
        {m_desk->clinic.newPatient(u"Eva Lang"_s).id, {}, u"Cardiology"_s, {}, Urgency::Urgent}));
}

void TestLanguageSwitch::cleanup()
{
    m_languages.use(u"en"_s);
}

TestLanguageSwitch::Made TestLanguageSwitch::calendar(CalendarMode mode)
{
    auto page = std::make_unique<CalendarPage>(*m_desk->context);
    page->resize(1440, 900);
    page->show();
    page->activate();
    page->setMode(mode);
    [&] { QTRY_VERIFY(!page->isLoading()); }();
    page->reveal(m_booked);
    [&] { QTRY_COMPARE(page->selected(), m_booked.appointment.id); }();
    return page;
}

/// With what it offers to somebody who has come on the telephone.
TestLanguageSwitch::Made TestLanguageSwitch::search()
{
    auto page = calendar(CalendarMode::Day);
    page->findChild<QAction *>(u"findPatient"_s)->trigger();
    auto *box = page->findChild<QLineEdit *>(u"finderBox"_s);
    QTest::keyClicks(box, m_booked.patientName);
    QTest::keyClick(box, Qt::Key_Return);
    auto *offers = page->findChild<QAbstractItemView *>(u"offers"_s);
    [&] { QTRY_VERIFY(offers->isVisible() && offers->model()->rowCount() > 2); }();
    return page;
}

TestLanguageSwitch::Made TestLanguageSwitch::panel()
{
    auto panel = std::make_unique<AppointmentPanel>(*m_desk->context);
    panel->setAppointment(m_booked);
    panel->show();
    panel->startCancel();
    panel->findChild<QLineEdit *>(u"otherReason"_s)->setText(u"typed"_s);
    return panel;
}

TestLanguageSwitch::Made TestLanguageSwitch::form(bool moving)
{
    auto form = std::make_unique<BookingForm>(*m_desk->context);
    form->show();
    if (moving) {
        form->startEditing(m_booked);
    } else {
        form->startBooking(m_desk->weber, m_booked.appointment.span, 20, u"typed"_s);
        form->findChild<QPlainTextEdit *>(u"reason"_s)->setPlainText(u"typed too"_s);
    }
    auto *doctors = form->findChild<QComboBox *>(u"doctorBox"_s);
    auto *when = form->findChild<QLabel *>(u"conflict"_s);
    [&] {
        QTRY_COMPARE(doctors->count(), 2);
        QTRY_VERIFY(moving || !when->text().isEmpty()); // the time is taken
    }();
    return form;
}

TestLanguageSwitch::Made TestLanguageSwitch::walkIn()
{
    auto form = std::make_unique<WalkInForm>(*m_desk->context);
    form->show();
    form->start();
    form->findChild<QLineEdit *>(u"note"_s)->setText(u"typed"_s);
    form->findChild<QComboBox *>(u"urgency"_s)->setCurrentIndex(2);
    [&] { QTRY_VERIFY(form->findChild<QComboBox *>(u"wanted"_s)->count() > 2); }();
    return form;
}

TestLanguageSwitch::Made TestLanguageSwitch::flow()
{
    auto page = std::make_unique<FlowPage>(*m_desk->context);
    page->resize(1200, 700);
    page->show();
    page->activate();
    auto *queue = page->findChild<QAbstractItemView *>(u"stage0"_s);
    [&] { QTRY_COMPARE(queue->model()->rowCount(), 1); }();
    page->setConnected(false, m_desk->at(8));
    return page;
}

TestLanguageSwitch::Made TestLanguageSwitch::waitlist(bool known)
{
    auto page = std::make_unique<WaitlistPage>(*m_desk->context);
    page->resize(1200, 700);
    page->show();
    page->activate();
    auto *table = page->findChild<QAbstractItemView *>(u"table"_s);
    auto *latest = page->findChild<QLineEdit *>(u"latest"_s);
    [&] {
        QTRY_COMPARE(table->model()->rowCount(), 1);
        if (known) {
            table->setCurrentIndex(table->model()->index(0, 0));
            QTRY_VERIFY(!latest->text().isEmpty());
        } else {
            page->startNew();
            page->findChild<QPlainTextEdit *>(u"note"_s)->setPlainText(u"typed"_s);
        }
        QTRY_VERIFY(page->findChild<QComboBox *>(u"wanted"_s)->count() > 2);
    }();
    page->setConnected(false, m_desk->at(8));
    return page;
}

void TestLanguageSwitch::whatIsOpenFollows_data()
{
    QTest::addColumn<Make>("make");
    QTest::newRow("the day") << Make([this] { return calendar(CalendarMode::Day); });
    QTest::newRow("the month") << Make([this] { return calendar(CalendarMode::Month); });
    QTest::newRow("the list") << Make([this] { return calendar(CalendarMode::List); });
    QTest::newRow("the search") << Make([this] { return search(); });
    QTest::newRow("the details") << Make([this] { return panel(); });
    QTest::newRow("a booking") << Make([this] { return form(false); });
    QTest::newRow("a move") << Make([this] { return form(true); });
    QTest::newRow("a walk-in") << Make([this] { return walkIn(); });
    QTest::newRow("the flow board") << Make([this] { return flow(); });
    QTest::newRow("the waiting list") << Make([this] { return waitlist(true); });
    QTest::newRow("a new entry there") << Make([this] { return waitlist(false); });
}

void TestLanguageSwitch::whatIsOpenFollows()
{
    QFETCH(const Make, make);
    const Made kept = make();
    const QStringList english = textsOf(*kept);
    m_languages.use(u"ar"_s);
    const Made made = make();
    QVERIFY(textsOf(*made) != english);
    const auto difference = [&](const QWidget &other) {
        const QStringList now = textsOf(*kept);
        const QStringList wanted = textsOf(other);
        QStringList lines;
        for (const QString &text : now) {
            if (!wanted.contains(text))
                lines.append(u"is:     "_s + text);
        }
        for (const QString &text : wanted) {
            if (!now.contains(text))
                lines.append(u"wanted: "_s + text);
        }
        return lines.join(u'\n');
    };
    // Some of it is asked for anew, as the reasons against a time.
    QTRY_VERIFY2(difference(*made).isEmpty(), qPrintable(difference(*made)));
    QCOMPARE(kept->layoutDirection(), Qt::RightToLeft);
    m_languages.use(u"en"_s);
    const Made again = make();
    QTRY_VERIFY2(difference(*again).isEmpty(), qPrintable(difference(*again)));
}

QTEST_MAIN(TestLanguageSwitch)
#include "tst_languageswitch.moc"
