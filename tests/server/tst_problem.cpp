// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/problem.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

class TstProblem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyErrorHasItsStatus_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<int>("status");
        const auto row = [](ErrorCode code, int status) {
            QTest::newRow(toString(code).data()) << code << status;
        };
        row(ErrorCode::Malformed, 400);
        row(ErrorCode::InvalidInput, 400);
        row(ErrorCode::Unauthenticated, 401);
        row(ErrorCode::InvalidCredentials, 401);
        row(ErrorCode::Forbidden, 403);
        row(ErrorCode::NotFound, 404);
        row(ErrorCode::AlreadyExists, 409);
        row(ErrorCode::SlotTaken, 409);
        row(ErrorCode::PatientBusy, 409);
        row(ErrorCode::IllegalTransition, 409);
        row(ErrorCode::StaleVersion, 412);
        row(ErrorCode::OutsideWorkingHours, 422);
        row(ErrorCode::OffGrid, 422);
        row(ErrorCode::InThePast, 422);
        row(ErrorCode::NoticeTooShort, 422);
        row(ErrorCode::TooFarAhead, 422);
        row(ErrorCode::DoctorInactive, 422);
        row(ErrorCode::DurationNotAllowed, 422);
        row(ErrorCode::TooManyBookings, 422);
        row(ErrorCode::CutoffPassed, 422);
        row(ErrorCode::TimeDoesNotExist, 422);
        row(ErrorCode::TimeIsAmbiguous, 422);
        row(ErrorCode::OfferClosed, 409);
        row(ErrorCode::NoDoctorFree, 409);
        row(ErrorCode::TypeNotOffered, 422);
        row(ErrorCode::NotBookableOnline, 422);
        row(ErrorCode::RoomInactive, 422);
        row(ErrorCode::TooManyHolds, 422);
        row(ErrorCode::RoomBusy, 409);
        row(ErrorCode::HoldExpired, 409);
        row(ErrorCode::TooManyRequests, 429);
        row(ErrorCode::Unavailable, 503);
        row(ErrorCode::Internal, 500);
        row(ErrorCode::DatabaseLocked, 500);
    }
    void everyErrorHasItsStatus()
    {
        QFETCH(ErrorCode, code);
        QFETCH(int, status);
        const Problem problem = Problem::from({code, u"Why"_s, u"XX000"_s, {}});
        QCOMPARE(problem.status, status);
        QVERIFY(!problem.title.isEmpty());
        QCOMPARE(problem.code, QString(status == 500 ? "internal"_L1 : toString(code)));
        QVERIFY(!problem.detail.contains("XX000"_L1));
    }

    void itIsWrittenAsRfc9457HasIt()
    {
        const Response response = Problem::from(invalidField(u"/a"_s, u"too_long"_s, u"Too long"_s))
                                      .toResponse(u"request-7"_s);
        QCOMPARE(response.status, 400);
        QCOMPARE(response.contentType, QByteArray("application/problem+json"));
        const QJsonObject json = QJsonDocument::fromJson(response.body).object();
        QCOMPARE(json.value(u"type").toString(), u"urn:frontdesk:problem:invalid_input"_s);
        QCOMPARE(json.value(u"status").toInt(), 400);
        QCOMPARE(json.value(u"code").toString(), u"invalid_input"_s);
        QCOMPARE(json.value(u"detail").toString(), u"Too long"_s);
        QCOMPARE(json.value(u"requestId").toString(), u"request-7"_s);
        const QJsonArray expected {QJsonObject {
            {u"pointer"_s, u"/a"_s}, {u"code"_s, u"too_long"_s}, {u"message"_s, u"Too long"_s}}};
        QCOMPARE(json.value(u"errors").toArray(), expected);
    }

    void security40_whatWentWrongInsideStaysInside()
    {
        const Response response =
            Problem::from({ErrorCode::Internal, u"no such column: notes"_s, u"1"_s, {}})
                .toResponse(u"r"_s);
        QVERIFY(!response.body.contains("column"));
    }

    void statusesBringTheirHeaders()
    {
        const auto headersOf = [](ErrorCode code) {
            return Problem::from({code, {}, {}, {}}).headers;
        };
        QCOMPARE(headersOf(ErrorCode::InvalidCredentials),
                 (Headers {{"WWW-Authenticate", "Bearer"}}));
        QCOMPARE(headersOf(ErrorCode::Unavailable).first().first, QByteArray("Retry-After"));
        QCOMPARE(headersOf(ErrorCode::TooManyRequests).first().first, QByteArray("Retry-After"));
        Error later {ErrorCode::TooManyRequests, {}, {}, {}};
        later.retryAfter = std::chrono::seconds(873);
        QCOMPARE(Problem::from(later).headers, (Headers {{"Retry-After", "873"}}));
        QVERIFY(headersOf(ErrorCode::NotFound).isEmpty());
        QCOMPARE(Problem::methodNotAllowed("GET").headers, (Headers {{"Allow", "GET"}}));
    }
};

QTEST_APPLESS_MAIN(TstProblem)
#include "tst_problem.moc"
