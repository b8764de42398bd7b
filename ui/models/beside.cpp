// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/beside.h"

#include <QSplitter>

namespace frontdesk {

QSplitter *beside(QWidget *list, QWidget *detail, QWidget *parent)
{
    auto *splitter = new QSplitter(Qt::Horizontal, parent);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(list);
    splitter->addWidget(detail);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({2 * DetailWidth, DetailWidth});
    return splitter;
}

} // namespace frontdesk
