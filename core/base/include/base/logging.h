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

/// A value that may be logged: a number, a flag, an id, or a word from the program's own text. There is
/// deliberately no way to make one from a QString, so that a patient's name cannot get in by accident.
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

    /// For text that is ours and known to be harmless: a setting's name, a file's path, an error's message.
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

/// Writes structured lines to a sink, one a call; safe from any thread. Also takes over Qt's own messages.
class Logger
{
public:
    using Sink = std::function<void(const QByteArray &line)>;

    /// The default sink is standard error.
    Logger(LogLevel level, LogFormat format, Sink sink = {});
    ~Logger();
    Q_DISABLE_COPY_MOVE(Logger)

    /// `event` is a constant name in snake_case, such as "request" or "migration_applied".
    void debug(QLatin1StringView event, std::initializer_list<LogField> fields = {}) const;
    void info(QLatin1StringView event, std::initializer_list<LogField> fields = {}) const;
    void warning(QLatin1StringView event, std::initializer_list<LogField> fields = {}) const;
    void error(QLatin1StringView event, std::initializer_list<LogField> fields = {}) const;

private:
    void write(LogLevel level, QLatin1StringView event,
               std::initializer_list<LogField> fields) const;

    LogLevel m_level;
    LogFormat m_format;
    Sink m_sink;
    mutable QBasicMutex m_mutex;
};

} // namespace frontdesk
