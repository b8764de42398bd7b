// SPDX-License-Identifier: GPL-3.0-or-later
// The fuzz target over its corpus: what once was found stays fixed, also where there is no clang.
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

class TstFuzzCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyInputHolds_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QDirIterator files(QStringLiteral(FRONTDESK_CORPUS), QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QTest::newRow(qPrintable(files.fileName())) << file.readAll();
        }
    }
    void everyInputHolds()
    {
        QFETCH(QByteArray, bytes);
        // Also what is left when the connection ends early.
        for (qsizetype size = 0; size <= bytes.size(); ++size)
            QCOMPARE(
                LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.constData()),
                                       std::size_t(size)),
                0);
    }
};

QTEST_APPLESS_MAIN(TstFuzzCorpus)
#include "tst_fuzzcorpus.moc"
