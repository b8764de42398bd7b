// SPDX-License-Identifier: GPL-3.0-or-later
// What the gate's parser takes for a request (RFC 9112), what it refuses, and that the pieces in
// which bytes come change nothing.
#include "wire/canonicalrequest.h"
#include "wire/headrules.h"
#include "wire/requestparser.h"

#include <QTest>

#include <rapidcheck.h>

using namespace frontdesk::wire;
using State = RequestParser::State;

namespace {

/// Everything that a parser made of some bytes, in words that can be compared.
struct Outcome {
    QList<RequestHead> heads;
    QByteArrayList bodies;
    std::optional<Refusal> refusal;
    State end = State::Waiting;

    bool operator==(const Outcome &) const = default;
};

RequestLimits smallLimits()
{
    RequestLimits limits;
    limits.headBytes = 400;
    limits.targetBytes = 100;
    limits.fields = 10;
    limits.bodyBytes = 64;
    return limits;
}

/// `cuts`: the sizes of the pieces, over and over; empty: all at once.
Outcome parse(const QByteArray &bytes, const std::vector<int> &cuts = {},
              const RequestLimits &limits = smallLimits())
{
    RequestParser parser(limits);
    Outcome outcome;
    QByteArrayView rest(bytes);
    std::size_t turn = 0;
    while (!rest.isEmpty()) {
        const qsizetype size =
            cuts.empty() ? rest.size() : qMin<qsizetype>(rest.size(), cuts[turn++ % cuts.size()]);
        QByteArrayView piece = rest.first(size);
        rest = rest.sliced(size);
        while (!piece.isEmpty()) {
            piece = piece.sliced(parser.read(piece));
            if (parser.state() == State::Refused) {
                outcome.refusal = parser.refusal();
                outcome.end = State::Refused;
                return outcome;
            }
            if (parser.state() == State::Complete) {
                outcome.heads.append(parser.head());
                outcome.bodies.append(parser.takeBody());
                parser.reset();
            }
        }
    }
    outcome.end = parser.state();
    return outcome;
}

QByteArray get(const QByteArray &target = "/", const QByteArray &fields = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: clinic.example\r\n" + fields + "\r\n";
}

QByteArray post(const QByteArray &fields, const QByteArray &body = {})
{
    return "POST /things HTTP/1.1\r\nHost: clinic.example\r\n" + fields + "\r\n" + body;
}

QByteArray chunked(const QByteArray &body)
{
    return post("Transfer-Encoding: chunked\r\n", body);
}

/// Pieces of requests, whole and broken, which the random tests put together.
const QByteArrayList &fragments()
{
    static const QByteArrayList list {
        "GET ",
        "POST ",
        "HEAD ",
        "TRACE ",
        "get ",
        "/",
        "/a?b=%20",
        "//evil",
        "/%zz",
        "/%00",
        "*",
        "http://h/x",
        " HTTP/1.1",
        " HTTP/1.0",
        " HTTP/9.9",
        "\r\n",
        "\n",
        "\r",
        "\r\n\r\n",
        "Host: h\r\n",
        "Host : h\r\n",
        " fold\r\n",
        "Content-Length: 5\r\n",
        "Content-Length: -1\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Expect: 100-continue\r\n",
        "Connection: close\r\n",
        "Upgrade: websocket\r\n",
        "hello",
        "5\r\nhello\r\n",
        "0\r\n\r\n",
        "ffffffffffffffff\r\n",
        "X: " + QByteArray(90, 'x') + "\r\n",
        QByteArray(1, '\0'),
        "\xff\xfe",
        "GET /one HTTP/1.1\r\nHost: h\r\n\r\n",
        "POST /two HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello",
        "POST /three HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: "
        "chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    };
    return list;
}

QByteArray randomStream()
{
    const auto picks =
        *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, int(fragments().size())));
    QByteArray bytes;
    for (const int pick : picks)
        bytes += fragments().at(pick);
    return bytes;
}

std::vector<int> randomCuts()
{
    return *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 40)));
}

} // namespace

Q_DECLARE_METATYPE(Refusal)

class TstRequestParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlainRequestIsRead()
    {
        const Outcome outcome = parse(
            "PATCH /things/7?full=1 HTTP/1.1\r\nHost: clinic.example:8443\r\nX-One:  a b\t\r\n"
            "Content-Length: 5\r\nAccept: x\r\n\r\nhello");
        QCOMPARE(outcome.heads.size(), 1);
        const RequestHead &head = outcome.heads.first();
        QCOMPARE(head.method, "PATCH");
        QCOMPARE(head.path().toByteArray(), "/things/7");
        QCOMPARE(head.query().toByteArray(), "full=1");
        QCOMPARE(head.fields,
                 (Fields {{"Host", "clinic.example:8443"}, {"X-One", "a b"}, {"Accept", "x"}}));
        QVERIFY(head.keepsAlive);
        QCOMPARE(outcome.bodies.first(), "hello");
        QCOMPARE(outcome.end, State::Waiting);
    }

    void accepted_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *name, const QByteArray &bytes) {
            QTest::newRow(name) << bytes;
        };
        row("empty lines before it", "\r\n\r\n" + get());
        row("no space after a colon", get("/", "X:y\r\n"));
        row("an empty value", get("/", "X:\r\n"));
        row("Latin-1 in a value", get("/", "X: \xe9\r\n"));
        row("UTF-8 in the target", get("/%C3%A9?q=%E2%82%AC"));
        row("what browsers leave in a query", get("/?a[]={b|c}^`\\"));
        row("an IPv6 host", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n");
        row("HTTP/1.0 without a host", QByteArray("GET / HTTP/1.0\r\n\r\n"));
        row("any server", "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n");
        row("a length of zero", post("Content-Length: 0\r\n"));
        row("zeros before a length", post("Content-Length: 0005\r\n", "hello"));
        row("lower case names", post("content-length: 5\r\n", "hello"));
        row("Chunked in capitals", post("Transfer-Encoding: Chunked\r\n", "0\r\n\r\n"));
        row("chunk extensions", chunked("5;a;b=c;d=\"e f\"\r\nhello\r\n0\r\n\r\n"));
        row("an upgrade is ignored", get("/", "Connection: Upgrade\r\nUpgrade: websocket\r\n"));
    }
    void accepted()
    {
        QFETCH(QByteArray, bytes);
        const Outcome outcome = parse(bytes);
        QVERIFY(!outcome.refusal);
        QCOMPARE(outcome.heads.size(), 1);
        QCOMPARE(outcome.end, State::Waiting);
        QVERIFY(!findField(outcome.heads.first().fields, "Upgrade"));
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Refusal>("refusal");
        const auto malformed = [](const char *name, const QByteArray &bytes) {
            QTest::newRow(name) << bytes << Refusal::Malformed;
        };
        malformed("a line without CR", "GET / HTTP/1.1\nHost: h\n\n");
        malformed("one field without CR", get("/", "X: y\n"));
        malformed("CR within a value", get("/", "X: a\rb\r\n"));
        malformed("two CRs", get("/", "X: a\r\r\n"));
        malformed("NUL in a value", get("/", QByteArray("X: a\0b\r\n", 8)));
        malformed("a folded line", get("/", "X: a\r\n b\r\n"));
        malformed("a fold as the first field", "GET / HTTP/1.1\r\n Host: h\r\n\r\n");
        malformed("space before a colon", get("/", "X : a\r\n"));
        malformed("no colon", get("/", "X\r\n"));
        malformed("no name", get("/", ": a\r\n"));
        malformed("no host", "GET / HTTP/1.1\r\n\r\n");
        malformed("two hosts", get("/", "Host: other.example\r\n"));
        malformed("the same host twice", get("/", "Host: clinic.example\r\n"));
        malformed("an empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n");
        malformed("a host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n");
        malformed("a host with a user", "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n");
        malformed("a host with a word as port", "GET / HTTP/1.1\r\nHost: a:http\r\n\r\n");
        malformed("an unfinished IPv6 host", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n");
        malformed("HTTP/0.9", "GET /\r\n");
        malformed("two spaces", "GET  / HTTP/1.1\r\nHost: h\r\n\r\n");
        malformed("a space in the target", get("/a b"));
        malformed("a space at the end", "GET / HTTP/1.1 \r\nHost: h\r\n\r\n");
        malformed("a tab for a space", "GET\t/ HTTP/1.1\r\nHost: h\r\n\r\n");
        malformed("http in lower case", "GET / http/1.1\r\nHost: h\r\n\r\n");
        malformed("a method that is no token", "G(T / HTTP/1.1\r\nHost: h\r\n\r\n");
        malformed("an endless method", QByteArray(40, 'A') + " / HTTP/1.1\r\nHost: h\r\n\r\n");
        malformed("another host as path", get("//evil.example/x"));
        malformed("that after a host", get("http://h//evil.example/x"));
        malformed("no slash", get("things"));
        malformed("any server, but not OPTIONS", get("*"));
        malformed("a fragment", get("/a#b"));
        malformed("a backslash in the path", get("/a\\b"));
        malformed("a quote", get("/?a=\"b\""));
        malformed("a percent sign alone", get("/%"));
        malformed("half a percent sign", get("/%4"));
        malformed("no hexadecimal digits", get("/%zz"));
        malformed("NUL in the target", get("/%00"));
        malformed("half a character", get("/%C3"));
        malformed("an overlong character", get("/%C0%AF"));
        malformed("half a surrogate pair", get("/%ED%A0%80"));
        malformed("a byte above ASCII in the target", get("/\xc3\xa9"));
        malformed("a user in the target", get("http://user@h/"));
        malformed("no host in the target", get("http:///x"));
        malformed("two lengths", post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello"));
        malformed("a list of lengths", post("Content-Length: 5, 5\r\n", "hello"));
        malformed("a negative length", post("Content-Length: -1\r\n"));
        malformed("a length with a plus", post("Content-Length: +5\r\n", "hello"));
        malformed("a hexadecimal length", post("Content-Length: 0x5\r\n", "hello"));
        malformed("an empty length", post("Content-Length:\r\n"));
        malformed("a length and a coding",
                  post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));
        malformed("a coding and a length",
                  post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"));
        malformed("two codings",
                  post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"));
        malformed("a coding in HTTP/1.0",
                  "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        malformed("two authorizations", get("/", "Authorization: a\r\nauthorization: b\r\n"));
        malformed("a negative chunk", chunked("-1\r\n"));
        malformed("a chunk with 0x", chunked("0x5\r\nhello\r\n"));
        malformed("a chunk without a size", chunked("\r\n"));
        malformed("space after a chunk's size", chunked("5 \r\nhello\r\n"));
        malformed("a chunk's line without CR", chunked("5\nhello\r\n"));
        malformed("a chunk that is longer", chunked("5\r\nhello!\r\n"));
        malformed("a bad extension", chunked("5;=\r\nhello\r\n"));
        malformed("an extension that hides a line", chunked("5;a=\"b\rc\"\r\nhello\r\n"));
        malformed("an endless extension", chunked("5;" + QByteArray(300, 'a')));
        malformed("a tab after a length",
                  "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\t\r\n\r\nx");
        malformed("a length in a trailer", chunked("0\r\nContent-Length: 5\r\n\r\n"));
        malformed("a host in a trailer", chunked("0\r\nHost: h\r\n\r\n"));
        malformed("a folded trailer", chunked("0\r\nX: a\r\n b\r\n\r\n"));
        const auto row = [](const char *name, const QByteArray &bytes, Refusal refusal) {
            QTest::newRow(name) << bytes << refusal;
        };
        row("HTTP/9.9", "GET / HTTP/9.9\r\nHost: h\r\n\r\n", Refusal::VersionUnknown);
        row("HTTP/2.0", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", Refusal::VersionUnknown);
        row("TRACE", "TRACE / HTTP/1.1\r\nHost: h\r\n\r\n", Refusal::MethodUnknown);
        row("CONNECT", "CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n", Refusal::MethodUnknown);
        row("get", "get / HTTP/1.1\r\nHost: h\r\n\r\n", Refusal::MethodUnknown);
        row("a long target", get('/' + QByteArray(100, 'a')), Refusal::TargetTooLong);
        row("an endless target", "GET /" + QByteArray(10'000, 'a'), Refusal::TargetTooLong);
        row("a large head", get("/", "X: " + QByteArray(400, 'a') + "\r\n"), Refusal::HeadTooLarge);
        row("an endless field", get("/").chopped(2) + QByteArray(10'000, 'a'),
            Refusal::HeadTooLarge);
        row("too many fields", get("/", QByteArray("X: y\r\n").repeated(10)),
            Refusal::HeadTooLarge);
        row("too many trailers", chunked("0\r\n" + QByteArray("X: y\r\n").repeated(11)),
            Refusal::HeadTooLarge);
        row("too many empty lines", QByteArray("\r\n").repeated(300), Refusal::HeadTooLarge);
        row("a large body", post("Content-Length: 65\r\n"), Refusal::BodyTooLarge);
        row("a body of exabytes", post("Content-Length: 99999999999999999999\r\n"),
            Refusal::BodyTooLarge);
        row("a large chunk", chunked("41\r\n"), Refusal::BodyTooLarge);
        row("a chunk of exabytes", chunked("ffffffffffffffff1\r\n"), Refusal::BodyTooLarge);
        row("many chunks", chunked(QByteArray("20\r\n" + QByteArray(32, 'a') + "\r\n").repeated(3)),
            Refusal::BodyTooLarge);
        row("another coding", post("Transfer-Encoding: gzip, chunked\r\n"), Refusal::CodingUnknown);
        row("identity", post("Transfer-Encoding: identity\r\n"), Refusal::CodingUnknown);
        row("another expectation", post("Expect: a-miracle\r\n"), Refusal::ExpectationUnknown);
    }
    void refused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(Refusal, refusal);
        const Outcome whole = parse(bytes);
        QVERIFY(whole.refusal);
        QCOMPARE(*whole.refusal, refusal);
        QCOMPARE(whole.heads.size(), 0);
        for (const int size : {1, 2, 3, 7, 50})
            QVERIFY(parse(bytes, {size}) == whole);
    }

    void aHeadOfExactlyTheLimitIsRead()
    {
        const qsizetype rest = RequestLimits().headBytes - get("/", "X: \r\n").size();
        const auto withValue = [](qsizetype size) {
            return parse(get("/", "X: " + QByteArray(size, 'a') + "\r\n"), {}, RequestLimits());
        };
        QCOMPARE(withValue(rest).heads.size(), 1);
        QCOMPARE(withValue(rest + 1).refusal, Refusal::HeadTooLarge);
        const auto withFields = [](int count) {
            return parse(get("/", QByteArray("X: y\r\n").repeated(count - 1)), {}, RequestLimits());
        };
        QCOMPARE(withFields(100).heads.size(), 1);
        QCOMPARE(withFields(101).refusal, Refusal::HeadTooLarge);
        const auto withTarget = [](qsizetype size) {
            return parse(get('/' + QByteArray(size - 1, 'a')), {}, RequestLimits());
        };
        QCOMPARE(withTarget(8 * 1024).heads.size(), 1);
        QCOMPARE(withTarget(8 * 1024 + 1).refusal, Refusal::TargetTooLong);
    }

    void aRoutesOwnLimitCounts()
    {
        RequestParser parser({}, [](const RequestHead &head) {
            return head.path() == QByteArrayView("/small") ? 3 : 1'000'000'000'000;
        });
        const auto send = [&](const QByteArray &target, int length) {
            parser.reset();
            parser.read("POST " + target + " HTTP/1.1\r\nHost: h\r\nContent-Length: "
                        + QByteArray::number(length) + "\r\n\r\n");
            return parser.state();
        };
        QCOMPARE(send("/small", 3), State::Body);
        QCOMPARE(send("/small", 4), State::Refused);
        QCOMPARE(send("/other", 1024 * 1024), State::Body);
        QCOMPARE(send("/other", 1024 * 1024 + 1), State::Refused);
    }

    void bodiesEndWhereTheyShould()
    {
        const Outcome outcome =
            parse(post("Content-Length: 5\r\n", "hello")
                  + chunked("3\r\nhel\r\n2\r\nlo\r\n0\r\nX: y\r\n\r\n") + get());
        QVERIFY(!outcome.refusal);
        QCOMPARE(outcome.bodies, (QByteArrayList {"hello", "hello", {}}));
        for (const RequestHead &head : outcome.heads)
            QCOMPARE(head.fields, (Fields {{"Host", "clinic.example"}}));
    }

    void chunkLinesAreNotCountedWithTheHead()
    {
        const QByteArray chunk = "1;" + QByteArray(200, 'e') + "\r\nx\r\n";
        QCOMPARE(parse(chunked(chunk.repeated(20) + "0\r\n\r\n")).bodies.first().size(), 20);
    }

    void theTargetsHostGoesBeforeTheField()
    {
        const Outcome outcome =
            parse("GET HTTP://Other.example:81?a=b HTTP/1.1\r\nHost: h\r\n\r\n");
        QCOMPARE(outcome.heads.size(), 1);
        QCOMPARE(outcome.heads.first().target, "/?a=b");
        QCOMPARE(*findField(outcome.heads.first().fields, "host"), "Other.example:81");
    }

    void whatBecomesOfTheConnectionIsKnown()
    {
        const auto keepsAlive = [](const QByteArray &bytes) {
            return parse(bytes).heads.constFirst().keepsAlive;
        };
        QVERIFY(keepsAlive(get()));
        QVERIFY(keepsAlive(get("/", "Connection: keep-alive\r\n")));
        QVERIFY(!keepsAlive(get("/", "Connection: close\r\n")));
        QVERIFY(!keepsAlive(get("/", "Connection: Foo , CLOSE\r\n")));
        QVERIFY(!keepsAlive("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
        QVERIFY(parse(post("Expect: 100-Continue\r\n")).heads.first().expectsContinue);
        QVERIFY(!parse("POST / HTTP/1.0\r\nExpect: x\r\n\r\n").heads.first().expectsContinue);
    }

    void theStateTellsHowFarItIs()
    {
        RequestParser parser;
        QCOMPARE(parser.state(), State::Waiting);
        parser.read("P");
        QCOMPARE(parser.state(), State::Head);
        parser.read(post("Content-Length: 2\r\n").mid(1));
        QCOMPARE(parser.state(), State::Body);
        QCOMPARE(parser.read("ab" + get()), 2);
        QCOMPARE(parser.state(), State::Complete);
        QCOMPARE(parser.read("GET"), 0);
        QCOMPARE(parser.takeBody(), "ab");
        parser.reset();
        QCOMPARE(parser.state(), State::Waiting);
    }

    void piecesChangeNothing()
    {
        QVERIFY(rc::check("any split of the bytes gives the same requests", [] {
            const QByteArray bytes = randomStream();
            RC_ASSERT(parse(bytes, randomCuts()) == parse(bytes));
        }));
    }

    void whatIsAcceptedIsOneRequestInItsCanonicalForm()
    {
        QVERIFY(rc::check("the canonical form is read as the same single request", [] {
            const Outcome outcome = parse(randomStream());
            for (qsizetype i = 0; i < outcome.heads.size(); ++i) {
                const RequestHead &head = outcome.heads.at(i);
                const QByteArray &body = outcome.bodies.at(i);
                const Outcome again = parse(canonicalRequest(head, body), {}, RequestLimits());
                RC_ASSERT(again.heads.size() == 1);
                RC_ASSERT(again.bodies.first() == body);
                RC_ASSERT(again.heads.first().path() == head.path());
                RC_ASSERT(again.heads.first().contentLength == body.size());
            }
        }));
    }

    void theCanonicalFormHoldsNothingToInterpret()
    {
        const Outcome outcome =
            parse("HEAD /a?b={c} HTTP/1.0\r\nCookie: secret\r\nTransfer-Foo: x\r\n\r\n");
        QCOMPARE(canonicalRequest(outcome.heads.first(), "xy"),
                 "GET /a?b=%7Bc%7D HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nxy");
    }
};

QTEST_APPLESS_MAIN(TstRequestParser)
#include "tst_requestparser.moc"
