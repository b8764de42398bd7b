// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/config.h"
#include "base/id.h"

#include <QByteArray>
#include <QMutex>
#include <QString>

#include <functional>
#include <initializer_list>
#include <variant>

namespace frontdesk {

/// A value that may be logged: a number, a flag, an id, or a word from the program's own text.
/// There is deliberately no way to make one from a QString, so that a patient's name cannot get in
/// by accident.
class LogValue
{
public:
    LogValue(int value)
        : m_value(qint64(value))
    {
    }
    LogValue(qint64 value)
        : m_value(value)
    {
    }
    LogValue(bool value)
        : m_value(value)
    {
    }
    LogValue(double value)
        : m_value(value)
    {
    }
    LogValue(QLatin1StringView literal)
        : m_value(QString(literal))
    {
    }
    template <class Tag>
    LogValue(const Id<Tag> &id)
        : m_value(id.toString())
    {
    }
    LogValue(const QString &) = delete;
    LogValue(const char *) = delete;

    /// For text that is ours and known to be harmless: a setting's name, a file's path, an error's
    /// message.
    static LogValue systemText(const QString &text);

    using Stored = std::variant<qint64, bool, double, QString>;
    const Stored &stored() const { return m_value; }

private:
    LogValue() = default;
    Stored m_value;
};

struct LogField {
    QLatin1StringView name;
    LogValue value;
};

/// Writes structured lines to a sink, one a call; safe from any thread. As text a line is
/// `2026-03-09T14:05:00.123Z WARNING event name=value ...`, as JSON an object with time, level,
/// event and the fields. No value can start a line of its own or a field of its own.
class Logger
{
public:
    /// Gets each line without its line break, one call at a time.
    using Sink = std::function<void(const QByteArray &line)>;

    /// The default sink is standard error.
    Logger(LogLevel level, LogFormat format, Sink sink = {});
    ~Logger();
    Q_DISABLE_COPY_MOVE(Logger)

    /// From here to the destructor Qt's messages come as the event "qt" with their category and
    /// place. Their text, which may quote data, is there only for a fatal one or where the level is
    /// Debug.
    void takeOverQtMessages();

    /// `event` is a constant name in snake_case, such as "request" or "migration_applied".
    void debug(QLatin1StringView event, std::initializer_list<LogField> fields = {}) const;
    void info(QLatin1StringView event, std::initializer_list<LogField> fields = {}) const;
    void warning(QLatin1StringView event, std::initializer_list<LogField> fields = {}) const;
    void error(QLatin1StringView event, std::initializer_list<LogField> fields = {}) const;

private:
    static void onQtMessage(QtMsgType type, const QMessageLogContext &context, const QString &text);
    void writeQtMessage(QtMsgType type, const QMessageLogContext &context,
                        const QString &text) const;
    void write(LogLevel level, QLatin1StringView event, const LogField *fields,
               std::size_t count) const;

    LogLevel m_level;
    LogFormat m_format;
    Sink m_sink;
    mutable QMutex m_mutex;
    QtMessageHandler m_previousHandler = nullptr;
    bool m_ownsQtMessages = false;
};

} // namespace frontdesk
