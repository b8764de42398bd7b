// SPDX-License-Identifier: GPL-3.0-or-later
#include "patientresultsdelegate.h"

#include "patientresultsmodel.h"
#include "shell/icons.h"
#include "shell/theme.h"

#include <QPainter>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int IconSize = 20;

} // namespace

QSize PatientResultsDelegate::sizeHint(const QStyleOptionViewItem &option,
                                       const QModelIndex & /*index*/) const
{
    const int lines = option.fontMetrics.height() + QFontMetrics(smallFont(option.font)).height();
    return {option.rect.width(), lines + 2 * Space::Small};
}

void PatientResultsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    const auto kind = PatientResultsModel::Kind(index.data(PatientResultsModel::KindRole).toInt());
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    painter->fillRect(option.rect, selected ? theme.accentSoft : theme.surface);
    if (kind == PatientResultsModel::Kind::Create) {
        painter->setPen(theme.border);
        painter->drawLine(option.rect.topLeft(), option.rect.topRight());
    }

    const QRect logical =
        option.rect.adjusted(Space::Medium, Space::Small, -Space::Medium, -Space::Small);
    const auto visual = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    QRect text = logical;
    if (kind == PatientResultsModel::Kind::Create) {
        const QRect icon(logical.left(), logical.center().y() - IconSize / 2, IconSize, IconSize);
        themedIcon(u"add"_s, IconTint::Accent).paint(painter, visual(icon));
        text.setLeft(icon.right() + Space::Small);
    }
    const Qt::Alignment leading =
        QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
    const QString title = index.data(Qt::DisplayRole).toString();
    if (kind == PatientResultsModel::Kind::Notice) {
        painter->setPen(theme.muted);
        painter->drawText(visual(text), int(leading),
                          option.fontMetrics.elidedText(title, Qt::ElideRight, text.width()));
        painter->restore();
        return;
    }
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics boldMetrics(bold);
    const QRect upper(text.left(), text.top(), text.width(), boldMetrics.height());
    painter->setFont(bold);
    painter->setPen(kind == PatientResultsModel::Kind::Create ? theme.accent : theme.text);
    painter->drawText(visual(upper), int(leading),
                      boldMetrics.elidedText(title, Qt::ElideRight, text.width()));
    const QFont small = smallFont(option.font);
    const QFontMetrics smallMetrics(small);
    const QRect lower(text.left(), upper.bottom() + 1, text.width(), smallMetrics.height());
    painter->setFont(small);
    painter->setPen(theme.muted);
    painter->drawText(
        visual(lower), int(leading),
        smallMetrics.elidedText(index.data(PatientResultsModel::DetailRole).toString(),
                                Qt::ElideRight, text.width()));
    painter->restore();
}

} // namespace frontdesk
