// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace frontdesk::test {

/// Files of a certificate for localhost and of its key.
struct TestCertificate {
    QString certFile;
    QString keyFile;
};

/// Makes a self-signed one with an EC key, as NAME.crt and NAME.key in `folder`, over what is
/// there.
TestCertificate makeCertificate(const QString &folder, const QString &name);

} // namespace frontdesk::test
