// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/config.h"

#include <QFile>
#include <QRegularExpression>
#include <QtTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

/// .env.example and docs/operations.md are written by hand: they must not drift from the table of
/// settings.
class EnvExampleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTemplateHasEverySettingWithItsDefault();
    void theTemplateAsItStandsIsAccepted();
    void operationsNameEverySetting();

private:
    static QString readSource(const QString &path);
};

QString EnvExampleTest::readSource(const QString &path)
{
    QFile file(qEnvironmentVariable("FRONTDESK_SOURCE_DIR") + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void EnvExampleTest::theTemplateHasEverySettingWithItsDefault()
{
    static const QRegularExpression commented(u"^#(?=[A-Z_]+=)"_s,
                                              QRegularExpression::MultilineOption);
    const auto values = parseEnvFile(readSource(u".env.example"_s).remove(commented));
    QVERIFY(values);
    QStringList names;
    for (const SettingInfo &setting : knownSettings()) {
        names.append(setting.name);
        QCOMPARE(values->value(setting.name), setting.defaultValue);
    }
    QStringList written = values->keys();
    names.sort();
    written.sort();
    QCOMPARE(written, names);
}

void EnvExampleTest::theTemplateAsItStandsIsAccepted()
{
    const auto values = parseEnvFile(readSource(u".env.example"_s));
    QVERIFY(values);
    QVERIFY(parseConfig(*values));
}

void EnvExampleTest::operationsNameEverySetting()
{
    const QString page = readSource(u"docs/operations.md"_s);
    for (const SettingInfo &setting : knownSettings())
        QVERIFY2(page.contains(u'`' + setting.name + u'`'), qPrintable(setting.name));
}

QTEST_GUILESS_MAIN(EnvExampleTest)
#include "tst_envexample.moc"
