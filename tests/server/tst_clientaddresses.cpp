// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a request is from, and what of X-Forwarded-* is believed. Number 10 of what security asks.
#include "http/clientaddresses.h"

#include <QTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

const QStringList Proxies {u"10.0.0.0/8"_s, u"127.0.0.1"_s, u"2001:db8:aaaa::/48"_s};

QString clientOf(const QString &peer, const QByteArrayList &forwardedFor,
                 const QStringList &proxies = Proxies)
{
    Headers headers {{"Host", "clinic.example"}};
    for (const QByteArray &line : forwardedFor)
        headers.append({"x-forwarded-for", line});
    return ClientAddresses::text(ClientAddresses(proxies).clientOf(QHostAddress(peer), headers));
}

} // namespace

class TstClientAddresses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void security10_aStrangersForwardedHeadersCountForNothing()
    {
        QCOMPARE(clientOf(u"203.0.113.9"_s, {"192.0.2.1"}), u"203.0.113.9"_s);
        QCOMPARE(clientOf(u"203.0.113.9"_s, {"10.0.0.1, 192.0.2.1"}), u"203.0.113.9"_s);
        // The loopback address is trusted no more than any other unless it is named.
        QCOMPARE(clientOf(u"127.0.0.1"_s, {"192.0.2.1"}, {}), u"127.0.0.1"_s);
        const ClientAddresses clients(Proxies);
        QVERIFY(
            !clients.cameByHttps(QHostAddress(u"203.0.113.9"_s), {{"X-Forwarded-Proto", "https"}}));
    }

    void security10_ofATrustedProxyTheRightMostStrangerCounts_data()
    {
        QTest::addColumn<QByteArrayList>("lines");
        QTest::addColumn<QString>("client");
        QTest::newRow("none at all") << QByteArrayList {} << u"10.0.0.1"_s;
        QTest::newRow("one") << QByteArrayList {"192.0.2.1"} << u"192.0.2.1"_s;
        QTest::newRow("made up before it")
            << QByteArrayList {"198.51.100.7, 192.0.2.1"} << u"192.0.2.1"_s;
        QTest::newRow("two proxies")
            << QByteArrayList {"198.51.100.7, 192.0.2.1, 10.2.3.4"} << u"192.0.2.1"_s;
        QTest::newRow("two lines")
            << QByteArrayList {"198.51.100.7", "192.0.2.1 ,10.2.3.4"} << u"192.0.2.1"_s;
        QTest::newRow("a proxy alone") << QByteArrayList {"10.9.9.9"} << u"10.9.9.9"_s;
        QTest::newRow("with a port") << QByteArrayList {"192.0.2.1:4711"} << u"192.0.2.1"_s;
        QTest::newRow("IPv6") << QByteArrayList {"2001:DB8::1"} << u"2001:db8::1"_s;
        QTest::newRow("IPv6 with a port")
            << QByteArrayList {"[2001:db8::1]:4711"} << u"2001:db8::1"_s;
        QTest::newRow("IPv6 in brackets") << QByteArrayList {"[2001:db8::1]"} << u"2001:db8::1"_s;
        QTest::newRow("IPv6 proxy")
            << QByteArrayList {"192.0.2.1, 2001:db8:aaaa::5"} << u"192.0.2.1"_s;
        QTest::newRow("IPv4 in IPv6") << QByteArrayList {"::ffff:192.0.2.1"} << u"192.0.2.1"_s;
    }
    void security10_ofATrustedProxyTheRightMostStrangerCounts()
    {
        QFETCH(QByteArrayList, lines);
        QFETCH(QString, client);
        QCOMPARE(clientOf(u"10.0.0.1"_s, lines), client);
    }

    void security10_whatStandsLeftOfNonsenseIsNotBelieved_data()
    {
        QTest::addColumn<QByteArray>("nonsense");
        for (const char *text :
             {"unknown", "_hidden", "", "10.1", "1", "192.0.2.300", "[::1", "[::1]x", "192.0.2.1;",
              "a:b", "192.0.2.1 192.0.2.2", "\"10.0.0.9\"", "0x7f.0.0.1.5"})
            QTest::newRow(text) << QByteArray(text);
    }
    void security10_whatStandsLeftOfNonsenseIsNotBelieved()
    {
        QFETCH(QByteArray, nonsense);
        QCOMPARE(clientOf(u"10.0.0.1"_s, {"192.0.2.1, " + nonsense}), u"10.0.0.1"_s);
        QCOMPARE(clientOf(u"10.0.0.1"_s, {"192.0.2.1, " + nonsense + ", 10.7.7.7"}), u"10.7.7.7"_s);
    }

    void security10_httpsIsWhatTheNearestTrustedProxySays()
    {
        const ClientAddresses clients(Proxies);
        const QHostAddress proxy(u"10.0.0.1"_s);
        QVERIFY(clients.cameByHttps(proxy, {{"X-Forwarded-Proto", "https"}}));
        QVERIFY(clients.cameByHttps(proxy, {{"x-forwarded-proto", "http, HTTPS"}}));
        QVERIFY(!clients.cameByHttps(proxy, {{"X-Forwarded-Proto", "https, http"}}));
        QVERIFY(!clients.cameByHttps(proxy, {}));
    }

    void rangesTrustWhatIsInThemAlone()
    {
        const ClientAddresses clients(
            {u"10.0.0.0/8"_s, u"192.0.2.7"_s, u"fd00::/8"_s, u"::ffff:198.51.100.0/120"_s});
        for (const char *in : {"10.0.0.0", "10.255.255.255", "::ffff:10.1.2.3", "192.0.2.7",
                               "fd12::1", "fd12::1%eth0", "198.51.100.200", "::ffff:198.51.100.1"})
            QVERIFY2(clients.isTrusted(QHostAddress(QLatin1StringView(in))), in);
        for (const char *out : {"11.0.0.0", "9.255.255.255", "192.0.2.8", "fe80::1", "::1",
                                "127.0.0.1", "198.51.101.1", "::10.1.2.3"})
            QVERIFY2(!clients.isTrusted(QHostAddress(QLatin1StringView(out))), out);
        QVERIFY(!clients.isTrusted({}));
        QVERIFY(ClientAddresses({u"0.0.0.0/0"_s}).isTrusted(QHostAddress(u"203.0.113.9"_s)));
        QVERIFY(!ClientAddresses({u"0.0.0.0/0"_s}).isTrusted(QHostAddress(u"2001:db8::1"_s)));
    }

    void anAddressHasOneForm()
    {
        const auto text = [](const QString &address) {
            return ClientAddresses::text(QHostAddress(address));
        };
        QCOMPARE(text(u"::ffff:192.0.2.1"_s), u"192.0.2.1"_s);
        QCOMPARE(text(u"2001:0db8:0:0::0001"_s), u"2001:db8::1"_s);
        QCOMPARE(text(u"fe80::1%eth0"_s), u"fe80::1"_s);
        QCOMPARE(text(u"::1"_s), u"::1"_s);
    }

    void anIPv6ClientCountsAsItsNetwork()
    {
        const auto counted = [](const QString &address) {
            return ClientAddresses::countedAs(QHostAddress(address));
        };
        QCOMPARE(counted(u"192.0.2.1"_s), QByteArray("192.0.2.1"));
        QCOMPARE(counted(u"::ffff:192.0.2.1"_s), QByteArray("192.0.2.1"));
        QCOMPARE(counted(u"2001:db8:1:2:3:4:5:6"_s), QByteArray("2001:db8:1:2::/64"));
        QCOMPARE(counted(u"2001:db8:1:2:ffff::"_s), counted(u"2001:db8:1:2::1"_s));
        QVERIFY(counted(u"2001:db8:1:3::1"_s) != counted(u"2001:db8:1:2::1"_s));
    }

    void aForwardedRequestIsKnownByItsHeaders()
    {
        for (const char *name :
             {"X-Forwarded-For", "x-forwarded-host", "Forwarded", "Via", "X-Real-IP"})
            QVERIFY2(ClientAddresses::isForwarded({{name, "1"}}), name);
        QVERIFY(!ClientAddresses::isForwarded({{"Host", "x"}, {"Accept", "*/*"}}));
    }
};

QTEST_APPLESS_MAIN(TstClientAddresses)
#include "tst_clientaddresses.moc"
