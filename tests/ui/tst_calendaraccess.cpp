// SPDX-License-Identifier: GPL-3.0-or-later
// The calendar's page for every pair of eyes and hands: keys alone, longer languages, large fonts,
// screens without colour.
#include "calendardesk.h"
#include "shell/languages.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QScrollArea>
#include <QTranslator>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Every text two fifths longer, as other languages are.
class LongerTexts final : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *text, const char *, int) const override
    {
        const QString source = QString::fromUtf8(text);
        // Formats and names of files are no words.
        if (source.size() < 3 || source.contains(u'*') || source.contains(u".csv"_s))
            return source;
        QString longer = source;
        for (qsizetype more = (source.size() * 2 + 4) / 5; more > 0; --more)
            longer += more % 6 == 0 ? u' ' : u'~';
        return longer;
    }
};

bool takesTab(const QWidget &widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus)
           && !widget.focusProxy();
}

} // namespace

class TestCalendarAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_desk = std::make_unique<CalendarDesk>(); }
    void cleanup() { m_desk.reset(); }
    void tabReachesEverythingAndComesBack();
    void whatIsPressedIsLargeEnough();
    void statusesDifferWithoutColour();
    void longerTextsAreNotCutOff();
    void aFontTwiceAsLargeIsNotCutOff();
    void arabicCountsHaveTheirSixForms();
    void theLanguageChangesWhileThePageIsOpen();

private:
    CalendarPage *page() const { return m_desk->page.get(); }
    DayView *view() const { return m_desk->view(); }
    /// Buttons and words that have less room than they ask for.
    QStringList cutOff() const;

    std::unique_ptr<CalendarDesk> m_desk;
};

QStringList TestCalendarAccess::cutOff() const
{
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    QStringList cut;
    for (const QWidget *widget : page()->findChildren<QWidget *>()) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        if (!widget->isVisible() || (!label && !button) || (label && label->wordWrap()))
            continue;
        const QString text = label ? label->text() : button->text();
        // What scrolls out of sight is not cut off.
        if (!text.isEmpty()
            && (widget->width() < widget->minimumSizeHint().width()
                || widget->height() < widget->minimumSizeHint().height()))
            cut.append(widget->objectName() + u": "_s + text);
    }
    return cut;
}

void TestCalendarAccess::tabReachesEverythingAndComesBack()
{
    m_desk->open();
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    m_desk->select(booked);
    QSet<const QWidget *> reached;
    for (int presses = 0; presses < 200; ++presses) {
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus);
        reached.insert(focus);
        QTest::keyClick(focus, Qt::Key_Tab);
        if (reached.size() > 1 && QApplication::focusWidget() == view())
            break;
    }
    QCOMPARE(QApplication::focusWidget(), view());
    for (const QWidget *widget : page()->findChildren<QWidget *>()) {
        // One of a group of buttons has the tab for all; arrows go on from there.
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool isInGroup = button && (button->autoExclusive() || button->group());
        if (takesTab(*widget) && !isInGroup)
            QVERIFY2(reached.contains(widget),
                     qPrintable(widget->objectName() + u' '
                                + QString::fromLatin1(widget->metaObject()->className())));
    }
    QTest::keyClick(view(), Qt::Key_Tab, Qt::ShiftModifier);
    QVERIFY(reached.contains(QApplication::focusWidget()));
}

void TestCalendarAccess::whatIsPressedIsLargeEnough()
{
    m_desk->open();
    for (const QAbstractButton *button : page()->findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            QVERIFY2(button->width() >= 24 && button->height() >= 24,
                     qPrintable(u"%1: %2 x %3"_s.arg(button->objectName())
                                    .arg(button->width())
                                    .arg(button->height())));
    }
}

/// The glyph alone, without its colours, tells each status from every other.
void TestCalendarAccess::statusesDifferWithoutColour()
{
    using enum AppointmentStatus;
    const QList<AppointmentStatus> statuses {Pending,    Confirmed, Arrived,
                                             InProgress, Completed, NoShow};
    DoctorCalendar calendar {m_desk->haddad, {{{m_desk->at(9), m_desk->at(17)}, 20}}, {}};
    for (int at = 0; at < statuses.size(); ++at) {
        AppointmentDetails details;
        details.appointment.id = AppointmentId::generate();
        details.appointment.doctorId = m_desk->haddad.id;
        details.appointment.span = {m_desk->at(9, 40 * at % 60) + 1h * (40 * at / 60),
                                    m_desk->at(9, 40 * at % 60) + 1h * (40 * at / 60) + 40min};
        details.appointment.status = statuses[at];
        details.patientName = u"Anna"_s;
        calendar.appointments.append(details);
    }
    for (const ThemeKind theme : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::HighContrast}) {
        applyTheme(*qApp, theme);
        DayView day(m_desk->clinic.clock);
        day.setClinicTime(*m_desk->clinic.backend().zone().get());
        day.resize(600, 800);
        day.show();
        day.setCalendar(m_desk->clinic.today(), {calendar});
        const QImage shown =
            day.viewport()->grab().toImage().convertToFormat(QImage::Format_Grayscale8);
        QList<QImage> glyphs;
        for (const AppointmentDetails &details : std::as_const(calendar.appointments)) {
            const QRect card = day.appointmentRect(details.appointment.id).toAlignedRect();
            QImage glyph = shown.copy(QRect(card.left() + 8, card.top() + 2, 18, 20));
            // Against its own ground, so that the fills do not tell them apart.
            const int ground = qGray(glyph.pixel(17, 19));
            for (int y = 0; y < glyph.height(); ++y) {
                for (int x = 0; x < glyph.width(); ++x) {
                    const bool ink = std::abs(qGray(glyph.pixel(x, y)) - ground) > 60;
                    glyph.scanLine(y)[x] = uchar(ink ? 0 : 255);
                }
            }
            glyphs.append(glyph);
        }
        for (int a = 0; a < glyphs.size(); ++a) {
            for (int b = 0; b < a; ++b) {
                int differing = 0;
                for (int y = 0; y < glyphs[a].height(); ++y) {
                    for (int x = 0; x < glyphs[a].width(); ++x)
                        differing += glyphs[a].pixel(x, y) != glyphs[b].pixel(x, y);
                }
                QVERIFY2(differing >= 8, qPrintable(u"statuses %1 and %2 in theme %3: %4"_s.arg(a)
                                                        .arg(b)
                                                        .arg(int(theme))
                                                        .arg(differing)));
            }
        }
    }
    applyTheme(*qApp, ThemeKind::Light);
}

void TestCalendarAccess::longerTextsAreNotCutOff()
{
    LongerTexts longer;
    QVERIFY(qApp->installTranslator(&longer));
    m_desk->open();
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    m_desk->select(booked);
    QCOMPARE(cutOff(), QStringList());
    emit view()->bookingRequested(m_desk->haddad, view()->cursorSlot(), 20, {});
    QCOMPARE(cutOff(), QStringList());
    m_desk->page.reset();
    qApp->removeTranslator(&longer);
}

void TestCalendarAccess::aFontTwiceAsLargeIsNotCutOff()
{
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() * 2);
    QApplication::setFont(large);
    m_desk->open();
    page()->resize(1900, 1300);
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    m_desk->select(booked);
    QCOMPARE(cutOff(), QStringList());
    const QFontMetricsF metrics(view()->font());
    QVERIFY(view()->headerRect(0).height() > metrics.height() * 2);
    QVERIFY(view()->headerRect(0).width() > metrics.averageCharWidth() * 10);
    m_desk->page.reset();
    QApplication::setFont(before);
}

void TestCalendarAccess::arabicCountsHaveTheirSixForms()
{
    Languages languages;
    languages.use(u"ar"_s);
    QSet<QString> forms;
    for (const int count : {0, 1, 2, 3, 11, 100}) {
        QString text = QCoreApplication::translate("CalendarText", "%Ln free", nullptr, count);
        text.remove(QLocale(QLocale::Arabic).toString(count)).remove(QString::number(count));
        forms.insert(text.trimmed());
    }
    languages.use(u"en"_s);
    QVERIFY2(forms.size() == 6, qPrintable(QStringList(forms.values()).join(u" | "_s)));
}

void TestCalendarAccess::theLanguageChangesWhileThePageIsOpen()
{
    Languages languages;
    languages.use(u"en"_s);
    m_desk->open();
    const QString before = page()->findChild<QAction *>(u"goToToday"_s)->text();
    languages.use(u"ar"_s);
    QCoreApplication::processEvents();
    QVERIFY(page()->findChild<QAction *>(u"goToToday"_s)->text() != before);
    QCOMPARE(page()->layoutDirection(), Qt::RightToLeft);
    languages.use(u"en"_s);
    QCoreApplication::processEvents();
    QCOMPARE(page()->findChild<QAction *>(u"goToToday"_s)->text(), before);
}

QTEST_MAIN(TestCalendarAccess)
#include "tst_calendaraccess.moc"
