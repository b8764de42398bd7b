// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportspage.h"

#include "barchart.h"
#include "deskfixture.h"
#include "models/tableview.h"
#include "reportview.h"
#include "shell/emptystate.h"
#include "shell/inlinemessage.h"
#include "shell/languages.h"
#include "shots.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QtTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;
using enum AppointmentStatus;

class TestReportsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_languages.use(u"en"_s); // for its plurals
        m_desk = std::make_unique<DeskFixture>();
        m_haddad = m_desk->addDoctor(u"Dr Lina Haddad"_s, u"Dermatology"_s);
        m_weber = m_desk->addDoctor(u"Dr Max Weber"_s, u"Cardiology"_s);
        m_desk->addWeek(m_haddad);
        m_desk->addWeek(m_weber);
    }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
        m_languages.use(u"en"_s);
        applyTheme(*qApp, ThemeKind::Light);
    }

    void periodsAreWholeAndFollowTheLocalesWeek();
    void everyReportCountsWhatIsThere();
    void barsAreAsLongAsTheirFigures();
    void reportsAreChosenByKeys();
    void daysThatAreTypedAreTaken();
    void daysThatCannotBeAskedForSaySo();
    void anotherDayIsAnotherPeriod();
    void daysStayTheSameInAnotherLocale();
    void withoutAppointmentsItSaysSo();
    void aFailureIsNoEmptyReport();
    void theTableIsTakenAwayWithPlainNumbers();
    void theReportIsKeptAsPdf();
    void aFileThatCannotBeWrittenIsSaid();
    void theLanguageMayChange();
    void pictures();

private:
    Instant at(int day, int hour, int minute = 0)
    {
        return m_desk->at(QDate(2026, 3, day), hour, minute);
    }
    void visit(const Doctor &doctor, Instant start, const QList<AppointmentStatus> &steps,
               int waited = 0, const QString &why = {})
    {
        m_desk->clock.set(at(1, 8));
        if (m_patients.isEmpty())
            m_patients = {u"Adam Weiss"_s, u"Berta Klein"_s, u"Carla Brandt"_s};
        const Patient patient =
            m_desk->addPatient(m_patients[m_visits++ % 3], QDate(1980, 1, 1), u"030 5551000"_s);
        const auto booked = m_desk->book(doctor, patient, start, 20);
        QVERIFY(booked);
        auto &appointments = m_desk->services().appointments;
        m_desk->clock.set(start);
        for (const AppointmentStatus step : steps) {
            if (step == InProgress)
                m_desk->clock.advance(std::chrono::minutes(waited));
            const auto id = booked->appointment.id;
            QVERIFY(step == Cancelled
                        ? appointments.cancel(m_desk->admin, id, why, {}).has_value()
                        : appointments.setStatus(m_desk->admin, id, step, {}, {}).has_value());
        }
    }
    /// A week with one of everything; it is Friday afterwards.
    void aWeekOfVisits()
    {
        visit(m_haddad, at(9, 9), {Arrived, InProgress, Completed}, 5);
        visit(m_haddad, at(9, 10), {Arrived, InProgress, Completed}, 25);
        visit(m_haddad, at(10, 9), {NoShow});
        visit(m_haddad, at(10, 10), {Cancelled}, 0, u"The patient is better"_s);
        visit(m_weber, at(11, 9), {Arrived, InProgress, Completed}, 70);
        visit(m_weber, at(12, 14), {});
        m_desk->clock.set(at(13, 17));
    }
    void open()
    {
        m_page = shownPage<ReportsPage>(*m_desk);
        QTRY_VERIFY(named<QLabel>(*m_page, u"reportTitle"_s)->text() != u"Reports");
    }
    void choose(ReportKind kind)
    {
        named<QListWidget>(*m_page, u"reports"_s)
            ->setCurrentRow(int(allReportKinds().indexOf(kind)));
        QTRY_COMPARE(named<QLabel>(*m_page, u"reportTitle"_s)->text(), reportTitle(kind));
    }
    void type(const QString &name, const QString &text)
    {
        auto *edit = named<QLineEdit>(*m_page, name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    /// The table, a line a row; what keeps names of another direction apart is left out.
    QStringList table() const
    {
        const QAbstractItemModel *model = named<TableView>(*m_page, u"figures"_s)->model();
        QStringList lines;
        for (int row = 0; row < model->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < model->columnCount(); ++column)
                cells.append(model->index(row, column).data().toString());
            lines.append(cells.join(u" | "_s));
        }
        return lines;
    }
    QString headline() const { return named<QLabel>(*m_page, u"headline"_s)->text(); }
    QString said() const { return m_page->findChild<InlineMessage *>()->text(); }
    bool isShown() const { return named<TableView>(*m_page, u"figures"_s)->isVisible(); }

    Languages m_languages;
    std::unique_ptr<DeskFixture> m_desk;
    Doctor m_haddad;
    Doctor m_weber;
    QStringList m_patients;
    int m_visits = 0;
    std::unique_ptr<ReportsPage> m_page;
};

void TestReportsPage::periodsAreWholeAndFollowTheLocalesWeek()
{
    const QDate friday(2026, 3, 13);
    const QLocale german(QLocale::German);
    const auto days = [&](ReportPeriod period, const QLocale &locale) {
        const ReportDays found = daysOf(period, friday, locale);
        return found.from.toString(u"d.M.yy"_s) + u" - "_s + found.to.toString(u"d.M.yy"_s);
    };
    QCOMPARE(days(ReportPeriod::ThisWeek, german), u"9.3.26 - 15.3.26"_s);
    QCOMPARE(days(ReportPeriod::LastWeek, german), u"2.3.26 - 8.3.26"_s);
    QCOMPARE(days(ReportPeriod::ThisWeek, QLocale(u"en_US"_s)), u"8.3.26 - 14.3.26"_s);
    QCOMPARE(days(ReportPeriod::ThisWeek, QLocale(u"ar_EG"_s)), u"7.3.26 - 13.3.26"_s);
    QCOMPARE(days(ReportPeriod::ThisMonth, german), u"1.3.26 - 31.3.26"_s);
    QCOMPARE(days(ReportPeriod::LastMonth, german), u"1.2.26 - 28.2.26"_s);
    QCOMPARE(days(ReportPeriod::ThisYear, german), u"1.1.26 - 31.12.26"_s);
    const ReportDays ninety = daysOf(ReportPeriod::Last90Days, friday, german);
    QCOMPARE(ninety.from.daysTo(ninety.to), 89);
    QCOMPARE(ninety.to, friday);
    for (int day = 0; day < 400; ++day) {
        const QDate today = QDate(2025, 12, 20).addDays(day);
        const ReportDays week = daysOf(ReportPeriod::ThisWeek, today, QLocale(u"ar_EG"_s));
        QVERIFY(week.from <= today && today <= week.to && week.from.daysTo(week.to) == 6);
        QCOMPARE(week.from.dayOfWeek(), int(Qt::Saturday));
        const ReportDays last = daysOf(ReportPeriod::LastMonth, today, german);
        const ReportDays now = daysOf(ReportPeriod::ThisMonth, today, german);
        QCOMPARE(last.to.addDays(1), now.from);
        QCOMPARE(last.from.day(), 1);
    }
}

void TestReportsPage::everyReportCountsWhatIsThere()
{
    aWeekOfVisits();
    open();
    named<QComboBox>(*m_page, u"period"_s)->setCurrentIndex(0);
    QTest::keyClick(named<QComboBox>(*m_page, u"period"_s), Qt::Key_Down);
    QTest::keyClick(named<QComboBox>(*m_page, u"period"_s), Qt::Key_Up); // this week
    QTRY_COMPARE(named<QLineEdit>(*m_page, u"from"_s)->text(), u"09/03/2026"_s);
    const QList<std::pair<ReportKind, QString>> headlines {
        {ReportKind::Statuses, u"6 appointments"_s},
        {ReportKind::Workload, u"6 appointments"_s},
        {ReportKind::UtilisationByDoctor, u"2% of the working time was booked: 1.3 h of 80.0 h"_s},
        {ReportKind::UtilisationByDay, u"2% of the working time was booked: 1.3 h of 80.0 h"_s},
        {ReportKind::NoShowsByDoctor, u"25% of the patients did not come: 1 of 4"_s},
        {ReportKind::NoShowsByWeekday, u"25% of the patients did not come: 1 of 4"_s},
        {ReportKind::Waits, u"Half of the patients waited at most 25 min"_s},
        {ReportKind::LeadTime, u"Half of the appointments were booked at most 9 d 1 h ahead"_s},
        {ReportKind::Channels, u"6 appointments"_s},
        {ReportKind::Cancellations, u"1 appointment cancelled"_s}};
    QCOMPARE(headlines.size(), allReportKinds().size());
    for (const auto &[kind, expected] : headlines) {
        choose(kind);
        QTRY_COMPARE(headline(), expected);
        QVERIFY2(!table().isEmpty(), qPrintable(reportTitle(kind)));
    }
    choose(ReportKind::Statuses);
    QVERIFY(table().contains(u"Done | 3 | 50%"_s));
    QVERIFY(table().contains(u"Requested | 0 | 0%"_s));
    choose(ReportKind::Workload);
    QVERIFY(table().first().startsWith(u"Dr Lina Haddad | 4 | "));
    choose(ReportKind::UtilisationByDoctor);
    QCOMPARE(table(), (QStringList {u"Dr Lina Haddad | 2% | 0.7 h | 40.0 h"_s,
                                    u"Dr Max Weber | 2% | 0.7 h | 40.0 h"_s}));
    choose(ReportKind::UtilisationByDay);
    QCOMPARE(table().size(), 7);
    QVERIFY(table().last().endsWith(u"| – | 0.0 h | 0.0 h")); // Sunday: nobody works
    choose(ReportKind::NoShowsByDoctor);
    QCOMPARE(table(),
             (QStringList {u"Dr Lina Haddad | 33% | 1 | 2"_s, u"Dr Max Weber | 0% | 0 | 1"_s}));
    choose(ReportKind::NoShowsByWeekday);
    QCOMPARE(table()[1], u"Tuesday | 100% | 1 | 0"_s);
    choose(ReportKind::Waits);
    QCOMPARE(table(), (QStringList {u"Dr Lina Haddad | 15 min | 15 min | 2"_s,
                                    u"Dr Max Weber | 1 h 10 min | 1 h 10 min | 1"_s}));
    choose(ReportKind::LeadTime);
    QVERIFY(table().first().startsWith(u"Dr Lina Haddad | 8 d "));
    choose(ReportKind::Channels);
    QVERIFY(table().contains(u"At the desk | 6 | 100%"_s));
    choose(ReportKind::Cancellations);
    QCOMPARE(table(), QStringList {u"The patient is better | 1 | 100%"_s});
}

void TestReportsPage::barsAreAsLongAsTheirFigures()
{
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        ReportView view;
        view.rows = {{u"one"_s, {}, 1.0, u"1"_s},
                     {u"four"_s, {}, 4.0, u"4"_s},
                     {u"none"_s, {}, std::nullopt, u"–"_s},
                     {u"zero"_s, {}, 0.0, u"0"_s}};
        view.fullScale = 4;
        BarChart chart;
        chart.setLayoutDirection(direction);
        chart.setReport(view);
        chart.resize(600, chart.sizeHint().height());
        QVERIFY(std::abs(chart.barRect(1).width() - 4 * chart.barRect(0).width()) <= 4);
        QVERIFY(chart.barRect(2).isEmpty() && chart.barRect(3).isEmpty());
        if (direction == Qt::LeftToRight)
            QCOMPARE(chart.barRect(0).left(), chart.barRect(1).left());
        else
            QCOMPARE(chart.barRect(0).right(), chart.barRect(1).right());
        view.isSeries = true;
        chart.setReport(view);
        chart.resize(600, chart.sizeHint().height());
        QVERIFY(std::abs(chart.barRect(1).height() - 4 * chart.barRect(0).height()) <= 4);
        QCOMPARE(chart.barRect(0).bottom(), chart.barRect(1).bottom());
        QCOMPARE(chart.barRect(0).left() < chart.barRect(1).left(), direction == Qt::LeftToRight);
    }
}

void TestReportsPage::reportsAreChosenByKeys()
{
    aWeekOfVisits();
    open();
    QVERIFY(named<QListWidget>(*m_page, u"reports"_s)->hasFocus());
    QTest::keyClick(m_page->focusWidget(), Qt::Key_Down);
    QTRY_COMPARE(named<QLabel>(*m_page, u"reportTitle"_s)->text(), u"Appointments by doctor"_s);
    // From the list Tab reaches the days, the ways out and the table, and each has a name.
    QSet<QString> reached;
    for (int at = 0; at < 12; ++at) {
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
        const QWidget *focus = m_page->focusWidget();
        reached.insert(focus->objectName());
        const auto *button = qobject_cast<const QPushButton *>(focus);
        QVERIFY2(!(button ? button->text() : focus->accessibleName()).isEmpty(),
                 qPrintable(focus->objectName()));
    }
    for (const char *name : {"export", "savePdf", "print", "period", "from", "to", "figures"})
        QVERIFY2(reached.contains(QString::fromLatin1(name)), name);
}

void TestReportsPage::daysThatAreTypedAreTaken()
{
    aWeekOfVisits();
    open();
    QTRY_COMPARE(headline(), u"6 appointments"_s);
    type(u"from"_s, u"9.3.26"_s);
    type(u"to"_s, u"10.3.26"_s);
    QTRY_COMPARE(headline(), u"4 appointments"_s);
    QCOMPARE(named<QComboBox>(*m_page, u"period"_s)->currentText(), u"Other days"_s);
    const QString days = named<QLabel>(*m_page, u"reportDays"_s)->text();
    QVERIFY2(days.contains(u"9 Mar 2026") && days.contains(u"10 Mar 2026"), qPrintable(days));
}

void TestReportsPage::daysThatCannotBeAskedForSaySo()
{
    aWeekOfVisits();
    open();
    QTRY_COMPARE(headline(), u"6 appointments"_s);
    type(u"to"_s, u"soon"_s);
    QVERIFY(said().startsWith(u"Write the date like"));
    type(u"to"_s, u"1.2.2026"_s);
    QCOMPARE(said(), u"The last day comes before the first."_s);
    type(u"to"_s, u"1.4.2027"_s);
    QCOMPARE(said(), u"A report covers at most 366 days."_s);
    QCOMPARE(headline(), u"6 appointments"_s); // what was shown stays, with its days
    type(u"to"_s, u"9.3.2026"_s);
    QTRY_COMPARE(headline(), u"2 appointments"_s);
    QCOMPARE(said(), QString());
    // A report that is chosen meanwhile comes when the day is right again.
    type(u"to"_s, u"soon"_s);
    named<QListWidget>(*m_page, u"reports"_s)->setCurrentRow(1);
    QCOMPARE(named<QLabel>(*m_page, u"reportTitle"_s)->text(), reportTitle(ReportKind::Statuses));
    type(u"to"_s, u"9.3.2026"_s);
    QTRY_COMPARE(named<QLabel>(*m_page, u"reportTitle"_s)->text(),
                 reportTitle(ReportKind::Workload));
}

void TestReportsPage::anotherDayIsAnotherPeriod()
{
    aWeekOfVisits();
    open();
    QTRY_COMPARE(headline(), u"6 appointments"_s);
    m_desk->clock.set(m_desk->at(QDate(2026, 4, 1), 8, 0));
    m_page->activate();
    QTRY_VERIFY(m_page->findChild<EmptyState *>()->isVisible());
    QCOMPARE(named<QLineEdit>(*m_page, u"from"_s)->text(), u"01/04/2026"_s);
}

void TestReportsPage::daysStayTheSameInAnotherLocale()
{
    aWeekOfVisits();
    open();
    type(u"from"_s, u"3.3.2026"_s);
    type(u"to"_s, u"9.3.2026"_s);
    QTRY_COMPARE(headline(), u"2 appointments"_s);
    m_page->setLocale(QLocale(QLocale::English, QLocale::UnitedStates));
    QTRY_COMPARE(named<QLineEdit>(*m_page, u"from"_s)->text(), u"3/3/2026"_s);
    QCOMPARE(named<QLineEdit>(*m_page, u"to"_s)->text(), u"3/9/2026"_s);
    QTRY_COMPARE(headline(), u"2 appointments"_s);
}

void TestReportsPage::withoutAppointmentsItSaysSo()
{
    open();
    const auto *nothing = m_page->findChild<EmptyState *>();
    QTRY_VERIFY(nothing->isVisible());
    QVERIFY(!isShown());
    bool found = false;
    for (const QLabel *label : nothing->findChildren<QLabel *>())
        found = found || label->text() == u"Nothing to report";
    QVERIFY(found);
}

void TestReportsPage::aFailureIsNoEmptyReport()
{
    aWeekOfVisits();
    open();
    QTRY_VERIFY(isShown());
    m_desk->context->actor.role = Role::Receptionist;
    choose(ReportKind::Statuses);
    named<QListWidget>(*m_page, u"reports"_s)->setCurrentRow(1);
    const auto *nothing = m_page->findChild<EmptyState *>();
    QTRY_VERIFY(nothing->isVisible());
    QStringList texts;
    for (const QLabel *label : nothing->findChildren<QLabel *>())
        texts.append(label->text());
    QVERIFY2(texts.contains(u"The report could not be read"), qPrintable(texts.join(u'|')));
    QVERIFY(!named<QPushButton>(*m_page, u"export"_s)->isEnabled());
    // What was in the way is gone: again, by the button that says so.
    m_desk->context->actor.role = Role::Admin;
    QTest::mouseClick(nothing->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_VERIFY(isShown());
    QVERIFY(named<QPushButton>(*m_page, u"export"_s)->isEnabled());
}

void TestReportsPage::theTableIsTakenAwayWithPlainNumbers()
{
    aWeekOfVisits();
    open();
    choose(ReportKind::Waits);
    const QString path = m_desk->folder.filePath(u"report.csv"_s);
    QSignalSpy notices(m_page.get(), &DeskPage::notice);
    m_page->exportTo(path);
    QCOMPARE(notices.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()),
             u"Doctor,Median (minutes),Mean (minutes),Appointments\r\n"
             "Dr Lina Haddad,15,15,2\r\nDr Max Weber,70,70,1\r\n"_s);
}

void TestReportsPage::theReportIsKeptAsPdf()
{
    aWeekOfVisits();
    open();
    type(u"from"_s, u"1.1.2026"_s);
    type(u"to"_s, u"31.12.2026"_s);
    choose(ReportKind::UtilisationByDay);
    QTRY_COMPARE(table().size(), 365);
    const QString path = m_desk->folder.filePath(u"report.pdf"_s);
    m_page->saveTo(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pdf = file.readAll();
    QVERIFY(pdf.startsWith("%PDF"));
    QVERIFY2(pdf.count("/Type /Page\n") > 3, "a year of days goes on on further pages");
    if (const QString folder = qEnvironmentVariable("FRONTDESK_SHOTS"); !folder.isEmpty())
        QFile::copy(path, folder + u"/report.pdf"_s);
    QTest::mouseClick(named<QPushButton>(*m_page, u"print"_s), Qt::LeftButton);
    auto *preview = m_page->findChild<QWidget *>(u"reportPreview"_s);
    QVERIFY(preview && preview->isVisible());
    preview->close();
}

void TestReportsPage::aFileThatCannotBeWrittenIsSaid()
{
    aWeekOfVisits();
    open();
    QTRY_VERIFY(isShown());
    const QString path = m_desk->folder.filePath(u"nowhere/report"_s);
    m_page->exportTo(path);
    QVERIFY(said().startsWith(u"The report could not be saved."));
    m_page->findChild<InlineMessage *>()->clear();
    m_page->saveTo(path);
    QVERIFY(said().startsWith(u"The report could not be saved."));
    QVERIFY(isShown());
}

void TestReportsPage::theLanguageMayChange()
{
    aWeekOfVisits();
    open();
    choose(ReportKind::NoShowsByWeekday);
    const auto texts = [&] {
        QStringList list = table();
        list << headline() << named<QLabel>(*m_page, u"reportTitle"_s)->text();
        for (const QPushButton *button : m_page->findChildren<QPushButton *>())
            list << button->text();
        auto *reports = named<QListWidget>(*m_page, u"reports"_s);
        for (int row = 0; row < reports->count(); ++row)
            list << reports->item(row)->text();
        return list;
    };
    const QStringList english = texts();
    m_languages.use(u"ar"_s);
    m_page->setLocale(QLocale(QLocale::Arabic, QLocale::Egypt));
    QTRY_VERIFY(named<QLabel>(*m_page, u"reportTitle"_s)->text() != u"No-shows by weekday");
    QTRY_VERIFY(table().first() != english.first());
    const QStringList arabic = texts();
    QCOMPARE(arabic.size(), english.size());
    for (qsizetype at = 0; at < arabic.size(); ++at)
        QVERIFY2(arabic[at].isEmpty() || arabic[at] != english[at], qPrintable(arabic[at]));
    QVERIFY(table().first().startsWith(QLocale(u"ar_EG"_s).standaloneDayName(6))); // Saturday
}

void TestReportsPage::pictures()
{
    for (int day = 2; day <= 27; ++day) {
        if (QDate(2026, 3, day).dayOfWeek() > 5)
            continue;
        for (int hour = 9; hour < 9 + 3 + (day * 7) % 5; ++hour)
            visit(day % 2 ? m_haddad : m_weber, at(day, hour),
                  hour == 10 && day % 4 == 0 ? QList {NoShow}
                                             : QList {Arrived, InProgress, Completed},
                  (day * hour) % 40);
        visit(m_weber, at(day, 16), {Cancelled}, 0,
              day % 3 ? u"The patient cannot come"_s : u"The doctor is away"_s);
    }
    m_desk->clock.set(at(27, 17));
    open();
    for (const auto &[kind, name] : {std::pair(ReportKind::UtilisationByDay, u"utilisation"_s),
                                     std::pair(ReportKind::Statuses, u"statuses"_s),
                                     std::pair(ReportKind::Waits, u"waits"_s)}) {
        choose(kind);
        test::keepShot(*m_page, u"reports-"_s + name + u"-light"_s);
    }
    choose(ReportKind::UtilisationByDoctor);
    applyTheme(*qApp, ThemeKind::Dark);
    test::keepShot(*m_page, u"reports-utilisation-dark"_s);
    applyTheme(*qApp, ThemeKind::Light);
    m_page.reset();
    m_languages.use(u"ar"_s);
    open();
    m_page->setLocale(QLocale(QLocale::Arabic, QLocale::Egypt));
    choose(ReportKind::Cancellations);
    test::keepShot(*m_page, u"reports-cancellations-rtl"_s);
    if (const QString folder = qEnvironmentVariable("FRONTDESK_SHOTS"); !folder.isEmpty())
        m_page->saveTo(folder + u"/report-rtl.pdf"_s);
}

QTEST_MAIN(TestReportsPage)
#include "tst_reportspage.moc"
