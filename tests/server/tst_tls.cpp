// SPDX-License-Identifier: GPL-3.0-or-later
// TLS by the server itself: what it speaks, with what, and how its certificate is exchanged.
#include "support/testcertificate.h"
#include "support/testserver.h"

#include <QFile>
#include <QSignalSpy>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int Patience = 10'000;

/// A client that takes any certificate; what it was given is looked at afterwards.
class TlsClient
{
public:
    explicit TlsClient(quint16 port, QSsl::SslProtocol protocol = QSsl::SecureProtocols)
    {
        m_socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        m_socket.setProtocol(protocol);
        m_socket.connectToHostEncrypted(u"127.0.0.1"_s, port);
        m_isConnected = m_socket.waitForEncrypted(Patience);
    }

    bool isConnected() const { return m_isConnected; }
    QSslSocket &socket() { return m_socket; }
    QString fingerprint() const
    {
        const QByteArray digest =
            m_socket.peerCertificate().digest(QCryptographicHash::Sha256).toHex(':');
        return QString::fromLatin1(digest).toUpper();
    }

    /// What comes until the server is done.
    QByteArray ask(const QByteArray &request)
    {
        m_socket.write(request);
        QByteArray answer;
        while (m_socket.waitForReadyRead(Patience))
            answer += m_socket.readAll();
        return answer;
    }

private:
    QSslSocket m_socket;
    bool m_isConnected = false;
};

QByteArray bigEndian(qsizetype value, int bytes)
{
    QByteArray number;
    for (int i = bytes - 1; i >= 0; --i)
        number += char((value >> (8 * i)) & 0xff);
    return number;
}

/// With its length before it, as TLS writes vectors.
QByteArray vectorOf(const QByteArray &content, int lengthBytes = 2)
{
    return bigEndian(content.size(), lengthBytes) + content;
}

/// The hello of a client that speaks `version` at best (0x0301 is TLS 1.0), as bytes: the OpenSSL
/// of the test would not say so.
QByteArray helloOf(int version)
{
    const QByteArray ciphers = QByteArray::fromHex("c02bc02fc009c013002f");
    const QByteArray extensions =
        QByteArray::fromHex("000a") + vectorOf(vectorOf(QByteArray::fromHex("00170018"))) // curves
        + QByteArray::fromHex("000b") + vectorOf(QByteArray::fromHex("0100")) // their points
        + QByteArray::fromHex("000d") + vectorOf(vectorOf(QByteArray::fromHex("04030401")));
    const QByteArray body = bigEndian(version, 2) + QByteArray(32, 'r') + vectorOf({}, 1)
                            + vectorOf(ciphers) + vectorOf(QByteArray(1, '\0'), 1)
                            + vectorOf(extensions);
    return QByteArray::fromHex("160301") + vectorOf('\x01' + vectorOf(body, 3));
}

const QByteArray Get = "GET /health/live HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";

} // namespace

class TstTls : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    TestCertificate m_certificate;

    HttpServerOptions options() const
    {
        HttpServerOptions options = TestServer::onAnyPort();
        options.tlsCertFile = m_certificate.certFile;
        options.tlsKeyFile = m_certificate.keyFile;
        return options;
    }

    /// Why a server with these files does not start.
    static QString whyNot(const QString &certFile, const QString &keyFile)
    {
        TestClinic clinic;
        HttpServerOptions wanted = TestServer::onAnyPort();
        wanted.tlsCertFile = certFile;
        wanted.tlsKeyFile = keyFile;
        const auto server =
            HttpServer::start(clinic.backend(), silentLogger(), apiRoutes(), wanted);
        if (server || server.error().code != ErrorCode::ConfigInvalid)
            return u"it starts, or fails for another reason"_s;
        return server.error().message;
    }

    void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("Qt has no OpenSSL here");
    }
    void init() { m_certificate = makeCertificate(m_folder.path(), u"server"_s); }

    void requestsAreAnswered()
    {
        TestServer server(apiRoutes(), options());
        QVERIFY(server.server().address().startsWith(u"https://127.0.0.1:"_s));
        TlsClient client(server.port());
        QVERIFY(client.isConnected());
        QCOMPARE(client.fingerprint(), server.server().fingerprint());
        const QByteArray answer = client.ask(Get);
        QVERIFY(answer.startsWith("HTTP/1.1 200 "));
        // Qt 6.8 writes the names of headers in small letters.
        QVERIFY(answer.toLower().contains("\r\nstrict-transport-security: max-age="));
        QTRY_COMPARE(server.server().stats().connections, 0);
    }

    void aConnectionServesManyRequests()
    {
        TestServer server(apiRoutes(), options());
        TlsClient client(server.port());
        const QByteArray one = "GET /health/live HTTP/1.1\r\nHost: h\r\n\r\n";
        const QByteArray answer = client.ask(one + one + Get);
        QCOMPARE(answer.count("HTTP/1.1 200 "), 3);
        QCOMPARE(answer.count("\r\nConnection: close\r\n"), 1);
    }

    void whatIsRefusedIsToldOverTlsToo()
    {
        TestServer server(apiRoutes(), options());
        TlsClient client(server.port());
        const QByteArray answer = client.ask("GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(answer.startsWith("HTTP/1.1 400 "));
        QVERIFY(answer.contains("\r\nStrict-Transport-Security: max-age="));
    }

    void olderProtocolsThanTls12AreNotSpoken_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("SSL 3") << 0x0300;
        QTest::newRow("TLS 1.0") << 0x0301;
        QTest::newRow("TLS 1.1") << 0x0302;
    }
    void olderProtocolsThanTls12AreNotSpoken()
    {
        QFETCH(int, version);
        TestServer server(apiRoutes(), options());
        HttpClient client = server.stranger();
        client.write(helloOf(version) + Get);
        // Not even an alert: Qt drops OpenSSL's with the connection.
        QCOMPARE(client.readRest(), QByteArray());
        QVERIFY(client.isClosed());
        QCOMPARE(server.server().stats().requests, 0);
    }

    void tls12And13AreSpoken()
    {
        TestServer server(apiRoutes(), options());
        // The same hello but for its version gets a server's: it is the version that is refused.
        QTcpSocket bare;
        bare.connectToHost(u"127.0.0.1"_s, server.port());
        QVERIFY(bare.waitForConnected(Patience));
        bare.write(helloOf(0x0303));
        while (bare.bytesAvailable() < 6 && bare.waitForReadyRead(Patience)) { }
        const QByteArray answer = bare.read(6);
        QCOMPARE(answer.size(), 6);
        QCOMPARE(answer.first(3), QByteArray::fromHex("160303"));
        QCOMPARE(answer.at(5), '\x02'); // ServerHello
        TlsClient older(server.port(), QSsl::TlsV1_2);
        QVERIFY(older.isConnected());
        QCOMPARE(older.socket().sessionProtocol(), QSsl::TlsV1_2);
        QVERIFY(older.socket().sessionCipher().name().startsWith(u"ECDHE-"_s));
        TlsClient newer(server.port());
        QCOMPARE(newer.socket().sessionProtocol(), QSsl::TlsV1_3);
    }

    void plainHttpIsNotAnswered()
    {
        HttpServerOptions wanted = options();
        TestServer server(apiRoutes(), wanted);
        HttpClient plain = server.stranger();
        plain.write(Get);
        QCOMPARE(plain.readReply().status, 0);
        QVERIFY(plain.isClosed());
    }

    void aHandshakeMustComeInTime()
    {
        HttpServerOptions wanted = options();
        wanted.limits.handshake = 150ms;
        TestServer server(apiRoutes(), wanted);
        HttpClient silent = server.stranger();
        silent.write({});
        QVERIFY(silent.isClosed());
        QTRY_COMPARE(server.server().stats().connections, 0);
        QVERIFY(TlsClient(server.port()).isConnected());
    }

    void aNewCertificateIsTakenUpWhileItRuns()
    {
        HttpServerOptions wanted = options();
        wanted.tlsCheck = 20ms;
        TestServer server(apiRoutes(), wanted);
        const QString first = server.server().fingerprint();
        TlsClient before(server.port());
        m_certificate = makeCertificate(m_folder.path(), u"server"_s);
        QTRY_VERIFY(server.server().fingerprint() != first);
        QCOMPARE(TlsClient(server.port()).fingerprint(), server.server().fingerprint());
        QVERIFY(before.ask(Get).startsWith("HTTP/1.1 200 "));
        QVERIFY(server.log().contains("certificate_loaded"));
    }

    void aNewCertificateIsTakenUpWhenTold()
    {
        TestServer server(apiRoutes(), options());
        const QString first = server.server().fingerprint();
        m_certificate = makeCertificate(m_folder.path(), u"server"_s);
        QCOMPARE(server.server().fingerprint(), first);
        server.server().reloadCertificate();
        QVERIFY(server.server().fingerprint() != first);
    }

    void anUnusableNewCertificateLeavesTheOldOne()
    {
        TestServer server(apiRoutes(), options());
        const QString first = server.server().fingerprint();
        write(m_certificate.certFile, "nothing");
        server.server().reloadCertificate();
        QCOMPARE(server.server().fingerprint(), first);
        QCOMPARE(TlsClient(server.port()).fingerprint(), first);
        QVERIFY(server.log().contains("WARNING certificate_not_loaded"));
    }

    void filesThatAreNoPairKeepItFromStarting()
    {
        const auto [cert, key] = m_certificate;
        const TestCertificate other = makeCertificate(m_folder.path(), u"other"_s);
        QVERIFY(whyNot(cert, other.keyFile).contains(u"is not the key of the certificate"_s));
        QVERIFY(whyNot(key, cert).contains(u"holds no certificate"_s));
        QVERIFY(whyNot(cert, cert).contains(u"holds no private key"_s));
        QVERIFY(whyNot(cert, m_folder.filePath(u"missing"_s)).contains(u"cannot be read"_s));
        const QString empty = m_folder.filePath(u"empty"_s);
        write(empty, {});
        QVERIFY(whyNot(empty, key).contains(u"empty: holds no certificate"_s));
    }
};

QTEST_GUILESS_MAIN(TstTls)
#include "tst_tls.moc"
