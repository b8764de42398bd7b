// SPDX-License-Identifier: GPL-3.0-or-later
// `frontdesk-server verify-audit` as an administrator runs it.
#include "support/apiclinic.h"

#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TestVerifyAudit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void security38_theServersTrailIsSoundAndTamperingIsOneClearLine()
    {
        ApiClinic clinic;
        clinic.addPatients(5);
        QCOMPARE(clinic.server.stop(), 0); // which seals what was done last
        const int rows = clinic.database.raw(u"SELECT count(*) FROM audit_log"_s).toInt();
        QCOMPARE(verify(clinic), 0);
        const QString said = QString::fromUtf8(clinic.server.output());
        QVERIFY2(said.startsWith(u"the audit trail is sound: %1 rows, and 0 that"_s.arg(rows)),
                 qPrintable(said));
        QVERIFY(!said.contains(u"had no anchor"_s));
        const QString head = said.section(u"head: "_s, 1).trimmed();
        QCOMPARE(verify(clinic, {u"--head"_s, head}), 0);

        const QString row = clinic.database.raw(u"SELECT max(seq) - 2 FROM audit_log"_s).toString();
        const QString action =
            clinic.database.raw(u"SELECT action FROM audit_log WHERE seq = "_s + row).toString();
        clinic.database.raw(u"UPDATE audit_log SET action = 'read' WHERE seq = "_s + row);
        QCOMPARE(verify(clinic), 1);
        const QByteArrayList lines = clinic.server.errors().trimmed().split('\n');
        QCOMPARE(lines.size(), 1);
        QVERIFY2(lines.first().startsWith("frontdesk-server: the audit trail is not sound: row "
                                          + row.toLatin1() + ' '),
                 lines.first().constData());
        QVERIFY(clinic.server.output().isEmpty());
        clinic.database.raw(
            u"UPDATE audit_log SET action = '%1' WHERE seq = %2"_s.arg(action, row));
        QCOMPARE(verify(clinic), 0);

        for (const char *table : {"audit_log", "audit_seals"})
            clinic.database.raw(
                u"DELETE FROM %1 WHERE seq >= %2"_s.arg(QString::fromLatin1(table), row));
        QCOMPARE(verify(clinic), 1);
        QVERIFY(clinic.server.errors().contains("cut off at the end"));
        // Whoever restored a backup takes it as it is, and says so.
        QCOMPARE(verify(clinic, {u"--new-anchor"_s}), 0);
        QCOMPARE(verify(clinic), 0);
        QCOMPARE(verify(clinic, {u"--head"_s, head}), 1);
    }

private:
    static int verify(ApiClinic &clinic, const QStringList &options = {})
    {
        return clinic.server.run(QStringList {u"verify-audit"_s} + options);
    }
};

QTEST_GUILESS_MAIN(TestVerifyAudit)
#include "tst_verifyaudit.moc"
