// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/deskcontext.h"
#include "shell/page.h"

#include <memory>
#include <optional>

class QBoxLayout;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPagedPaintDevice;
class QPushButton;
class QSaveFile;
class QScrollArea;
class QStackedWidget;
class QStandardItemModel;

namespace frontdesk {

class BarChart;
class EmptyState;
class InlineMessage;
class TableView;
enum class ReportKind;
enum class ReportPeriod;
struct ReportDays;
struct ReportPaper;

/// What the clinic did over some days, for administrators: each report as a sentence, a chart and
/// the table that the chart is drawn from, to be printed, kept as PDF or taken away as CSV.
class ReportsPage : public DeskPage
{
    Q_OBJECT

public:
    explicit ReportsPage(DeskContext &context, QWidget *parent = nullptr);
    ~ReportsPage() override;

    QString title() const override;
    QString iconName() const override;
    void activate() override;
    void setConnected(bool connected, Instant asOf) override;

public Q_SLOTS:
    /// Writes the table that is shown as CSV.
    void exportTo(const QString &file);
    /// Writes the report that is shown as PDF.
    void saveTo(const QString &file);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Shown;
    struct Question;

    QWidget *buildReport();
    QBoxLayout *buildDays();
    QWidget *buildFigures();
    QPushButton *addButton(const QString &name, QBoxLayout *row);
    void retranslate();
    /// The days of the chosen period into the boxes.
    void periodChosen();
    void writeDays(const ReportDays &days);
    void daysTyped();
    ReportPeriod period() const;
    ReportKind chosen() const;
    /// What the boxes say; null, and a message that says why, where it cannot be asked for.
    std::optional<ReportDays> daysWanted();
    void load();
    void showReport();
    void showTable();
    /// In place of the report: why there is none.
    void showNothing(const QString &title, const QString &sentence, const QString &action = {});
    void askForFile(const QString &title, const QString &suffix,
                    void (ReportsPage::*write)(const QString &));
    /// Gives what was written its name, and says how that went.
    void finish(QSaveFile &file, bool isWritten);
    void print();
    ReportPaper paper() const;
    QDate today() const;

    DeskContext &m_context;
    std::unique_ptr<Shown> m_shown; ///< none before the first answer and after a failure
    std::unique_ptr<Question> m_question; ///< the last one; none where it failed
    quint64 m_asked = 0; ///< answers to earlier questions are dropped
    bool m_failed = false;
    QListWidget *m_reports = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_days = nullptr;
    QComboBox *m_period = nullptr;
    QLabel *m_fromLabel = nullptr;
    QLabel *m_toLabel = nullptr;
    QLineEdit *m_from = nullptr;
    QLineEdit *m_to = nullptr;
    InlineMessage *m_message = nullptr;
    QPushButton *m_csv = nullptr;
    QPushButton *m_pdf = nullptr;
    QPushButton *m_print = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_nothing = nullptr;
    QLabel *m_headline = nullptr;
    QScrollArea *m_charts = nullptr; ///< around the chart
    BarChart *m_chart = nullptr;
    TableView *m_table = nullptr;
    QStandardItemModel *m_cells = nullptr;
};

} // namespace frontdesk
