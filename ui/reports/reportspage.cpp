// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportspage.h"

#include "barchart.h"
#include "models/clinicformat.h"
#include "models/tableview.h"
#include "models/typeddate.h"
#include "reportpaper.h"
#include "reportview.h"
#include "shell/emptystate.h"
#include "shell/errortext.h"
#include "shell/inlinemessage.h"
#include "shell/theme.h"
#include "shell/whendone.h"

#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPdfWriter>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int ListWidth = 260;
constexpr int LeastListWidth = 150;

/// A model of its own for each report would be more code than its cells are.
QStandardItem *cellOf(const QString &text)
{
    auto *item = new QStandardItem(text);
    item->setEditable(false);
    return item;
}

} // namespace

/// A report as it was read: its words are made anew where the language changes.
struct ReportsPage::Shown {
    ReportKind kind = ReportKind::Statuses;
    ReportDays days;
    ReportFigures figures;
    ReportView view;
};

/// What was asked last, until it fails: what the page shows or will show.
struct ReportsPage::Question {
    ReportKind kind = ReportKind::Statuses;
    ReportDays days;

    bool operator==(const Question &) const = default;
};

ReportsPage::ReportsPage(DeskContext &context, QWidget *parent)
    : DeskPage(parent)
    , m_context(context)
{
    setObjectName(u"reportsPage"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Large);
    layout->setSpacing(Space::Huge);
    m_reports = new QListWidget(this);
    m_reports->setObjectName(u"reports"_s);
    m_reports->setMinimumWidth(LeastListWidth);
    m_reports->setMaximumWidth(ListWidth);
    m_reports->setTextElideMode(Qt::ElideRight);
    for (const ReportKind kind : allReportKinds()) {
        auto *item = new QListWidgetItem(m_reports);
        item->setData(Qt::UserRole, int(kind));
    }
    m_reports->setCurrentRow(0);
    layout->addWidget(m_reports, 1);
    layout->addWidget(buildReport(), 3);
    retranslate();
    m_period->setCurrentIndex(m_period->findData(int(ReportPeriod::ThisMonth)));
    periodChosen();
    connect(m_reports, &QListWidget::currentRowChanged, this, &ReportsPage::load);
    connect(m_period, &QComboBox::activated, this, [this] {
        periodChosen();
        load();
    });
    for (QLineEdit *edit : {m_from, m_to})
        connect(edit, &QLineEdit::editingFinished, this, &ReportsPage::daysTyped);
}

ReportsPage::~ReportsPage()
{
    // A box that loses the focus as it goes would tell a page that is no longer one.
    for (QLineEdit *edit : {m_from, m_to})
        edit->disconnect(this);
}

QString ReportsPage::title() const
{
    return tr("Reports");
}

QString ReportsPage::iconName() const
{
    return u"reports"_s;
}

QDate ReportsPage::today() const
{
    return m_context.zone.get()->toDate(m_context.clock.now());
}

QPushButton *ReportsPage::addButton(const QString &name, QBoxLayout *row)
{
    auto *button = new QPushButton(this);
    button->setObjectName(name);
    row->addWidget(button);
    return button;
}

QWidget *ReportsPage::buildReport()
{
    auto *report = new QWidget(this);
    auto *layout = new QVBoxLayout(report);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Medium);
    auto *head = new QHBoxLayout;
    m_title = new QLabel(report);
    m_title->setObjectName(u"reportTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    setTextLook(m_title, TextLook::Title);
    m_title->setWordWrap(true); // gives way to the buttons
    head->addWidget(m_title, 1);
    m_csv = addButton(u"export"_s, head);
    m_pdf = addButton(u"savePdf"_s, head);
    m_print = addButton(u"print"_s, head);
    layout->addLayout(head);
    layout->addLayout(buildDays());
    m_message = new InlineMessage(report);
    layout->addWidget(m_message);
    m_stack = new QStackedWidget(report);
    m_stack->setObjectName(u"reportStack"_s);
    m_nothing = new EmptyState(u"reports"_s, m_stack);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(buildFigures());
    layout->addWidget(m_stack, 1);
    connect(m_nothing, &EmptyState::actionTriggered, this, &ReportsPage::load);
    connect(m_csv, &QPushButton::clicked, this,
            [this] { askForFile(tr("Export the report"), u"csv"_s, &ReportsPage::exportTo); });
    connect(m_pdf, &QPushButton::clicked, this,
            [this] { askForFile(tr("Save the report"), u"pdf"_s, &ReportsPage::saveTo); });
    connect(m_print, &QPushButton::clicked, this, &ReportsPage::print);
    return report;
}

QBoxLayout *ReportsPage::buildDays()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::Small);
    m_period = new QComboBox(this);
    m_period->setObjectName(u"period"_s);
    for (const ReportPeriod period : allReportPeriods())
        m_period->addItem(periodText(period), int(period));
    row->addWidget(m_period);
    const auto addDate = [&](const QString &name, QLabel *&label) {
        label = new QLabel(this);
        setTextLook(label, TextLook::Muted);
        row->addWidget(label);
        auto *edit = new QLineEdit(this);
        label->setBuddy(edit);
        edit->setObjectName(name);
        edit->setMaximumWidth(edit->fontMetrics().horizontalAdvance(u"00/00/0000 00"_s) * 3 / 2);
        row->addWidget(edit);
        return edit;
    };
    m_from = addDate(u"from"_s, m_fromLabel);
    m_to = addDate(u"to"_s, m_toLabel);
    m_days = new QLabel(this);
    m_days->setObjectName(u"reportDays"_s);
    setTextLook(m_days, TextLook::Muted);
    m_days->setWordWrap(true);
    row->addSpacing(Space::Small);
    row->addWidget(m_days, 1);
    return row;
}

QWidget *ReportsPage::buildFigures()
{
    auto *figures = new QWidget(m_stack);
    auto *layout = new QVBoxLayout(figures);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Medium);
    m_headline = new QLabel(figures);
    m_headline->setObjectName(u"headline"_s);
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setWordWrap(true);
    setTextLook(m_headline, TextLook::Heading);
    layout->addWidget(m_headline);
    auto *card = new QWidget;
    makeCard(card);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(Space::Large, Space::Large, Space::Large, Space::Large);
    m_chart = new BarChart(card);
    m_chart->setObjectName(u"chart"_s);
    inside->addWidget(m_chart);
    m_charts = new QScrollArea(figures);
    m_charts->setObjectName(u"chartArea"_s);
    m_charts->setWidgetResizable(true);
    m_charts->setFrameShape(QFrame::NoFrame);
    m_charts->setFocusPolicy(Qt::NoFocus); // what it shows is in the table too
    m_charts->setWidget(card);
    layout->addWidget(m_charts, 1);
    m_cells = new QStandardItemModel(this);
    m_table = new TableView(figures);
    m_table->setObjectName(u"figures"_s);
    m_table->setModel(m_cells);
    layout->addWidget(m_table, 1);
    return figures;
}

void ReportsPage::activate()
{
    periodChosen(); // today may be another day than when it was chosen
    load();
    m_reports->doItemsLayout(); // its rows were measured before it had its look
    m_reports->setFocus(Qt::OtherFocusReason);
}

void ReportsPage::setConnected(bool connected, Instant)
{
    if (connected && m_failed)
        load();
}

ReportPeriod ReportsPage::period() const
{
    return ReportPeriod(m_period->currentData().toInt());
}

ReportKind ReportsPage::chosen() const
{
    const QListWidgetItem *item = m_reports->currentItem();
    return item ? ReportKind(item->data(Qt::UserRole).toInt()) : ReportKind::Statuses;
}

void ReportsPage::periodChosen()
{
    if (period() != ReportPeriod::Chosen)
        writeDays(daysOf(period(), today(), locale()));
}

void ReportsPage::writeDays(const ReportDays &days)
{
    m_from->setText(numericDateText(locale(), days.from));
    m_to->setText(numericDateText(locale(), days.to));
}

void ReportsPage::daysTyped()
{
    const std::optional<ReportDays> days = daysWanted();
    if (!days || (m_question && *m_question == Question {chosen(), *days}))
        return; // left as it was, where it is one
    if (*days != daysOf(period(), today(), locale()))
        m_period->setCurrentIndex(m_period->findData(int(ReportPeriod::Chosen)));
    load();
}

std::optional<ReportDays> ReportsPage::daysWanted()
{
    const auto date = [&](const QLineEdit *edit) {
        return parseTypedDate(edit->text().trimmed(), locale(), today(), ShortYear::Near);
    };
    const ReportDays days {date(m_from), date(m_to)};
    QString wrong;
    if (!days.from.isValid() || !days.to.isValid())
        wrong = tr("Write the date like %1.").arg(numericDateHint(locale()));
    else if (days.from > days.to)
        wrong = tr("The last day comes before the first.");
    else if (days.from.daysTo(days.to) >= ReportService::MaxDays)
        wrong = tr("A report covers at most %Ln day(s).", nullptr, ReportService::MaxDays);
    m_message->showOnly(InlineMessage::Kind::Error, wrong);
    return wrong.isEmpty() ? std::optional(days) : std::nullopt;
}

void ReportsPage::load()
{
    const std::optional<ReportDays> days = daysWanted();
    if (!days)
        return;
    const quint64 asked = ++m_asked;
    m_question = std::make_unique<Question>(Question {chosen(), *days});
    if (!m_shown)
        showNothing(tr("Adding up…"), {});
    auto read = m_context.services.run(
        [actor = m_context.actor, question = *m_question](Services &services) {
            return readReport(services, actor, question.kind, question.days);
        });
    whenDone(
        read, this, [this, asked, question = *m_question](const Result<ReportFigures> &figures) {
            if (asked != m_asked)
                return;
            m_failed = !figures;
            if (figures) {
                m_shown =
                    std::make_unique<Shown>(Shown {question.kind, question.days, *figures, {}});
                showReport();
            } else {
                m_shown.reset();
                m_question.reset();
                showReport();
                showNothing(tr("The report could not be read"), errorText(figures.error()),
                            tr("Try again"));
            }
        });
}

void ReportsPage::showReport()
{
    for (QPushButton *button : {m_csv, m_pdf, m_print})
        button->setEnabled(m_shown != nullptr);
    if (!m_shown) {
        m_title->setText(title());
        m_days->clear();
        return;
    }
    m_shown->view = reportView(m_shown->kind, m_shown->figures, locale());
    const ReportView &view = m_shown->view;
    m_title->setText(reportTitle(m_shown->kind));
    m_days->setText(reportDaysText(locale(), m_shown->days));
    m_headline->setText(view.headline);
    m_chart->setReport(view);
    // As high as its bars where there is room, and never more than half.
    m_charts->setMaximumHeight(m_charts->widget()->sizeHint().height());
    m_chart->setAccessibleName(reportTitle(m_shown->kind));
    m_chart->setAccessibleDescription(view.headline);
    m_table->setAccessibleName(reportTitle(m_shown->kind));
    showTable();
    if (view.isEmpty)
        showNothing(tr("Nothing to report"), tr("There is nothing to count on these days."));
    else
        m_stack->setCurrentIndex(1);
}

void ReportsPage::showTable()
{
    const ReportView &view = m_shown->view;
    m_cells->clear();
    for (int column = 0; column < view.columns.size(); ++column) {
        auto *heading = cellOf(view.columns[column].title);
        m_cells->setHorizontalHeaderItem(column, heading);
    }
    for (const ReportRow &row : view.rows) {
        QList<QStandardItem *> cells {cellOf(row.label)};
        for (const ReportCell &cell : row.cells)
            cells.append(cellOf(cell.text));
        m_cells->appendRow(cells);
    }
    m_table->setStretchColumn(0);
}

void ReportsPage::showNothing(const QString &title, const QString &sentence, const QString &action)
{
    // A button that goes would send the focus anywhere.
    if (action.isEmpty() && m_nothing->isAncestorOf(QApplication::focusWidget()))
        m_reports->setFocus(Qt::OtherFocusReason);
    m_nothing->setTexts(title, sentence, action);
    m_stack->setCurrentIndex(0);
}

void ReportsPage::retranslate()
{
    m_reports->setAccessibleName(tr("Reports"));
    for (int row = 0; row < m_reports->count(); ++row) {
        QListWidgetItem *item = m_reports->item(row);
        item->setText(reportTitle(ReportKind(item->data(Qt::UserRole).toInt())));
        item->setToolTip(item->text());
    }
    m_period->setAccessibleName(tr("Period"));
    for (int row = 0; row < m_period->count(); ++row)
        m_period->setItemText(row, periodText(ReportPeriod(m_period->itemData(row).toInt())));
    m_fromLabel->setText(tr("From"));
    m_toLabel->setText(tr("to", "between the first and the last day"));
    m_from->setAccessibleName(tr("First day"));
    m_to->setAccessibleName(tr("Last day"));
    for (QLineEdit *edit : {m_from, m_to})
        edit->setToolTip(tr("Write the date like %1.").arg(numericDateHint(locale())));
    m_csv->setText(tr("Export as CSV…"));
    m_pdf->setText(tr("Save as PDF…"));
    m_print->setText(tr("Print…"));
    showReport();
}

void ReportsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        retranslate();
        // The week may begin on another day, and dates are written another way.
        if (period() == ReportPeriod::Chosen && m_question)
            writeDays(m_question->days);
        periodChosen();
        if (m_shown || m_failed)
            load();
    } else if (event->type() == QEvent::FontChange && m_shown) {
        showReport(); // the chart's height goes by the font
    }
    DeskPage::changeEvent(event);
}

void ReportsPage::askForFile(const QString &title, const QString &suffix,
                             void (ReportsPage::*write)(const QString &))
{
    if (!m_shown)
        return;
    const QString name =
        u"%1 %2 %3.%4"_s.arg(reportTitle(m_shown->kind), m_shown->days.from.toString(Qt::ISODate),
                             m_shown->days.to.toString(Qt::ISODate), suffix);
    auto *dialog = new QFileDialog(this, title, name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    connect(dialog, &QFileDialog::fileSelected, this, write);
    dialog->open();
}

void ReportsPage::exportTo(const QString &path)
{
    if (!m_shown)
        return;
    QSaveFile file(path);
    const QByteArray table = reportCsv(m_shown->view).toUtf8();
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(table) == table.size();
    finish(file, isWritten);
}

void ReportsPage::saveTo(const QString &path)
{
    if (!m_shown)
        return;
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        QPdfWriter pdf(&file);
        pdf.setTitle(reportTitle(m_shown->kind));
        pdf.setPageSize(QPageSize(QLocale::system().measurementSystem() == QLocale::ImperialUSSystem
                                      ? QPageSize::Letter
                                      : QPageSize::A4));
        paper().print(pdf);
    }
    finish(file, file.isOpen());
}

void ReportsPage::finish(QSaveFile &file, bool isWritten)
{
    if (isWritten && file.commit())
        Q_EMIT notice(tr("The report was saved."));
    else
        m_message->showMessage(InlineMessage::Kind::Error,
                               tr("The report could not be saved. %1").arg(file.errorString()));
}

ReportPaper ReportsPage::paper() const
{
    return {reportTitle(m_shown->kind), reportDaysText(locale(), m_shown->days), m_shown->view,
            isRightToLeft(), font()};
}

void ReportsPage::print()
{
    if (!m_shown)
        return;
    auto *dialog = new QPrintPreviewDialog(this);
    dialog->setObjectName(u"reportPreview"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QPrintPreviewDialog::paintRequested, this,
            [report = paper()](QPrinter *printer) { report.print(*printer); });
    dialog->open();
}

} // namespace frontdesk
