// SPDX-License-Identifier: GPL-3.0-or-later
// What the cards are coloured by: readable in every theme, chosen by mouse and by keys, and kept.
#include "calendar/cardfill.h"
#include "calendar/monthview.h"
#include "calendardesk.h"

#include <QAction>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QTimer>
#include <QToolButton>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr AppointmentStatus Statuses[] = {
    AppointmentStatus::Pending,    AppointmentStatus::Confirmed, AppointmentStatus::Arrived,
    AppointmentStatus::InProgress, AppointmentStatus::Completed, AppointmentStatus::Cancelled,
    AppointmentStatus::NoShow};

} // namespace

class TestCalendarFill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyFillIsReadableInEveryTheme();
    void doctorsKeepTheirColoursWhenAnotherComes();
    void cardsChangeWithTheChoice();
    void theMonthChangesWithTheChoice();
    void inHighContrastTheBarAloneHasTheColour();
    void theMenuInTheToolbarChoosesAndSaysWhatHolds();
    void thePaletteAndTheKeysChoose();
    void theChoiceIsKept();

private:
    CalendarPage *page() const { return m_desk->page.get(); }
    CardFill fill(CardFill::By by) const
    {
        return CardFill(by, {m_desk->haddad.id, m_desk->weber.id});
    }
    /// As the view shows it, beside all words.
    QColor shownFill(const AppointmentDetails &details) const
    {
        const QRect card = m_desk->view()->appointmentRect(details.appointment.id).toAlignedRect();
        return colourAt(QPoint(card.right() - 3, card.center().y()));
    }
    QColor shownBar(const AppointmentDetails &details) const
    {
        const QRect card = m_desk->view()->appointmentRect(details.appointment.id).toAlignedRect();
        return colourAt(QPoint(card.left() + 2, card.center().y()));
    }
    QColor colourAt(const QPoint &place) const
    {
        return m_desk->view()->viewport()->grab().toImage().pixelColor(place);
    }
    void bookSome();

    std::unique_ptr<CalendarDesk> m_desk;
    AppointmentDetails m_first; ///< Dr. Haddad's, of a red type
    AppointmentDetails m_second; ///< Dr. Weber's, of no type
    Hands m_hands;
};

void TestCalendarFill::init()
{
    m_desk = std::make_unique<CalendarDesk>();
    m_desk->open();
    m_desk->view()->setFocus();
}

void TestCalendarFill::cleanup()
{
    m_desk.reset();
    applyTheme(*qApp, ThemeKind::Light);
}

void TestCalendarFill::bookSome()
{
    NewAppointmentType wanted;
    wanted.name = u"Operation"_s;
    wanted.colour = u"#c0392b"_s;
    const auto type = m_desk->services().appointmentTypes.create(m_desk->clinic.admin(), wanted);
    QVERIFY(type);
    Booking booking {
        m_desk->haddad.id, m_desk->clinic.newPatient().id, m_desk->at(10), m_desk->at(11), {}};
    booking.typeId = type->id;
    const auto booked =
        m_desk->services().appointments.book(m_desk->clinic.receptionist(), booking);
    QVERIFY(booked);
    m_first = *booked;
    m_second = m_desk->book(m_desk->weber, m_desk->at(10));
    QTRY_VERIFY(m_desk->view()->scene().find(m_first.appointment.id));
    QTRY_VERIFY(m_desk->view()->scene().find(m_second.appointment.id));
}

/// Every doctor's colour, those of types at the edges of what can be given, and many between.
void TestCalendarFill::everyFillIsReadableInEveryTheme()
{
    QList<DoctorId> doctors;
    for (int i = 0; i < CardFill::hueCount(); ++i)
        doctors.append(DoctorId::generate());
    QStringList colours {QString()};
    for (int red = 0; red <= 0xff; red += 0x33) {
        for (int green = 0; green <= 0xff; green += 0x33) {
            for (int blue = 0; blue <= 0xff; blue += 0x33)
                colours.append(QColor(red, green, blue).name());
        }
    }
    const auto check = [](const CardFill &fill, const AppointmentDetails &details,
                          const Theme &theme) {
        const CardColours made = fill.colours(details, theme);
        const QString where = u"theme %1, by %2, status %3, type %4"_s.arg(int(theme.kind))
                                  .arg(int(fill.by()))
                                  .arg(int(details.appointment.status))
                                  .arg(details.typeColour);
        QVERIFY2(contrastRatio(made.text, made.fill) >= 4.5, qPrintable(where));
        QVERIFY2(contrastRatio(made.glyph, made.fill) >= 3, qPrintable(where));
        for (const QColor &ground : {made.fill, theme.surface, theme.closedHours})
            QVERIFY2(contrastRatio(made.bar, ground) >= 3, qPrintable(where));
    };
    for (const ThemeKind kind : allThemeKinds()) {
        const Theme &theme = themeOf(kind);
        for (const AppointmentStatus status : Statuses) {
            AppointmentDetails details;
            details.appointment.status = status;
            check(CardFill(), details, theme);
            QSet<QRgb> bars;
            const CardFill byDoctor(CardFill::By::Doctor, doctors);
            for (const DoctorId &doctor : std::as_const(doctors)) {
                details.appointment.doctorId = doctor;
                check(byDoctor, details, theme);
                bars.insert(byDoctor.colours(details, theme).bar.rgb());
            }
            QCOMPARE(bars.size(), doctors.size());
            const CardFill byType(CardFill::By::Type);
            for (const QString &colour : std::as_const(colours)) {
                details.typeColour = colour;
                check(byType, details, theme);
            }
        }
    }
}

void TestCalendarFill::doctorsKeepTheirColoursWhenAnotherComes()
{
    AppointmentDetails details;
    details.appointment.doctorId = m_desk->weber.id;
    const QColor before = fill(CardFill::By::Doctor).hue(details);
    const Doctor another = m_desk->clinic.newDoctor(u"Dr. Aaron Adler"_s, u"Surgery"_s);
    const CardFill after(CardFill::By::Doctor, {another.id, m_desk->weber.id, m_desk->haddad.id});
    QCOMPARE(after.hue(details), before);
    details.appointment.doctorId = another.id;
    QVERIFY(after.hue(details) != before);
}

void TestCalendarFill::cardsChangeWithTheChoice()
{
    bookSome();
    const Theme &theme = themeOf(ThemeKind::Light);
    QTRY_COMPARE(shownFill(m_first), theme.status(AppointmentStatus::Confirmed).fill);
    QCOMPARE(shownFill(m_second), shownFill(m_first));
    for (const CardFill::By by : {CardFill::By::Doctor, CardFill::By::Type, CardFill::By::Status}) {
        page()->setFill(by);
        for (const AppointmentDetails &details : {m_first, m_second}) {
            QCOMPARE(shownFill(details), fill(by).colours(details, theme).fill);
            QCOMPARE(shownBar(details), fill(by).colours(details, theme).bar);
        }
        QCOMPARE(shownFill(m_first) != shownFill(m_second), by != CardFill::By::Status);
    }
}

void TestCalendarFill::theMonthChangesWithTheChoice()
{
    bookSome();
    m_hands.key(Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
    MonthView *month = page()->monthView();
    QTRY_VERIFY(!month->lineRect(m_first.appointment.id).isEmpty());
    const auto shown = [&](const AppointmentDetails &details) {
        const QRect line = month->lineRect(details.appointment.id);
        return month->grab().toImage().pixelColor(line.right() - 2, line.center().y());
    };
    const Theme &theme = themeOf(ThemeKind::Light);
    for (const CardFill::By by : {CardFill::By::Type, CardFill::By::Doctor, CardFill::By::Status}) {
        page()->setFill(by);
        QCOMPARE(shown(m_first), fill(by).colours(m_first, theme).fill);
        QCOMPARE(shown(m_second), fill(by).colours(m_second, theme).fill);
    }
}

void TestCalendarFill::inHighContrastTheBarAloneHasTheColour()
{
    bookSome();
    applyTheme(*qApp, ThemeKind::HighContrast);
    page()->setFill(CardFill::By::Type);
    const Theme &theme = themeOf(ThemeKind::HighContrast);
    const StatusColours &confirmed = theme.status(AppointmentStatus::Confirmed);
    QTRY_COMPARE(shownFill(m_first), confirmed.fill);
    QCOMPARE(shownBar(m_first), fill(CardFill::By::Type).colours(m_first, theme).bar);
    QVERIFY(shownBar(m_first) != confirmed.border);
}

void TestCalendarFill::theMenuInTheToolbarChoosesAndSaysWhatHolds()
{
    auto *button = page()->findChild<QToolButton *>(u"cardFill"_s);
    auto *menu = page()->findChild<QMenu *>(u"cardFillMenu"_s);
    QVERIFY(button->isVisible() && !button->accessibleName().isEmpty());
    QCOMPARE(button->focusPolicy(), Qt::TabFocus);
    QCOMPARE(menu->actions().size(), 3);
    QVERIFY(menu->actions()[0]->isChecked());
    // The button waits until its menu is closed.
    connect(menu, &QMenu::aboutToShow, this, [menu] {
        QTimer::singleShot(0, menu, [menu] {
            QTest::keyClick(menu, Qt::Key_Down);
            QTest::keyClick(menu, Qt::Key_Down);
            QTest::keyClick(menu, Qt::Key_Return);
        });
    });
    m_hands.click(button, button->rect().center());
    QTRY_COMPARE(page()->fill(), CardFill::By::Doctor);
    QVERIFY(menu->actions()[1]->isChecked() && !menu->actions()[0]->isChecked());
    page()->setMode(CalendarMode::List);
    QTRY_VERIFY(!button->isVisible()); // the table has no cards
}

void TestCalendarFill::thePaletteAndTheKeysChoose()
{
    m_hands.key(Qt::Key_K, Qt::ControlModifier);
    auto *palette = page()->findChild<QDialog *>(u"commandPalette"_s);
    auto *box = palette->findChild<QLineEdit *>(u"paletteBox"_s);
    QTest::keyClicks(box, u"colour type"_s);
    QCOMPARE(palette->findChild<QListWidget *>(u"paletteEntries"_s)->count(), 1);
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_COMPARE(page()->fill(), CardFill::By::Type);
    m_desk->view()->setFocus();
    QTest::keyClick(m_desk->view(), Qt::Key_6, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(page()->fill(), CardFill::By::Doctor);
    QTest::keyClick(m_desk->view(), Qt::Key_5, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(page()->fill(), CardFill::By::Status);
}

void TestCalendarFill::theChoiceIsKept()
{
    page()->setFill(CardFill::By::Type);
    m_desk->open();
    QCOMPARE(page()->fill(), CardFill::By::Type);
    QVERIFY(page()->findChild<QAction *>(u"fillByType"_s)->isChecked());
    bookSome();
    const Theme &theme = themeOf(ThemeKind::Light);
    QTRY_COMPARE(shownFill(m_first), fill(CardFill::By::Type).colours(m_first, theme).fill);
    // What another program wrote there is no reason to fail.
    m_desk->settings->setValue(u"calendar/anna/fill"_s, 99);
    m_desk->open();
    QVERIFY(page()->findChild<QAction *>(u"fillByType"_s)->isChecked());
}

QTEST_MAIN(TestCalendarFill)
#include "tst_calendarfill.moc"
