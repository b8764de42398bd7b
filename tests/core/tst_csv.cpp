// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/csv.h"

#include <QTest>

#include <rapidcheck.h>

using namespace frontdesk;
using namespace Qt::StringLiterals;

class TestCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTableIsItsLines();
    void whatWouldBreakALineIsQuoted();
    void security35_formulasAreNeutralised_data();
    void security35_formulasAreNeutralised();
    void whatIsReadBackIsWhatWasWritten();
};

namespace {

/// A reader of RFC 4180, written from its grammar.
QList<QStringList> parsed(const QString &csv)
{
    QList<QStringList> rows;
    QStringList row;
    QString cell;
    bool quoted = false;
    for (qsizetype i = 0; i < csv.size(); ++i) {
        const QChar c = csv[i];
        if (quoted) {
            if (c != u'"')
                cell += c;
            else if (i + 1 < csv.size() && csv[i + 1] == u'"')
                cell += csv[++i];
            else
                quoted = false;
        } else if (c == u'"') {
            quoted = true;
        } else if (c == u',') {
            row.append(std::exchange(cell, {}));
        } else if (c == u'\r' && i + 1 < csv.size() && csv[i + 1] == u'\n') {
            ++i;
            row.append(std::exchange(cell, {}));
            rows.append(std::exchange(row, {}));
        } else {
            cell += c;
        }
    }
    return rows;
}

} // namespace

void TestCsv::aTableIsItsLines()
{
    QCOMPARE(toCsv({u"doctor"_s, u"appointments"_s}, {{u"Dr. Weber"_s, u"12"_s}, {u"Ñ"_s, {}}}),
             u"doctor,appointments\r\nDr. Weber,12\r\nÑ,\r\n"_s);
}

void TestCsv::whatWouldBreakALineIsQuoted()
{
    QCOMPARE(toCsv({u"a,b"_s, u"say \"hi\""_s, u"two\nlines"_s, u"cr\rlf"_s}, {}),
             u"\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"cr\rlf\"\r\n"_s);
}

void TestCsv::security35_formulasAreNeutralised_data()
{
    QTest::addColumn<QString>("cell");
    QTest::newRow("equals") << u"=HYPERLINK(\"http://x\",\"y\")"_s;
    QTest::newRow("plus") << u"+1+cmd|' /C calc'!A0"_s;
    QTest::newRow("minus") << u"-2+3"_s;
    QTest::newRow("at") << u"@SUM(A1)"_s;
    QTest::newRow("tab") << u"\t=1"_s;
    QTest::newRow("return") << u"\r=1"_s;
    QTest::newRow("line feed") << u"\n=1"_s;
    QTest::newRow("full-width equals") << u"\uff1d1+1"_s;
    QTest::newRow("after a blank") << u" =1+1"_s;
}

void TestCsv::security35_formulasAreNeutralised()
{
    QFETCH(const QString, cell);
    QCOMPARE(parsed(toCsv({cell}, {})), QList<QStringList> {{u'\'' + cell}});
}

void TestCsv::whatIsReadBackIsWhatWasWritten()
{
    const auto cells = rc::gen::container<std::vector<std::string>>(
        3, rc::gen::container<std::string>(
               rc::gen::element('a', '"', ',', '\n', '\r', ' ', '=', '\'', 'z')));
    QVERIFY(rc::check([&] {
        QList<QStringList> rows;
        const int count = *rc::gen::inRange(1, 5);
        for (int i = 0; i < count; ++i) {
            QStringList row;
            for (const std::string &cell : *cells)
                row.append(u'x' + QString::fromStdString(cell));
            rows.append(row);
        }
        RC_ASSERT(parsed(toCsv(rows.first(), rows.sliced(1))) == rows);
    }));
}

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
