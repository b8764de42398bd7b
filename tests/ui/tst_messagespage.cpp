// SPDX-License-Identifier: GPL-3.0-or-later
#include "notices/messagespage.h"

#include "deskfixture.h"
#include "storage/outboxrepository.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>

using namespace frontdesk;
using namespace Qt::StringLiterals;

class TestMessagesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_desk = std::make_unique<DeskFixture>(); }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
    }

    void whatCouldNotBeSentIsTriedAgain()
    {
        fail();
        show();
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        table()->setCurrentIndex(table()->model()->index(0, 0));
        const QString said = named<QLabel>(*m_page, u"particulars"_s)->text();
        QVERIFY2(said.contains("SMTP 550"_L1) && !said.contains("admin@"_L1), qPrintable(said));
        QTest::mouseClick(named<QPushButton>(*m_page, u"retry"_s), Qt::LeftButton);
        QTRY_COMPARE(table()->model()->rowCount(), 0);
        named<QComboBox>(*m_page, u"status"_s)->setCurrentIndex(1);
        QTRY_COMPARE(table()->model()->rowCount(), 1);
    }

    void everyMessageIsPreviewedInEveryLanguage()
    {
        show();
        auto *text = named<QPlainTextEdit>(*m_page, u"text"_s);
        auto *kinds = named<QComboBox>(*m_page, u"kind"_s);
        auto *languages = named<QComboBox>(*m_page, u"language"_s);
        QTRY_VERIFY(text->toPlainText().contains("Dear Lena Fischer"_L1));
        languages->setCurrentIndex(languages->findData(u"ar"_s));
        QTRY_VERIFY(text->toPlainText().contains(u"تحية طيبة"_s));
        QSet<QString> seen;
        for (int kind = 0; kind < kinds->count(); ++kind) {
            const QString before = text->toPlainText();
            kinds->setCurrentIndex(kind);
            QTRY_VERIFY(kind == 0 || text->toPlainText() != before);
            seen.insert(text->toPlainText());
        }
        QCOMPARE(seen.size(), kinds->count());
    }

private:
    QTableView *table() { return named<QTableView>(*m_page, u"table"_s); }
    void show() { m_page = shownPage<MessagesPage>(*m_desk); }
    /// A mail that was given up.
    void fail()
    {
        OutboxMessage message;
        message.id = MessageId::generate();
        message.kind = MessageKind::PasswordReset;
        message.status = MessageStatus::Pending;
        message.userId = m_desk->admin.userId;
        const Instant now = m_desk->clock.now();
        message.dueAt = message.nextTryAt = message.giveUpAt = now;
        message.stamp = {now, now, 1};
        const auto access = m_desk->backend->database().access();
        QVERIFY(access);
        const QUuid worker = QUuid::createUuid();
        QVERIFY((*access)->write([&](Transaction &transaction) -> Result<void> {
            OutboxRepository outbox(transaction.connection());
            FRONTDESK_TRY(outbox.insert(message));
            FRONTDESK_TRY_ASSIGN(const auto claimed,
                                 outbox.claim({MessageChannel::Email, now,
                                               now + std::chrono::minutes(5), worker, false}));
            OutboxMessage failed = claimed.value();
            failed.status = MessageStatus::Failed;
            failed.lastError = u"SMTP 550: Send failure"_s;
            FRONTDESK_TRY(outbox.finish(failed, worker));
            return {};
        }));
    }

    std::unique_ptr<DeskFixture> m_desk;
    std::unique_ptr<MessagesPage> m_page;
};

QTEST_MAIN(TestMessagesPage)
#include "tst_messagespage.moc"
