// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTest>

#include <limits>
#include <thread>
#include <vector>

#include <rapidcheck.h>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

/// A logger that keeps its lines.
struct Kept {
    Kept(LogLevel level, LogFormat format)
        : logger(level, format, [this](const QByteArray &line) { lines.append(line); })
    {
    }
    QJsonObject json(qsizetype at) const { return QJsonDocument::fromJson(lines.at(at)).object(); }

    QList<QByteArray> lines;
    Logger logger;
};

QString arbitraryText()
{
    const auto units = *rc::gen::container<std::vector<char16_t>>(rc::gen::oneOf(
        rc::gen::inRange<char16_t>(0, 0x80), rc::gen::arbitrary<char16_t>(),
        rc::gen::element<char16_t>(u'\n', u'\r', u'"', u'\\', u'=', u' ', 0x2028, 0x85, 0xd800)));
    return QString::fromUtf16(units.data(), qsizetype(units.size()));
}

// An own category, as "default" lines are what the test library itself may write.
Q_LOGGING_CATEGORY(testCategory, "test.category")

} // namespace

class TstLogging : public QObject
{
    Q_OBJECT

private slots:
    void aTextLineHasTimeLevelEventAndFields()
    {
        Kept kept(LogLevel::Debug, LogFormat::Text);
        const auto id = Id<struct Tag>::generate();
        kept.logger.warning("slow_query"_L1, {{"millis"_L1, 1200},
                                              {"retried"_L1, false},
                                              {"share"_L1, 0.25},
                                              {"id"_L1, id},
                                              {"table"_L1, "patients"_L1},
                                              {"path"_L1, LogValue::systemText(u"/a b"_s)}});
        QCOMPARE(kept.lines.size(), 1);
        const QRegularExpression form(
            u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z WARNING slow_query millis=1200 "
            "retried=false share=0\\.25 id=%1 table=patients path=\"/a b\"$"_s.arg(id.toString()));
        QVERIFY2(form.match(QString::fromUtf8(kept.lines[0])).hasMatch(),
                 kept.lines[0].constData());
    }

    void aJsonLineIsAnObjectWithTypedFields()
    {
        Kept kept(LogLevel::Debug, LogFormat::Json);
        kept.logger.error("request"_L1, {{"status"_L1, 503},
                                         {"bytes"_L1, qint64(1) << 40},
                                         {"secure"_L1, true},
                                         {"share"_L1, std::numeric_limits<double>::quiet_NaN()},
                                         {"route"_L1, "/patients/{id}"_L1}});
        const QJsonObject line = kept.json(0);
        const QString time = line.value("time"_L1).toString();
        QVERIFY(time.endsWith(u'Z'));
        QVERIFY(QDateTime::fromString(time, Qt::ISODateWithMs).isValid());
        QCOMPARE(line.value("level"_L1).toString(), u"error"_s);
        QCOMPARE(line.value("event"_L1).toString(), u"request"_s);
        QCOMPARE(line.value("status"_L1).toInt(), 503);
        QCOMPARE(line.value("bytes"_L1).toInteger(), qint64(1) << 40);
        QVERIFY(line.value("secure"_L1).toBool());
        QVERIFY(line.value("share"_L1).isNull());
        QCOMPARE(line.value("route"_L1).toString(), u"/patients/{id}"_s);
    }

    void linesBelowTheLevelAreDropped()
    {
        Kept kept(LogLevel::Warning, LogFormat::Text);
        kept.logger.debug("a"_L1);
        kept.logger.info("b"_L1);
        kept.logger.warning("c"_L1);
        kept.logger.error("d"_L1);
        QCOMPARE(kept.lines.size(), 2);
    }

    void noValueCanForgeALineOrAField()
    {
        QVERIFY(rc::check("text", [] {
            Kept kept(LogLevel::Info, LogFormat::Text);
            const QString value = arbitraryText();
            kept.logger.info("event"_L1, {{"name"_L1, LogValue::systemText(value)}});
            const QString line = QString::fromUtf8(kept.lines.at(0));
            for (const QChar c : line)
                RC_ASSERT(c.category() != QChar::Other_Control && c != QChar::LineSeparator
                          && c != QChar::ParagraphSeparator);
            const QString written = line.section(u" name="_s, 1);
            // Either one word, or in quotes of which the only bare one is the last character.
            static const QRegularExpression word(u"^[^\\s\"=\\\\]+$"_s);
            static const QRegularExpression quotes(
                u"^\"([^\"\\\\]|\\\\[\"\\\\]|\\\\u[0-9a-f]{4})*\"$"_s);
            RC_ASSERT(word.match(written).hasMatch() || quotes.match(written).hasMatch());
        }));
    }

    void everyValueIsReadBackFromJson()
    {
        QVERIFY(rc::check("json", [] {
            Kept kept(LogLevel::Info, LogFormat::Json);
            const QString value = arbitraryText();
            kept.logger.info("event"_L1, {{"name"_L1, LogValue::systemText(value)}});
            const QString expected =
                QString::fromUcs4(reinterpret_cast<const char32_t *>(value.toUcs4().constData()),
                                  value.toUcs4().size());
            RC_ASSERT(kept.json(0).value("name"_L1).toString() == expected);
            RC_ASSERT(kept.json(0).size() == 4);
        }));
    }

    void linesOfManyThreadsStayWhole()
    {
        Kept kept(LogLevel::Info, LogFormat::Json);
        std::vector<std::thread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&kept, thread] {
                for (int i = 0; i < 250; ++i)
                    kept.logger.info("event"_L1, {{"thread"_L1, thread}, {"i"_L1, i}});
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(kept.lines.size(), 1000);
        for (qsizetype i = 0; i < kept.lines.size(); ++i)
            QVERIFY(kept.json(i).contains("i"_L1));
    }

    void qtsMessagesComeWithoutTheirText()
    {
        Kept kept(LogLevel::Info, LogFormat::Json);
        kept.logger.takeOverQtMessages();
        qCWarning(testCategory, "canary value");
        qCCritical(testCategory, "canary value");
        qCDebug(testCategory, "canary value");
        QCOMPARE(kept.lines.size(), 2);
        QCOMPARE(kept.json(0).value("event"_L1).toString(), u"qt"_s);
        QCOMPARE(kept.json(0).value("level"_L1).toString(), u"warning"_s);
        QCOMPARE(kept.json(1).value("level"_L1).toString(), u"error"_s);
        QCOMPARE(kept.json(0).value("category"_L1).toString(), u"test.category"_s);
#ifdef QT_MESSAGELOGCONTEXT // Qt tells no place in a release build
        QVERIFY(kept.json(0).value("file"_L1).toString().endsWith("tst_logging.cpp"_L1));
#endif
        QVERIFY(!kept.lines.join().contains("canary"));
    }

    void qtsMessagesHaveTheirTextWhereTheLevelIsDebug()
    {
        Kept kept(LogLevel::Debug, LogFormat::Json);
        kept.logger.takeOverQtMessages();
        qCWarning(testCategory, "what happened");
        QCOMPARE(kept.json(0).value("text"_L1).toString(), u"what happened"_s);
    }

    void qtsMessagesGoWhereTheyWentBeforeOnceTheLoggerIsGone()
    {
        {
            Kept kept(LogLevel::Info, LogFormat::Text);
            kept.logger.takeOverQtMessages();
        }
        QTest::ignoreMessage(QtWarningMsg, "seen by the test library");
        qCWarning(testCategory, "seen by the test library");
    }

    void aSinkThatCausesAQtMessageDoesNotHang()
    {
        int lines = 0;
        Logger logger(LogLevel::Info, LogFormat::Text, [&](const QByteArray &) {
            ++lines;
            qCWarning(testCategory, "from the sink");
        });
        logger.takeOverQtMessages();
        logger.info("event"_L1);
        qCWarning(testCategory, "from elsewhere");
        QCOMPARE(lines, 2);
    }
};

QTEST_GUILESS_MAIN(TstLogging)
#include "tst_logging.moc"
