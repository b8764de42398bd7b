// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testcertificate.h"

#include <QDir>
#include <QProcess>

namespace frontdesk::test {

using namespace Qt::StringLiterals;

TestCertificate makeCertificate(const QString &folder, const QString &name)
{
    const TestCertificate made {QDir(folder).filePath(name + ".crt"_L1),
                                QDir(folder).filePath(name + ".key"_L1)};
    QProcess openssl; // whose chatter goes nowhere
    openssl.start(u"openssl"_s,
                  {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                   u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                   u"/CN=localhost"_s, u"-addext"_s, u"subjectAltName=DNS:localhost,IP:127.0.0.1"_s,
                   u"-keyout"_s, made.keyFile, u"-out"_s, made.certFile});
    if (!openssl.waitForFinished() || openssl.exitCode() != 0)
        qFatal("openssl cannot make a certificate");
    return made;
}

} // namespace frontdesk::test
