// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

enum ExitCode { Success = 0, Failure = 1, WrongUsage = 2 };

int complain(const QString &message, ExitCode code)
{
    std::fprintf(stderr, "frontdesk-server: %s\n", qUtf8Printable(message));
    return code;
}

/// One line, whatever it was.
QString describe(const Error &error)
{
    QStringList parts;
    for (const FieldFault &fault : error.faults)
        parts.append(u"%1: %2"_s.arg(fault.pointer.mid(1), fault.message));
    const QString text = parts.isEmpty() ? error.message : parts.join(u"; "_s);
    return text.simplified();
}

const QList<QCommandLineOption> &commonOptions()
{
    static const QList<QCommandLineOption> options {
        {u"env"_s, u"reads settings from FILE; the environment's own come first"_s, u"FILE"_s},
        {u"help"_s, u"prints this"_s},
        {u"version"_s, u"prints the version"_s},
    };
    return options;
}

void printOption(const QCommandLineOption &option)
{
    const QString value = option.valueName();
    const QString name =
        "--"_L1 + option.names().constFirst() + (value.isEmpty() ? QString() : u' ' + value);
    std::printf("    %s\n", qUtf8Printable(u"%1 %2"_s.arg(name, -18).arg(option.description())));
}

void printHelp(const QList<Command> &commands)
{
    std::printf("usage: frontdesk-server COMMAND [OPTIONS]\n\nCommands:\n");
    for (const Command &command : commands) {
        std::printf(
            "  %s\n",
            qUtf8Printable(u"%1 %2"_s.arg((command.name + u' ' + command.operand).trimmed(), -14)
                               .arg(command.summary)));
        for (const QCommandLineOption &option : command.options)
            printOption(option);
    }
    std::printf("\nOptions of every command:\n");
    for (const QCommandLineOption &option : commonOptions())
        printOption(option);
    std::printf("\nSettings, as environment variables or NAME=value lines of the --env file:\n");
    for (const SettingInfo &setting : knownSettings()) {
        const QString standard =
            setting.defaultValue.isEmpty() ? QString() : u" (%1)"_s.arg(setting.defaultValue);
        std::printf(
            "  %s\n",
            qUtf8Printable(u"%1 %2%3"_s.arg(setting.name, -24).arg(setting.meaning, standard)));
    }
}

/// The first option that was given but is not this command's, if there is one.
QString foreignOption(const QCommandLineParser &parser, const Command &command)
{
    QStringList known;
    for (const QCommandLineOption &option : commonOptions() + command.options)
        known += option.names();
    const QStringList given = parser.optionNames();
    const auto foreign = std::find_if(given.begin(), given.end(),
                                      [&](const QString &name) { return !known.contains(name); });
    return foreign == given.end() ? QString() : *foreign;
}

int runCommand(const Command &command, const QCommandLineParser &parser, const QString &operand)
{
    const auto config =
        loadConfig(QProcessEnvironment::systemEnvironment(), parser.value(u"env"_s));
    if (!config)
        return complain(describe(config.error()), Failure);
    Logger logger(config->logLevel, config->logFormat);
    logger.takeOverQtMessages();
    if (const auto done = command.run({*config, logger, parser, operand}); !done)
        return complain(describe(done.error()), Failure);
    return Success;
}

int run(const QStringList &arguments)
{
    const QList<Command> commands = allCommands();
    QCommandLineParser parser;
    parser.addOptions(commonOptions());
    for (const Command &command : commands)
        parser.addOptions(command.options);
    if (!parser.parse(arguments))
        return complain(parser.errorText(), WrongUsage);
    if (parser.isSet(u"version"_s)) {
        std::printf("frontdesk-server %s\n", FRONTDESK_VERSION);
        return Success;
    }
    if (parser.isSet(u"help"_s)) {
        printHelp(commands);
        return Success;
    }
    const QStringList words = parser.positionalArguments();
    const auto command = std::find_if(commands.begin(), commands.end(), [&](const Command &one) {
        return !words.isEmpty() && one.name == words.constFirst();
    });
    const bool takesOperand = command != commands.end() && !command->operand.isEmpty();
    if (takesOperand && (words.size() != 2 || words.last().isEmpty()))
        return complain(
            u"%1 needs one %2; --help lists the commands"_s.arg(command->name, command->operand),
            WrongUsage);
    if (command == commands.end() || (!takesOperand && words.size() != 1))
        return complain(u"exactly one command is needed; --help lists them"_s, WrongUsage);
    if (const QString foreign = foreignOption(parser, *command); !foreign.isEmpty())
        return complain(u"%1 has no option --%2; --help lists them"_s.arg(command->name, foreign),
                        WrongUsage);
    return runCommand(*command, parser, takesOperand ? words.last() : QString());
}

} // namespace

} // namespace frontdesk

int main(int argc, char *argv[])
{
    // A server gains nothing from GLib's event loop and loses a fifth of its CPU time to it.
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication app(argc, argv);
    // The desktop has the same name, for the two share the folder of the data.
    QCoreApplication::setApplicationName(QStringLiteral("frontdesk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FRONTDESK_VERSION));
    return frontdesk::run(QCoreApplication::arguments());
}
