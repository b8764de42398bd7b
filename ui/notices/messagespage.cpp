// SPDX-License-Identifier: GPL-3.0-or-later
#include "notices/messagespage.h"

#include "domain/messagerules.h"
#include "models/beside.h"
#include "models/clinicformat.h"
#include "services/services.h"
#include "shell/bidi.h"
#include "shell/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

bool sameMessage(const MessageLine &a, const MessageLine &b)
{
    return a.message.id == b.message.id;
}

QString kindText(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Created:
        return MessagesPage::tr("Booked");
    case MessageKind::Confirmed:
        return MessagesPage::tr("Confirmed");
    case MessageKind::Moved:
        return MessagesPage::tr("Moved");
    case MessageKind::Cancelled:
        return MessagesPage::tr("Cancelled");
    case MessageKind::NoShow:
        return MessagesPage::tr("Missed");
    case MessageKind::Reminder:
        return MessagesPage::tr("Reminder");
    case MessageKind::Offered:
        return MessagesPage::tr("Time offered");
    case MessageKind::OfferClosed:
        return MessagesPage::tr("Offer ended");
    case MessageKind::PasswordReset:
        return MessagesPage::tr("New password");
    }
    Q_UNREACHABLE();
}

QString channelText(MessageChannel channel)
{
    switch (channel) {
    case MessageChannel::Email:
        return MessagesPage::tr("E-mail");
    case MessageChannel::Sms:
        return MessagesPage::tr("Text message");
    case MessageChannel::Webhook:
        return MessagesPage::tr("Webhook");
    case MessageChannel::InApp:
        return MessagesPage::tr("In the program");
    }
    Q_UNREACHABLE();
}

QString stateText(MessageStatus status)
{
    switch (status) {
    case MessageStatus::Pending:
        return MessagesPage::tr("Waiting");
    case MessageStatus::Sent:
        return MessagesPage::tr("Sent");
    case MessageStatus::Failed:
        return MessagesPage::tr("Failed");
    case MessageStatus::Withdrawn:
        return MessagesPage::tr("Not sent: overtaken");
    }
    Q_UNREACHABLE();
}

} // namespace

MessagesPage::MessagesPage(DeskContext &context, QWidget *parent)
    : DeskPage(parent)
    , m_context(context)
{
    setObjectName(u"messagesPage"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    QWidget *list = buildList();
    layout->addWidget(beside(list, buildDetail(), this));
}

MessagesPage::~MessagesPage()
{
    m_pane->table()->setModel(nullptr);
}

QString MessagesPage::title() const
{
    return tr("Messages");
}

QString MessagesPage::iconName() const
{
    return u"mail"_s;
}

QWidget *MessagesPage::buildList()
{
    const auto when = [this](Instant instant) {
        return dayStartText(locale(), *m_context.zone.get(), instant);
    };
    m_model = std::make_unique<ListTableModel<MessageLine>>(
        QList<Column<MessageLine>> {
            {[] { return tr("What"); },
             [](const MessageLine &line) { return kindText(line.message.kind); }},
            {[] { return tr("By"); },
             [](const MessageLine &line) { return channelText(line.message.channel); }},
            {[] { return tr("To"); }, [](const MessageLine &line) { return line.recipient; }},
            {[] { return tr("State"); },
             [](const MessageLine &line) { return stateText(line.message.status); }},
            {[] { return tr("Due"); },
             [when](const MessageLine &line) { return when(line.message.dueAt); }}},
        sameMessage);
    m_pane = new ListPane({tr("Messages"),
                           {},
                           u"mail"_s,
                           tr("No messages"),
                           tr("What patients are sent, and what could not be sent, is here."),
                           {}},
                          m_model.get());
    m_status = new QComboBox(m_pane);
    m_status->setObjectName(u"status"_s);
    m_status->setAccessibleName(tr("State"));
    m_status->addItem(stateText(MessageStatus::Failed), QString(toString(MessageStatus::Failed)));
    m_status->addItem(stateText(MessageStatus::Pending), QString(toString(MessageStatus::Pending)));
    m_status->addItem(stateText(MessageStatus::Sent), QString(toString(MessageStatus::Sent)));
    m_status->addItem(tr("All"), QString());
    m_pane->addFilter(m_status);
    m_list = std::make_unique<PagedList<MessageLine>>(
        m_context, m_pane, m_model.get(),
        [](Services &, const QString &, const PageRequest &) -> Result<Page<MessageLine>> {
            return Page<MessageLine>();
        },
        sameMessage);
    connect(m_status, &QComboBox::currentIndexChanged, this, &MessagesPage::search);
    m_pane->table()->setStretchColumn(2);
    connect(m_pane->table()->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &MessagesPage::showChosen);
    return m_pane;
}

QWidget *MessagesPage::buildDetail()
{
    auto *detail = new QWidget;
    auto *layout = new QVBoxLayout(detail);
    layout->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Large);
    layout->setSpacing(Space::Medium);
    m_particulars = new QLabel(detail);
    m_particulars->setObjectName(u"particulars"_s);
    m_particulars->setTextFormat(Qt::PlainText);
    m_particulars->setWordWrap(true);
    m_particulars->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_retry = new QPushButton(tr("Try again"), detail);
    m_retry->setObjectName(u"retry"_s);
    auto *heading = new QLabel(tr("What messages say"), detail);
    setTextLook(heading, TextLook::Heading);
    m_kind = new QComboBox(detail);
    m_kind->setObjectName(u"kind"_s);
    m_kind->setAccessibleName(tr("What"));
    for (const MessageKind kind : allMessageKinds())
        m_kind->addItem(kindText(kind), int(kind));
    m_language = new QComboBox(detail);
    m_language->setObjectName(u"language"_s);
    m_language->setAccessibleName(tr("Language"));
    for (const QString &language : messageLanguages())
        m_language->addItem(languageText(language), language);
    m_text = new QPlainTextEdit(detail);
    m_text->setObjectName(u"text"_s);
    m_text->setAccessibleName(tr("What messages say"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    auto *choice = new QHBoxLayout;
    choice->addWidget(m_kind, 1);
    choice->addWidget(m_language, 1);
    layout->addWidget(m_particulars);
    layout->addWidget(m_retry);
    layout->addWidget(heading);
    layout->addLayout(choice);
    layout->addWidget(m_text, 1);
    connect(m_retry, &QPushButton::clicked, this, &MessagesPage::retry);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &MessagesPage::preview);
    connect(m_language, &QComboBox::currentIndexChanged, this, &MessagesPage::preview);
    showChosen();
    return detail;
}

void MessagesPage::activate()
{
    search();
    preview();
    m_status->setFocus(Qt::OtherFocusReason);
}

std::optional<MessageStatus> MessagesPage::shownStatus() const
{
    return parseMessageStatus(m_status->currentData().toString());
}

void MessagesPage::search()
{
    m_list->setFetch([actor = m_context.actor, status = shownStatus()](
                         Services &services, const QString &, const PageRequest &request) {
        return services.outbox.list(actor, status, request);
    });
    m_list->search();
}

const MessageLine *MessagesPage::chosen() const
{
    const QModelIndex index = m_pane->table()->currentIndex();
    return index.isValid() && index.row() < m_model->rowCount() ? &m_model->at(index.row())
                                                                : nullptr;
}

void MessagesPage::showChosen()
{
    const MessageLine *line = chosen();
    m_retry->setVisible(line && line->message.status == MessageStatus::Failed);
    if (!line) {
        m_particulars->setText(tr("Choose a message to see how far it has come."));
        return;
    }
    const OutboxMessage &message = line->message;
    QStringList lines {
        tr("%1 to %2: %3", "a kind of message, whom it goes to, its state")
            .arg(kindText(message.kind),
                 bidiIsolated(line->recipient.isEmpty() ? channelText(message.channel)
                                                        : line->recipient),
                 stateText(message.status)),
        tr("Tried %Ln times", nullptr, message.attempts)};
    if (!message.lastError.isEmpty())
        lines.append(tr("Last failure: %1").arg(bidiIsolated(message.lastError)));
    if (message.status == MessageStatus::Pending)
        lines.append(tr("Tried next: %1")
                         .arg(dayStartText(locale(), *m_context.zone.get(), message.nextTryAt)));
    m_particulars->setText(lines.join(u'\n'));
}

void MessagesPage::retry()
{
    const MessageLine *line = chosen();
    if (!line)
        return;
    m_retry->setEnabled(false);
    const Actor actor = m_context.actor;
    whenDone(m_context.services.run([actor, id = line->message.id](Services &services) {
        return services.outbox.retry(actor, id);
    }),
             this, [this](const Result<MessageLine> &tried) {
                 m_retry->setEnabled(true);
                 Q_EMIT notice(tried ? tr("It is tried again.") : errorText(tried.error()));
                 m_list->reload();
             });
}

void MessagesPage::preview()
{
    const Actor actor = m_context.actor;
    const auto kind = MessageKind(m_kind->currentData().toInt());
    const QString language = m_language->currentData().toString();
    whenDone(m_context.services.run([=](Services &services) {
        return services.outbox.preview(actor, kind, language);
    }),
             this, [this, kind, language](const Result<MessageText> &text) {
                 // Another may have been chosen meanwhile.
                 if (kind != MessageKind(m_kind->currentData().toInt())
                     || language != m_language->currentData().toString())
                     return;
                 if (!text) {
                     m_text->setPlainText(errorText(text.error()));
                     return;
                 }
                 QStringList parts {text->subject, text->plain};
                 if (!text->sms.isEmpty())
                     parts.append(text->sms);
                 m_text->setPlainText(parts.join(u"\n\n"_s));
             });
}

} // namespace frontdesk
