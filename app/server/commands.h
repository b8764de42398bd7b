// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/config.h"
#include "base/logging.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

namespace frontdesk {

/// What a command gets: the settings, the log, and its own options.
struct CommandContext {
    const Config &config;
    const Logger &logger;
    const QCommandLineParser &options;
    QString operand {}; ///< what was given for Command::operand
};

/// One thing that `frontdesk-server` can do.
struct Command {
    QString name;
    QString summary; ///< one line for --help
    QList<QCommandLineOption> options;
    /// The error's message is printed as one line, and the exit code is not 0.
    Result<void> (*run)(const CommandContext &context);
    QString operand {}; ///< what has to follow the name, such as FILE; empty: nothing
};

/// Every command, in the order --help shows them.
QList<Command> allCommands();

/// Prints one line on standard output.
void print(const QString &line);

Result<void> serve(const CommandContext &context);
Result<void> migrate(const CommandContext &context);
Result<void> createAdmin(const CommandContext &context);
Result<void> rotateKey(const CommandContext &context);
Result<void> verifyAudit(const CommandContext &context);
Result<void> backup(const CommandContext &context);
Result<void> restore(const CommandContext &context);
Result<void> demoData(const CommandContext &context);
Result<void> listRoutes(const CommandContext &context);

} // namespace frontdesk
