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
        QVERIFY(answer.contains("\r\nStrict-Transport-Security: max-age="));
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

    void oldProtocolsAreNotSpoken()
    {
        TestServer server(apiRoutes(), options());
        // A client that speaks TLS 1.1 at best, as bytes: the OpenSSL of the test would not say so.
        const QByteArray hello = QByteArray::fromHex("160301002f"
                                                     "0100002b"
                                                     "0302")
                                 + QByteArray(32, 'r')
                                 + QByteArray::fromHex("00"
                                                       "0004c013c009"
                                                       "0100");
        HttpClient old = server.stranger();
        old.write(hello);
        const QByteArray answer = old.readRest();
        QVERIFY(answer.isEmpty() || answer.startsWith('\x15')); // an alert, no handshake
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
