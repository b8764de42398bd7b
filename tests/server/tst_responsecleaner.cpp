// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of an HTTP library's answer on its way to the client.
#include "wire/responsecleaner.h"

#include <QTest>

using namespace frontdesk::wire;

namespace {

QByteArray cleaned(const QByteArray &answer, bool isForHead = false, bool keepsAlive = true,
                   qsizetype pieces = 0)
{
    ResponseCleaner cleaner;
    cleaner.begin(isForHead, keepsAlive);
    QByteArray out;
    for (qsizetype at = 0; at < answer.size(); at += pieces) {
        pieces = pieces ? pieces : answer.size();
        out += cleaner.write(QByteArrayView(answer).sliced(at, qMin(pieces, answer.size() - at)));
    }
    return cleaner.isComplete() ? out : "incomplete: " + out;
}

} // namespace

class TstResponseCleaner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerGoesThroughInAnyPieces()
    {
        const QByteArray answer = "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 5\r\n\r\nhello";
        for (const qsizetype pieces : {1, 2, 3, 10, 100})
            QCOMPARE(cleaned(answer, false, true, pieces), answer);
    }

    void headHasNoBodyButItsLength()
    {
        QCOMPARE(cleaned("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", true),
                 "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
    }

    void statusesWithoutABodyHaveNone()
    {
        QCOMPARE(cleaned("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nhi"),
                 "HTTP/1.1 204 No Content\r\n\r\n");
        QCOMPARE(cleaned("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n"),
                 "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n");
    }

    void noFieldIsThereTwice()
    {
        QCOMPARE(cleaned("HTTP/1.1 200 OK\r\nContent-Type: a\r\ncontent-type: b\r\n"
                         "Content-Length: 0\r\nContent-Length: 0\r\n\r\n"),
                 "HTTP/1.1 200 OK\r\nContent-Type: a\r\nContent-Length: 0\r\n\r\n");
        QCOMPARE(cleaned("HTTP/1.1 200 OK\r\nLink: <a>\r\nLink: <b>\r\nVary: x\r\nVary: x\r\n\r\n"),
                 "HTTP/1.1 200 OK\r\nLink: <a>, <b>\r\nVary: x\r\n\r\n");
    }

    void theConnectionIsToldAsItIs()
    {
        const QByteArray closing = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
        QCOMPARE(cleaned("HTTP/1.1 200 OK\r\n\r\n", false, false), closing);
        QCOMPARE(cleaned("HTTP/1.1 200 OK\r\nConnection: keep-alive\r\n\r\n", false, false),
                 closing);
        ResponseCleaner cleaner;
        cleaner.begin(false, true);
        QCOMPARE(cleaner.write(closing), closing);
        QVERIFY(!cleaner.keepsAlive());
    }

    void nothingFollowsTheEnd()
    {
        QCOMPARE(cleaned("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nxHTTP/1.1 200 OK\r\n\r\n"),
                 "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
    }

    void aFieldCannotStartAnother()
    {
        QCOMPARE(cleaned("HTTP/1.1 200 OK\r\nX: a\nSet-Cookie: b\r\nY: c\r\n\r\n"),
                 "HTTP/1.1 200 OK\r\nSet-Cookie: b\r\nY: c\r\n\r\n");
        QCOMPARE(cleaned("HTTP/1.1 200 OK\r\nno field\r\nY: c\r\n\r\n"),
                 "HTTP/1.1 200 OK\r\nY: c\r\n\r\n");
    }
};

QTEST_APPLESS_MAIN(TstResponseCleaner)
#include "tst_responsecleaner.moc"
