// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"

#include "base/clock.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

// Qt's handler is a plain function, so the logger it forwards to can only be found here.
QBasicMutex messagesMutex;
const Logger *messagesLogger = nullptr;
// A message that the logger itself causes must not wait for the logger.
thread_local bool insideLogger = false;

QLatin1StringView nameOf(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return "debug"_L1;
    case LogLevel::Info:
        return "info"_L1;
    case LogLevel::Warning:
        return "warning"_L1;
    case LogLevel::Error:
        return "error"_L1;
    }
    Q_UNREACHABLE();
}

/// Line breaks, controls and invisible or direction-changing characters: whatever could forge or
/// hide text.
bool mustEscape(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return c == U'"' || c == U'\\';
    }
}

/// `text` in double quotes with JSON's escapes; a lone surrogate becomes U+FFFD.
QString quoted(const QString &text)
{
    QString result(1, u'"');
    // toUcs4() replaces lone surrogates.
    for (const uint unit : text.toUcs4()) {
        const auto c = char32_t(unit);
        if (!mustEscape(c)) {
            result += QChar::fromUcs4(c);
        } else if (c == U'"' || c == U'\\') {
            result += u'\\';
            result += QChar(char16_t(c));
        } else {
            const auto halves = QChar::fromUcs4(c); // holds the characters that a view shows
            for (const QChar half : QStringView(halves))
                result += u"\\u%1"_s.arg(int(half.unicode()), 4, 16, QChar(u'0'));
        }
    }
    return result + u'"';
}

bool isPlainWord(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
               || "._-:/@+,%*"_L1.contains(c);
    });
}

QString written(const LogValue::Stored &value, LogFormat format)
{
    if (const auto *number = std::get_if<qint64>(&value))
        return QString::number(*number);
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag ? u"true"_s : u"false"_s;
    if (const auto *real = std::get_if<double>(&value))
        return std::isfinite(*real) ? QString::number(*real, 'g', 12) : u"null"_s;
    const QString &text = std::get<QString>(value);
    return format == LogFormat::Text && isPlainWord(text) ? text : quoted(text);
}

QString timeStamp()
{
    // Always with milliseconds, so that lines are in order when they are sorted as text.
    return toQDateTimeUtc(SystemClock().now()).toString(u"yyyy-MM-dd'T'HH:mm:ss.zzz'Z'"_s);
}

void writeToStandardError(const QByteArray &line)
{
    const QByteArray whole = line + '\n';
    std::fwrite(whole.constData(), 1, std::size_t(whole.size()), stderr);
    std::fflush(stderr);
}

LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return LogLevel::Debug;
    case QtInfoMsg:
        return LogLevel::Info;
    case QtWarningMsg:
        return LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        return LogLevel::Error;
    }
    return LogLevel::Warning;
}

} // namespace

LogValue LogValue::systemText(const QString &text)
{
    LogValue value;
    value.m_value = text;
    return value;
}

Logger::Logger(LogLevel level, LogFormat format, Sink sink)
    : m_level(level)
    , m_format(format)
    , m_sink(sink ? std::move(sink) : Sink(writeToStandardError))
{
}

Logger::~Logger()
{
    if (!m_ownsQtMessages)
        return;
    {
        const QMutexLocker lock(&messagesMutex);
        if (messagesLogger != this)
            return;
        messagesLogger = nullptr;
    }
    qInstallMessageHandler(m_previousHandler);
}

void Logger::takeOverQtMessages()
{
    if (m_ownsQtMessages)
        return;
    m_ownsQtMessages = true;
    {
        const QMutexLocker lock(&messagesMutex);
        messagesLogger = this;
    }
    const QtMessageHandler previous = qInstallMessageHandler(&Logger::onQtMessage);
    m_previousHandler = previous == &Logger::onQtMessage ? nullptr : previous;
}

void Logger::onQtMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (insideLogger)
        return;
    const QMutexLocker lock(&messagesMutex);
    if (messagesLogger)
        messagesLogger->writeQtMessage(type, context, text);
}

void Logger::writeQtMessage(QtMsgType type, const QMessageLogContext &context,
                            const QString &text) const
{
    std::vector<LogField> fields;
    if (context.category)
        fields.push_back(
            {"category"_L1, LogValue::systemText(QString::fromUtf8(context.category))});
    if (context.file) {
        fields.push_back({"file"_L1, LogValue::systemText(QString::fromUtf8(context.file))});
        fields.push_back({"line"_L1, context.line});
    }
    if (m_level == LogLevel::Debug || type == QtFatalMsg)
        fields.push_back({"text"_L1, LogValue::systemText(text)});
    write(levelOf(type), "qt"_L1, fields.data(), fields.size());
}

void Logger::debug(QLatin1StringView event, std::initializer_list<LogField> fields) const
{
    write(LogLevel::Debug, event, fields.begin(), fields.size());
}

void Logger::info(QLatin1StringView event, std::initializer_list<LogField> fields) const
{
    write(LogLevel::Info, event, fields.begin(), fields.size());
}

void Logger::warning(QLatin1StringView event, std::initializer_list<LogField> fields) const
{
    write(LogLevel::Warning, event, fields.begin(), fields.size());
}

void Logger::error(QLatin1StringView event, std::initializer_list<LogField> fields) const
{
    write(LogLevel::Error, event, fields.begin(), fields.size());
}

void Logger::write(LogLevel level, QLatin1StringView event, const LogField *fields,
                   std::size_t count) const
{
    if (level < m_level)
        return;
    const QScopedValueRollback guard(insideLogger, true);
    const bool json = m_format == LogFormat::Json;
    const QString time = timeStamp();
    QString line = json ? u"{\"time\":\"%1\",\"level\":\"%2\",\"event\":%3"_s.arg(
                       time, nameOf(level), quoted(event))
                        : u"%1 %2 %3"_s.arg(time, QString(nameOf(level)).toUpper(), event);
    for (const LogField *field = fields; field != fields + count; ++field) {
        const QString value = written(field->value.stored(), m_format);
        line += json ? u",%1:%2"_s.arg(quoted(field->name), value)
                     : u" %1=%2"_s.arg(field->name, value);
    }
    if (json)
        line += u'}';
    const QByteArray bytes = line.toUtf8();
    const QMutexLocker lock(&m_mutex);
    m_sink(bytes);
}

} // namespace frontdesk
