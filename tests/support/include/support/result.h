// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QTest>

/// Fails the test with the error's code and message where `result` has no value.
#define QVERIFY_RESULT(result)                                                                     \
    do {                                                                                           \
        const auto &frontdeskResult = (result);                                                    \
        QVERIFY2(frontdeskResult.has_value(),                                                      \
                 frontdesk::test::describe(frontdeskResult).constData());                          \
    } while (false)

/// Fails the test unless `result` failed with `expected`.
#define QCOMPARE_ERROR(result, expected)                                                           \
    do {                                                                                           \
        const auto &frontdeskResult = (result);                                                    \
        QVERIFY2(!frontdeskResult.has_value(), "succeeded, but should have failed");               \
        QCOMPARE(toString(frontdeskResult.error().code), toString(expected));                      \
    } while (false)

namespace frontdesk::test {

template <class T>
QByteArray describe(const Result<T> &result)
{
    if (result)
        return "a value";
    const Error &error = result.error();
    QString text = QString(toString(error.code)) + QLatin1StringView(": ") + error.message
                   + QLatin1StringView(" ") + error.detail;
    for (const FieldFault &fault : error.faults)
        text += QLatin1StringView(" [") + fault.pointer + QLatin1Char(' ') + fault.code
                + QLatin1Char(']');
    return text.toUtf8();
}

} // namespace frontdesk::test
