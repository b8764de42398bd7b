// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/negotiation.h"

#include <QTest>

using namespace frontdesk;

class TestNegotiation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCallersWishDecides_data()
    {
        QTest::addColumn<QByteArray>("accept");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *accept, const char *expected) {
            QTest::newRow(accept) << QByteArray(accept) << QByteArray(expected);
        };
        row("", "application/json");
        row("*/*", "application/json");
        row("text/csv", "text/csv");
        row("TEXT/CSV", "text/csv");
        row("text/csv; charset=utf-8", "text/csv");
        row("text/*", "text/csv");
        row("application/json, text/csv", "application/json");
        row("text/csv, application/json", "application/json");
        row("text/csv;q=0.9, application/json;q=0.8", "text/csv");
        row("application/json;q=0.1, */*;q=0.5", "text/csv");
        row("application/json;q=0, */*", "text/csv");
        row("text/csv;q=0, text/*;q=1", "");
        row("text/html, application/xhtml+xml, */*;q=0.8", "application/json");
        row("text/html", "");
        row("image/*;q=1, text/csv;q=0.0", "");
        row("application/json;q=2", "application/json");
        row("nonsense", "application/json");
        row(" , text/csv ,", "text/csv");
    }
    void theCallersWishDecides()
    {
        QFETCH(const QByteArray, accept);
        QFETCH(const QByteArray, expected);
        const auto type = preferredType(accept, {"application/json", "text/csv"});
        QCOMPARE(type.value_or(QByteArray()), expected);
    }
};

QTEST_GUILESS_MAIN(TestNegotiation)
#include "tst_negotiation.moc"
