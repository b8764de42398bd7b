// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/bookingrules.h"
#include "domain/hold.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

/// docs/rules.md is written by hand: it must not drift from the list of rules, and the tests that
/// it names must be there.
class RulesDocTest : public QObject
{
    Q_OBJECT

    QString m_page;
    QHash<QString, QString> m_tests; ///< the text of each test, by the file's name

    /// The cells of each row that begins with a code, without the blanks around them.
    QList<QStringList> rows() const
    {
        QList<QStringList> found;
        for (const QString &line : m_page.split(u'\n')) {
            if (!line.startsWith("| `"_L1))
                continue;
            QStringList cells = line.mid(1, line.lastIndexOf(u'|') - 1).split(u'|');
            for (QString &cell : cells)
                cell = cell.trimmed();
            cells.first() = cells.first().remove(u'`');
            found.append(cells);
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString top = qEnvironmentVariable("FRONTDESK_SOURCE_DIR");
        QFile page(top + u"/docs/rules.md"_s);
        QVERIFY(page.open(QIODevice::ReadOnly));
        m_page = QString::fromUtf8(page.readAll());
        QDirIterator files(top + u"/tests"_s, {u"tst_*.cpp"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            m_tests.insert(files.fileName(), QString::fromUtf8(file.readAll()));
        }
    }

    void theTableHasTheRulesInTheirOrderAndWhomTheyBind()
    {
        const QList<QStringList> table = rows().first(bookingRuleList().size());
        for (qsizetype i = 0; i < table.size(); ++i) {
            const BookingRule &rule = bookingRuleList()[i];
            const QStringList &row = table[i];
            QCOMPARE(row.size(), 6);
            QCOMPARE(row[0], QString(toString(rule.code)));
            QVERIFY2(rule.patients == Force::Binding, qPrintable(row[0]));
            QVERIFY2(row[4].startsWith(rule.staff == Force::None      ? "free"_L1
                                       : rule.staff == Force::Warning ? "warning"_L1
                                                                      : "bound"_L1),
                     qPrintable(row[0]));
        }
    }

    void theDefaultsAreTheCodes()
    {
        QHash<QString, QString> defaults;
        for (const QStringList &row : rows())
            defaults.insert(row[0], row[2]);
        const BookingRules rules;
        QCOMPARE(defaults[u"cutoff_passed"_s],
                 u"%1 h, `CANCEL_CUTOFF`"_s.arg(rules.cancelCutoff.count() / 60));
        QCOMPARE(defaults[u"notice_too_short"_s],
                 u"%1 min, `BOOKING_MIN_NOTICE`"_s.arg(rules.minNotice.count()));
        QCOMPARE(defaults[u"too_far_ahead"_s],
                 u"%1 days, `BOOKING_MAX_DAYS_AHEAD`"_s.arg(rules.maxDaysAhead));
        QCOMPARE(defaults[u"too_many_bookings"_s], QString::number(rules.maxFutureBookings));
        QCOMPARE(defaults[u"too_many_holds"_s], QString::number(Hold::MostOfAPatient));
        QCOMPARE(defaults[u"hold_expired"_s], u"%1 min"_s.arg(Hold::Lifetime.count()));
    }

    void theParametersAreToldByTheRules()
    {
        // A wish that breaks every rule but those which contradict each other.
        SlotRequest request;
        request.now = fromMillis(1'000'000'000'000);
        request.span = {request.now + std::chrono::days(400),
                        request.now + std::chrono::days(400) + std::chrono::minutes(50)};
        request.windows = {{{request.span.start - std::chrono::minutes(5), request.span.end}, 20}};
        request.type = WantedType {std::chrono::minutes(30), false, false};
        request.doctorActive = request.roomActive = false;
        request.bookingsAhead = 10;
        request.doctorBusy = request.roomBusy = request.patientBusy = request.span;
        QHash<QString, QStringList> told;
        const auto collect = [&](const SlotRequest &wish) {
            BookingRules limits;
            limits.minNotice = std::chrono::minutes(30);
            for (const Violation &violation : violations(limits, Role::Patient, wish))
                told.insert(toString(violation.code), violation.params.keys());
        };
        collect(request);
        request.movedFrom = request.now;
        request.span = {request.now + std::chrono::minutes(1),
                        request.now + std::chrono::minutes(2)};
        collect(request);
        request.span = {request.now - std::chrono::minutes(2),
                        request.now - std::chrono::minutes(1)};
        collect(request);
        QCOMPARE(told.size(), bookingRuleList().size());
        const QList<QStringList> table = rows().first(bookingRuleList().size());
        for (const QStringList &row : table) {
            QStringList written = QString(row[3]).remove(u'`').split(u", "_s, Qt::SkipEmptyParts);
            written.sort();
            QCOMPARE(written.join(u", "_s), told[row[0]].join(u", "_s));
        }
    }

    void everyRuleNamesTestsThatAreThere()
    {
        static const QRegularExpression named(u"`(tst_\\w+\\.cpp)::(\\w+)(\\.\\.\\.)?`"_s);
        for (const QStringList &row : rows())
            QVERIFY2(named.match(row.last()).hasMatch(), qPrintable(row[0]));
        auto all = named.globalMatch(m_page);
        while (all.hasNext()) {
            const auto one = all.next();
            const QString declared =
                u"void "_s + one.captured(2) + (one.captured(3).isEmpty() ? u"("_s : QString());
            QVERIFY2(m_tests.value(one.captured(1)).contains(declared),
                     qPrintable(one.captured(0)));
        }
    }
};

QTEST_GUILESS_MAIN(RulesDocTest)
#include "tst_rulesdoc.moc"
