// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktopapp.h"
#include "shell/icons.h"
#include "stopsignals.h"

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

enum ExitCode { Success = 0, Failure = 1, WrongUsage = 2 };

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"Front-desk software for clinics: the desktop, with its server."_s);
    parser.addOptions({
        {u"env"_s, u"reads settings from FILE; the environment's own come first"_s, u"FILE"_s},
        {u"demo"_s, u"opens a believable demo clinic in a database of its own"_s},
        {u"no-server"_s, u"leaves the embedded server off"_s},
        {u"language"_s, u"the language: en or ar"_s, u"CODE"_s},
        {u"theme"_s, u"the look: system, light, dark or contrast"_s, u"NAME"_s},
        {u"help"_s, u"prints this"_s},
        {u"version"_s, u"prints the version"_s},
    });
}

int complain(const QString &message)
{
    std::fprintf(stderr, "frontdesk: %s\n", qUtf8Printable(message));
    return WrongUsage;
}

/// What is answered without a window, so that it works without a display too; -1: go on.
int answerPlainly(const QCommandLineParser &parser)
{
    if (parser.isSet(u"version"_s)) {
        std::printf("frontdesk %s\n", FRONTDESK_VERSION);
        return Success;
    }
    if (parser.isSet(u"help"_s)) {
        std::printf("%s", qUtf8Printable(parser.helpText()));
        return Success;
    }
    const QString theme = parser.value(u"theme"_s);
    if (!theme.isEmpty() && !Appearance::choices().contains(theme))
        return complain(u"--theme is system, light, dark or contrast"_s);
    const QString language = parser.value(u"language"_s);
    bool isKnown = language.isEmpty();
    for (const Language &known : Languages::available())
        isKnown = isKnown || known.code == language;
    if (!isKnown)
        return complain(u"--language is en or ar"_s);
    if (!parser.positionalArguments().isEmpty())
        return complain(u"there are options alone; --help lists them"_s);
    return -1;
}

int runDesktop(QApplication &app, const QCommandLineParser &parser)
{
    const StopSignals stopSignals;
    // Not quit(): that asks the windows, and one with unsaved edits would refuse.
    QObject::connect(
        &stopSignals, &StopSignals::stopRequested, &app, [] { QCoreApplication::exit(0); },
        Qt::QueuedConnection);
    auto config = loadConfig(QProcessEnvironment::systemEnvironment(), parser.value(u"env"_s));
    Logger logger(config ? config->logLevel : LogLevel::Warning,
                  config ? config->logFormat : LogFormat::Text);
    logger.takeOverQtMessages();
    const SystemClock clock;
    DesktopOptions options;
    options.config = config.value_or(Config {});
    options.demo = parser.isSet(u"demo"_s);
    options.startServer = !parser.isSet(u"no-server"_s);
    options.language = parser.value(u"language"_s);
    options.theme = parser.value(u"theme"_s);
    DesktopApp desktop(app, options, logger, clock);
    if (config)
        desktop.start();
    else
        desktop.showStartProblem(config.error());
    return QApplication::exec();
}

} // namespace

} // namespace frontdesk

int main(int argc, char *argv[])
{
    using namespace frontdesk;
    // The server has the same name, for the two share the folder of the data.
    QCoreApplication::setApplicationName(QStringLiteral("frontdesk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FRONTDESK_VERSION));
    QCommandLineParser parser;
    addOptions(parser);
    {
        const QCoreApplication plain(argc, argv);
        if (!parser.parse(QCoreApplication::arguments()))
            return complain(parser.errorText());
        if (const int code = answerPlainly(parser); code >= 0)
            return code;
    }
    QApplication app(argc, argv);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Frontdesk"));
    QGuiApplication::setDesktopFileName(QStringLiteral("frontdesk"));
    QApplication::setWindowIcon(applicationIcon());
    return runDesktop(app, parser);
}
