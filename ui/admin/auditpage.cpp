// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/auditpage.h"

#include "auditquery.h"
#include "audittext.h"
#include "models/beside.h"
#include "models/clinicformat.h"
#include "models/scrolled.h"
#include "models/typeddate.h"
#include "shell/bidi.h"
#include "shell/emptystate.h"
#include "shell/icons.h"
#include "shell/theme.h"

#include <QComboBox>
#include <QFileDialog>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int ListWidth = 620;

bool sameLine(const ShownAuditLine &a, const ShownAuditLine &b)
{
    return a.line.sequence == b.line.sequence;
}

/// The person, or what stands for nobody who is signed in.
QString whoText(const ShownAuditLine &shown)
{
    return shown.who.isEmpty() ? AuditPage::tr("Nobody signed in") : bidiIsolated(shown.who);
}

QLabel *plainLabel(const QString &name, TextLook look, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    setTextLook(label, look);
    return label;
}

} // namespace

AuditPage::AuditPage(DeskContext &context, QWidget *parent)
    : DeskPage(parent)
    , m_context(context)
{
    setObjectName(u"auditPage"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    QWidget *list = buildList();
    layout->addWidget(beside(list, buildDetail(), this));
}

AuditPage::~AuditPage()
{
    // A box that loses the focus as it goes would tell a page that is no longer one.
    for (QLineEdit *edit : {m_from, m_to})
        edit->disconnect(this);
    m_pane->table()->setModel(nullptr);
    m_changes->setModel(nullptr);
}

QString AuditPage::title() const
{
    return tr("Audit trail");
}

QString AuditPage::iconName() const
{
    return u"audit"_s;
}

QDate AuditPage::today() const
{
    return m_context.zone.get()->toDate(m_context.clock.now());
}

QWidget *AuditPage::buildList()
{
    m_model = std::make_unique<ListTableModel<ShownAuditLine>>(
        QList<Column<ShownAuditLine>> {
            {[] { return tr("When"); },
             [this](const ShownAuditLine &shown) {
                 return auditTimeText(locale(), *m_context.zone.get(), shown.line.at);
             }},
            {[] { return tr("Who"); }, whoText},
            {[] { return tr("What"); },
             [](const ShownAuditLine &shown) { return auditWhatText(shown.line); }},
            {[] { return tr("Workstation"); },
             [](const ShownAuditLine &shown) { return auditWhereText(shown.line); }}},
        sameLine);
    m_pane =
        new ListPane({tr("Audit trail"), tr("Person: the e-mail"), u"audit"_s, tr("Nothing here"),
                      tr("Nothing was done that the filters ask for."), QString()},
                     m_model.get());
    m_pane->setMinimumWidth(ListWidth);
    m_export = new QPushButton(tr("Export as CSV…"), m_pane);
    m_export->setObjectName(u"export"_s);
    m_pane->addAction(m_export);
    connect(m_export, &QPushButton::clicked, this, &AuditPage::askForFile);
    buildFilters();
    m_list = std::make_unique<PagedList<ShownAuditLine>>(
        m_context, m_pane, m_model.get(),
        [](Services &, const QString &, const PageRequest &) {
            return Result<Page<ShownAuditLine>>();
        },
        sameLine);
    TableView *table = m_pane->table();
    constexpr int WhatColumn = 2;
    table->setStretchColumn(WhatColumn);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &AuditPage::rowChosen);
    connect(table, &TableView::rowOpened, this,
            [this] { m_changes->setFocus(Qt::OtherFocusReason); });
    return m_pane;
}

QComboBox *AuditPage::addWords(const QString &name, const QString &accessibleName)
{
    auto *box = new QComboBox(m_pane);
    box->setObjectName(name);
    box->setAccessibleName(accessibleName);
    m_pane->addFilter(box);
    connect(box, &QComboBox::currentIndexChanged, this, &AuditPage::filtersChanged);
    return box;
}

QLineEdit *AuditPage::addDate(const QString &name, const QString &label)
{
    auto *edit = new QLineEdit(m_pane);
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    edit->setPlaceholderText(label);
    edit->setToolTip(tr("Write the date like %1.").arg(numericDateHint(locale())));
    edit->setMaximumWidth(edit->fontMetrics().horizontalAdvance(u"00/00/0000 00"_s) * 3 / 2);
    m_pane->addFilter(edit);
    connect(edit, &QLineEdit::editingFinished, this, &AuditPage::filtersChanged);
    return edit;
}

void AuditPage::buildFilters()
{
    m_entity = addWords(u"entity"_s, tr("What it was done to"));
    m_action = addWords(u"action"_s, tr("What was done"));
    m_from = addDate(u"from"_s, tr("From day"));
    m_to = addDate(u"to"_s, tr("To day"));
    const QSignalBlocker quietEntity(m_entity);
    const QSignalBlocker quietAction(m_action);
    m_entity->addItem(tr("Everything"), QString());
    for (const AuditWord &word : auditEntities())
        m_entity->addItem(word.text, word.code);
    m_action->addItem(tr("All actions"), QString());
    for (const AuditWord &word : auditActions())
        m_action->addItem(word.text, word.code);
}

std::optional<AuditFilter> AuditPage::filter() const
{
    const ClinicTime &time = *m_context.zone.get();
    AuditFilter filter;
    filter.entity = m_entity->currentData().toString();
    filter.action = m_action->currentData().toString();
    if (!m_followedId.isEmpty()) {
        filter.entity = m_followedEntity;
        filter.entityId = m_followedId;
    }
    for (const bool isFrom : {true, false}) {
        const QString text = (isFrom ? m_from : m_to)->text().trimmed();
        if (text.isEmpty())
            continue;
        const QDate date = parseTypedDate(text, locale(), today(), ShortYear::Near);
        if (!date.isValid())
            return std::nullopt;
        if (isFrom)
            filter.from = time.day(date).start;
        else
            filter.to = time.day(date).end;
    }
    return filter;
}

void AuditPage::filtersChanged()
{
    const std::optional<AuditFilter> wanted = filter();
    if (!wanted) {
        m_pane->showFailure(tr("Write the date like %1.").arg(numericDateHint(locale())));
        return;
    }
    m_list->setFetch([actor = m_context.actor, wanted = *wanted](
                         Services &services, const QString &person, const PageRequest &request) {
        return shownAudit(services, actor, wanted, person, request);
    });
    m_list->search();
}

QWidget *AuditPage::buildDetail()
{
    m_fields = std::make_unique<ListTableModel<AuditField>>(QList<Column<AuditField>> {
        {[] { return tr("Field"); }, [](const AuditField &field) { return field.name; }},
        Column<AuditField>([] { return tr("Before"); },
                           [](const AuditField &field) { return field.before; })
            .withToolTip([](const AuditField &field) { return field.before; }),
        Column<AuditField>([] { return tr("After"); },
                           [](const AuditField &field) { return field.after; })
            .withToolTip([](const AuditField &field) { return field.after; })});
    m_detail = new QStackedWidget;
    m_detail->setObjectName(u"detail"_s);
    m_detail->setMinimumWidth(DetailWidth);
    auto *nothing = new EmptyState(u"audit"_s, m_detail);
    nothing->setTexts(tr("Nothing chosen"), tr("Choose a line to see what it changed."));
    auto *view = new QWidget(m_detail);
    auto *layout = new QVBoxLayout(view);
    layout->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Large);
    layout->setSpacing(Space::Medium);
    m_what = plainLabel(u"editorTitle"_s, TextLook::Heading, view);
    m_who = plainLabel(u"who"_s, TextLook::Small, view);
    m_object = new QPushButton(view);
    m_object->setObjectName(u"object"_s);
    setButtonLook(m_object, ButtonLook::Quiet);
    m_changes = new TableView(view);
    m_changes->setObjectName(u"changes"_s);
    m_changes->setAccessibleName(tr("Before and after"));
    m_changes->setModel(m_fields.get());
    constexpr int AfterColumn = 2;
    m_changes->setStretchColumn(AfterColumn);
    layout->addWidget(m_what);
    layout->addWidget(m_who);
    layout->addWidget(m_object, 0, Qt::AlignLeading);
    layout->addWidget(m_changes, 1);
    connect(m_object, &QPushButton::clicked, this, &AuditPage::followObject);
    m_detail->addWidget(nothing);
    m_detail->addWidget(view);
    return m_detail;
}

void AuditPage::activate()
{
    if (!m_list->isLoaded())
        filtersChanged();
    m_pane->searchBox()->setFocus(Qt::OtherFocusReason);
}

void AuditPage::rowChosen()
{
    if (const auto shown = m_list->current())
        showLine(*shown);
}

void AuditPage::showLine(const ShownAuditLine &shown)
{
    m_what->setText(auditWhatText(shown.line));
    //: who, when, where; "anna@clinic.example · Mon 9 Mar 2026, 14:20:05 · Desktop"
    m_who->setText(tr("%1 · %2 · %3")
                       .arg(whoText(shown),
                            auditTimeText(locale(), *m_context.zone.get(), shown.line.at),
                            auditWhereText(shown.line)));
    m_object->setText(m_followedId.isEmpty() ? tr("Everything on this object")
                                             : tr("Everything again"));
    m_object->setVisible(!shown.line.entityId.isEmpty());
    m_fields->setItems(auditFields(shown.line));
    m_changes->resizeColumnsToContents();
    m_detail->setCurrentIndex(1);
}

void AuditPage::followObject()
{
    const auto shown = m_list->current();
    const bool follow = m_followedId.isEmpty() && shown;
    m_followedEntity = follow ? shown->line.entity : QString();
    m_followedId = follow ? shown->line.entityId : QString();
    m_object->setText(follow ? tr("Everything again") : tr("Everything on this object"));
    filtersChanged();
}

void AuditPage::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Export the audit trail"), u"audit.csv"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &AuditPage::exportTo);
    dialog->open();
}

void AuditPage::exportTo(const QString &file)
{
    const std::optional<AuditFilter> wanted = filter();
    if (!wanted)
        return;
    m_export->setEnabled(false);
    auto future = m_context.services.run(
        [actor = m_context.actor, wanted = *wanted, person = m_pane->query(),
         file](Services &services) { return exportAudit(services, actor, wanted, person, file); });
    whenDone(future, this, [this](const Result<int> &lines) {
        m_export->setEnabled(true);
        if (lines)
            Q_EMIT notice(tr("%Ln lines exported", nullptr, *lines));
        else
            m_pane->showFailure(errorText(lines.error()));
    });
}

} // namespace frontdesk
