// SPDX-License-Identifier: GPL-3.0-or-later
#include "seriesconflicts.h"

#include "models/clinicformat.h"
#include "shell/errortext.h"
#include "shell/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

SeriesConflicts::SeriesConflicts(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(u"seriesConflicts"_s);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(Space::Small);
    hide();
}

void SeriesConflicts::showPlan(const QList<PlannedOccurrence> &planned,
                               std::shared_ptr<const ClinicTime> time)
{
    clear();
    m_time = std::move(time);
    m_planned = planned;
    for (const PlannedOccurrence &occurrence : planned) {
        if (occurrence.isFree())
            continue;
        auto *text = new QLabel(this);
        text->setObjectName(u"seriesConflict"_s);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        setTextLook(text, TextLook::Danger);
        auto *instead = new QComboBox(this);
        instead->setObjectName(u"seriesInstead"_s);
        instead->addItem({});
        for (qsizetype i = 0; i < occurrence.alternatives.size(); ++i)
            instead->addItem({});
        instead->setVisible(!occurrence.alternatives.isEmpty());
        m_layout->addWidget(text);
        m_layout->addWidget(instead);
        connect(instead, &QComboBox::currentIndexChanged, this, &SeriesConflicts::choiceChanged);
        m_rows.append({occurrence, text, instead});
    }
    retranslate();
    setVisible(isAsking());
    for (const Row &row : std::as_const(m_rows)) {
        if (!row.occurrence.alternatives.isEmpty()) {
            row.instead->setFocus(Qt::OtherFocusReason);
            break;
        }
    }
}

void SeriesConflicts::clear()
{
    hide();
    for (const Row &row : std::as_const(m_rows)) {
        // Not at once: a choice in one of them may be what led here.
        row.text->hide();
        row.text->deleteLater();
        row.instead->hide();
        row.instead->deleteLater();
        m_layout->removeWidget(row.text);
        m_layout->removeWidget(row.instead);
    }
    m_rows.clear();
    m_planned.clear();
}

QList<Instant> SeriesConflicts::starts() const
{
    QList<Instant> starts;
    for (const PlannedOccurrence &occurrence : m_planned) {
        if (occurrence.isFree() && occurrence.span)
            starts.append(occurrence.span->start);
    }
    for (const Row &row : m_rows) {
        if (const int chosen = row.instead->currentIndex(); chosen > 0)
            starts.append(row.occurrence.alternatives[chosen - 1].start);
    }
    std::sort(starts.begin(), starts.end());
    return starts;
}

void SeriesConflicts::retranslate()
{
    for (const Row &row : std::as_const(m_rows)) {
        row.text->setText(lineText(row.occurrence));
        row.instead->setAccessibleName(tr("Instead of %1").arg(row.text->text()));
        row.instead->setItemText(0, tr("Leave it out"));
        for (int i = 1; i < row.instead->count(); ++i)
            row.instead->setItemText(
                i, daySpanText(locale(), *m_time, row.occurrence.alternatives[i - 1]));
    }
}

/// Its day too where that is another one.
QString SeriesConflicts::alternativeText(const PlannedOccurrence &occurrence,
                                         const Interval &span) const
{
    return m_time->toDate(span.start) == occurrence.day ? spanText(locale(), *m_time, span)
                                                        : daySpanText(locale(), *m_time, span);
}

QString SeriesConflicts::lineText(const PlannedOccurrence &occurrence) const
{
    const QString when = occurrence.span ? daySpanText(locale(), *m_time, *occurrence.span)
                                         : shortDayText(locale(), occurrence.day);
    QStringList reasons;
    for (const Violation &violation : occurrence.violations)
        reasons.append(errorText(toError({violation})));
    const QString why = reasons.join(u' ');
    QStringList free;
    for (const Interval &span : occurrence.alternatives)
        free.append(alternativeText(occurrence, span));
    if (free.isEmpty())
        return tr("%1: %2 Nothing is free nearby.", "day and time, why it cannot be had")
            .arg(when, why);
    return tr("%1: %2 Free: %3.", "day and time, why it cannot be had, other times")
        .arg(when, why, locale().createSeparatedList(free));
}

} // namespace frontdesk
