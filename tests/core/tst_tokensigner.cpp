// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/tokensigner.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QTest>

#include <functional>

#include <rapidcheck.h>

using namespace frontdesk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Key(32, 'k');
constexpr Instant Now = Instant(1'773'065'100s);

/// JSON from a spelling with single quotes; raw strings are beyond moc.
QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

const QByteArray OurHeader = json("{'alg':'HS256','typ':'at+jwt'}");

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray hs256(const QByteArray &signedPart, const QByteArray &key)
{
    return QMessageAuthenticationCode::hash(signedPart, key, QCryptographicHash::Sha256);
}

/// A token made without TokenSigner, rightly signed.
QString forged(const QByteArray &header, const QByteArray &payload, const QByteArray &key = Key)
{
    const QByteArray signedPart = base64Url(header) + '.' + base64Url(payload);
    return QString::fromLatin1(signedPart + '.' + base64Url(hs256(signedPart, key)));
}

QJsonObject ourPayload()
{
    const qint64 now = toMillis(Now) / 1000;
    return {{u"iss"_s, u"frontdesk"_s},
            {u"aud"_s, u"frontdesk"_s},
            {u"sub"_s, u"018f4e3a-5b7c-7d2e-9a10-0123456789ab"_s},
            {u"sid"_s, u"018f4e3a-5b7c-7d2e-9a10-0123456789ac"_s},
            {u"ep"_s, 3},
            {u"iat"_s, now},
            {u"nbf"_s, now},
            {u"exp"_s, now + 600}};
}

QString withPayload(const QJsonObject &payload)
{
    return forged(OurHeader, QJsonDocument(payload).toJson(QJsonDocument::Compact));
}

TokenSigner signer()
{
    return *TokenSigner::fromKey(Key);
}

AccessClaims claims()
{
    return {QUuid::createUuid(), QUuid::createUuid(), 7, Now, Now + 10min};
}

bool isRefused(const QString &token, Instant now = Now)
{
    const Result<AccessClaims> result = signer().verify(token, now);
    return !result && result.error().code == ErrorCode::Unauthenticated
           && result.error().message == u"The access token is not valid"_s;
}

} // namespace

class TstTokenSigner : public QObject
{
    Q_OBJECT

private slots:
    void whatIsSignedIsReadBack()
    {
        QVERIFY(rc::check("read back", [] {
            AccessClaims said = claims();
            said.tokenEpoch = *rc::gen::inRange<qint64>(0, qint64(1) << 40);
            said.issuedAt = Now - std::chrono::seconds(*rc::gen::inRange(0, 600));
            said.expiresAt = Now + std::chrono::seconds(*rc::gen::inRange(1, 600));
            const Result<AccessClaims> read = signer().verify(signer().sign(said), Now);
            RC_ASSERT(read.has_value());
            RC_ASSERT(*read == said);
        }));
    }

    void aTokenIsAJwtThatOthersCanVerify()
    {
        const AccessClaims said = claims();
        const QList<QByteArray> parts = signer().sign(said).toLatin1().split('.');
        QCOMPARE(parts.size(), 3);
        QCOMPARE(QByteArray::fromBase64(parts[0], QByteArray::Base64UrlEncoding), OurHeader);
        QCOMPARE(parts[2], base64Url(hs256(parts[0] + '.' + parts[1], Key)));
        const QJsonObject payload =
            QJsonDocument::fromJson(QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding))
                .object();
        QCOMPARE(payload.value("iss"_L1).toString(), u"frontdesk"_s);
        QCOMPARE(payload.value("sub"_L1).toString(), said.userId.toString(QUuid::WithoutBraces));
        QCOMPARE(payload.value("exp"_L1).toInteger() - payload.value("iat"_L1).toInteger(), 600);
        QCOMPARE(payload.keys().join(u' '), u"aud ep exp iat iss nbf sid sub"_s);
    }

    void aTokenMadeElsewhereWithOurKeyAndFormIsAccepted()
    {
        const Result<AccessClaims> read = signer().verify(withPayload(ourPayload()), Now);
        QVERIFY(read.has_value());
        QCOMPARE(read->tokenEpoch, 3);
        QVERIFY(read->expiresAt == Now + 10min);
    }

    void security21_aShortKeyIsRefused()
    {
        const Result<TokenSigner> result = TokenSigner::fromKey(QByteArray(31, 'k'));
        QVERIFY(!result);
        QVERIFY(result.error().code == ErrorCode::ConfigInvalid);
    }

    void security19_20_anotherHeaderIsRefusedThoughRightlySigned_data()
    {
        QTest::addColumn<QByteArray>("header");
        const auto row = [](const char *name, const char *header) {
            QTest::newRow(name) << json(header);
        };
        row("none", "{'alg':'none','typ':'at+jwt'}");
        row("None", "{'alg':'None','typ':'at+jwt'}");
        row("RS256", "{'alg':'RS256','typ':'at+jwt'}");
        row("HS512", "{'alg':'HS512','typ':'at+jwt'}");
        row("hs256", "{'alg':'hs256','typ':'at+jwt'}");
        row("no alg", "{'typ':'at+jwt'}");
        row("no typ", "{'alg':'HS256'}");
        row("typ JWT", "{'alg':'HS256','typ':'JWT'}");
        row("jku", "{'alg':'HS256','typ':'at+jwt','jku':'https://evil.example/keys'}");
        row("jwk", "{'alg':'HS256','typ':'at+jwt','jwk':{'kty':'oct','k':'AAAA'}}");
        row("kid", "{'alg':'HS256','typ':'at+jwt','kid':'../../dev/null'}");
        row("x5u", "{'alg':'HS256','typ':'at+jwt','x5u':'https://evil.example/'}");
        row("crit", "{'alg':'HS256','typ':'at+jwt','crit':['exp']}");
        row("b64", "{'alg':'HS256','typ':'at+jwt','b64':false}");
        row("alg twice", "{'alg':'none','alg':'HS256','typ':'at+jwt'}");
        row("empty", "");
        row("not JSON", "HS256");
    }
    void security19_20_anotherHeaderIsRefusedThoughRightlySigned()
    {
        QFETCH(QByteArray, header);
        QVERIFY(isRefused(forged(header, QJsonDocument(ourPayload()).toJson())));
    }

    void security19_aTokenWithoutASignatureIsRefused()
    {
        const QString token = signer().sign(claims());
        QVERIFY(isRefused(token.section(u'.', 0, 1)));
        QVERIFY(isRefused(token.section(u'.', 0, 1) + u'.'));
        const QByteArray none = base64Url(json("{'alg':'none','typ':'at+jwt'}"));
        QVERIFY(isRefused(QString::fromLatin1(none) + u'.' + token.section(u'.', 1, 1) + u'.'));
    }

    void aTokenSignedWithAnotherKeyIsRefused()
    {
        const QByteArray payload = QJsonDocument(ourPayload()).toJson();
        QVERIFY(isRefused(forged(OurHeader, payload, QByteArray(32, 'x'))));
        QVERIFY(isRefused(forged(OurHeader, payload, QByteArray())));
    }

    void aCutSignatureIsRefused()
    {
        const QByteArray signedPart =
            base64Url(OurHeader) + '.' + base64Url(QJsonDocument(ourPayload()).toJson());
        for (const int bytes : {0, 1, 16, 31}) {
            const QByteArray cut = base64Url(hs256(signedPart, Key).left(bytes));
            QVERIFY(isRefused(QString::fromLatin1(signedPart + '.' + cut)));
        }
    }

    /// Also the bits at the end of a part that no byte uses: a token has one spelling.
    void everyChangedCharacterIsRefused()
    {
        const QString token = signer().sign(claims());
        for (qsizetype i = 0; i < token.size(); ++i) {
            for (const QChar other : {u'A', u'B', u'_', u'.', u'=', u' ', u'+'}) {
                QString changed = token;
                changed[i] = other;
                if (changed != token)
                    QVERIFY2(isRefused(changed), qPrintable(changed));
            }
        }
    }

    void aTokenInAnotherSpellingIsRefused_data()
    {
        QTest::addColumn<QString>("token");
        const QString token = signer().sign(claims());
        QTest::newRow("empty") << QString();
        QTest::newRow("dots") << u".."_s;
        QTest::newRow("padding") << token + u'=';
        QTest::newRow("a space before") << u' ' + token;
        QTest::newRow("a line break after") << token + u'\n';
        QTest::newRow("a fourth part") << token + u".AAAA"_s;
        QTest::newRow("an empty fourth part") << token + u'.';
        QTest::newRow("Bearer") << u"Bearer "_s + token;
        QTest::newRow("wide dots") << QString(token).replace(u'.', QChar(0xff0e));
        QTest::newRow("huge") << QString(100'000, u'A');
        QTest::newRow("many dots") << QString(2'000, u'.');
    }
    void aTokenInAnotherSpellingIsRefused()
    {
        QFETCH(QString, token);
        QVERIFY(isRefused(token));
    }

    void security20_aWrongOrMissingClaimIsRefusedThoughRightlySigned_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("value"); // undefined: left out
        const qint64 now = toMillis(Now) / 1000;
        const auto row = [](const char *name, const QJsonValue &value) {
            const QByteArray shown =
                QJsonDocument(QJsonObject {{u"v"_s, value}}).toJson(QJsonDocument::Compact);
            QTest::addRow("%s %s", name, shown.constData()) << QString::fromLatin1(name) << value;
        };
        for (const char *name : {"iss", "aud", "sub", "sid", "ep", "iat", "nbf", "exp"}) {
            for (const QJsonValue &value :
                 {QJsonValue(QJsonValue::Undefined), QJsonValue(QJsonValue::Null), QJsonValue(true),
                  QJsonValue(u"somebody else"_s), QJsonValue(-1), QJsonValue(0.5),
                  QJsonValue(1e300), QJsonValue(QJsonObject())})
                row(name, value);
        }
        row("iss", u"Frontdesk"_s);
        row("aud", u"frontdesk "_s);
        row("sub", u"00000000-0000-0000-0000-000000000000"_s);
        row("sub", u"{018f4e3a-5b7c-7d2e-9a10-0123456789ab}"_s);
        row("exp", now - 30);
        row("exp", u"9999999999"_s);
        row("nbf", now + 31);
        row("iat", now + 31);
    }
    void security20_aWrongOrMissingClaimIsRefusedThoughRightlySigned()
    {
        QFETCH(QString, name);
        QFETCH(QJsonValue, value);
        QJsonObject payload = ourPayload();
        if (value.isUndefined())
            payload.remove(name);
        else
            payload.insert(name, value);
        QVERIFY(isRefused(withPayload(payload)));
    }

    void aPayloadThatIsNotAnObjectIsRefused()
    {
        for (const QByteArray &payload : {QByteArray(), QByteArray("[]"), QByteArray("\"x\""),
                                          QByteArray("{"), QByteArray("\xff")})
            QVERIFY(isRefused(forged(OurHeader, payload)));
    }

    void security20_theClocksMayDifferByHalfAMinuteAndNoMore()
    {
        const AccessClaims said = claims();
        const QString token = signer().sign(said);
        QVERIFY(signer().verify(token, said.expiresAt + 30s - 1ms).has_value());
        QVERIFY(isRefused(token, said.expiresAt + 30s));
        QVERIFY(signer().verify(token, said.issuedAt - 30s).has_value());
        QVERIFY(isRefused(token, said.issuedAt - 30s - 1ms));
    }

    void security21_theOldKeysTokensAreAcceptedUntilTheyHaveAllEnded()
    {
        const QByteArray fresh(32, 'n');
        const AccessClaims before = claims();
        const QString old = signer().sign(before);
        const Instant retiredAt = Now + 1min;
        const TokenSigner rotated =
            *TokenSigner::fromKeys({fresh, InstanceKeys::Previous {Key, retiredAt}});
        QVERIFY(rotated.verify(old, Now + 2min).has_value());
        QVERIFY(rotated.verify(old, Now + 10min).has_value());
        QVERIFY(!rotated.verify(old, before.expiresAt + 30s));

        // The new key signs, and its tokens are those of the new key alone.
        const QString next = rotated.sign(before);
        QVERIFY(next != old);
        QVERIFY(TokenSigner::fromKey(fresh)->verify(next, Now).has_value());
        QVERIFY(isRefused(next));

        // Whoever stole the old key makes no token that lasts.
        AccessClaims forgedClaims {QUuid::createUuid(), QUuid::createUuid(), 1, Now, Now + 24h};
        const QString lasting = signer().sign(forgedClaims);
        QVERIFY(!rotated.verify(lasting, retiredAt + 10min + 30s));
        forgedClaims.issuedAt = retiredAt + 1s;
        QVERIFY(!rotated.verify(signer().sign(forgedClaims), retiredAt + 2s));
    }

    void security21_twoKeysBySettingAreBothAccepted()
    {
        const QByteArray fresh(32, 'n');
        const TokenSigner both =
            *TokenSigner::fromKeys({fresh, InstanceKeys::Previous {Key, std::nullopt}});
        AccessClaims later = claims();
        later.issuedAt = Now + 24h;
        later.expiresAt = Now + 24h + 10min;
        QVERIFY(both.verify(signer().sign(later), Now + 24h).has_value());
        QVERIFY(!TokenSigner::fromKeys({fresh, InstanceKeys::Previous {"short", std::nullopt}}));
    }
};

QTEST_GUILESS_MAIN(TstTokenSigner)
#include "tst_tokensigner.moc"
