// SPDX-License-Identifier: GPL-3.0-or-later
#include "cancelbox.h"

#include "appointments/appointmenttext.h"
#include "shell/theme.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxReason = 500;

} // namespace

CancelBox::CancelBox(QWidget *parent)
    : QFrame(parent)
    , m_title(new QLabel(this))
    , m_scope(new QComboBox(this))
    , m_other(new QLineEdit(this))
    , m_confirm(new QPushButton(this))
    , m_keep(new QPushButton(this))
{
    setObjectName(u"cancelBox"_s);
    makeCard(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Medium, Space::Medium, Space::Medium, Space::Medium);
    layout->setSpacing(Space::Tiny);
    m_title->setWordWrap(true);
    setTextLook(m_title, TextLook::Heading);
    layout->addWidget(m_title);
    m_scope->setObjectName(u"scope"_s);
    for (const SeriesScope scope : {SeriesScope::This, SeriesScope::Following, SeriesScope::All})
        m_scope->addItem({}, int(scope));
    layout->addWidget(m_scope);
    for (int at = 0; at < cancelReasons().size(); ++at) {
        auto *button = new QPushButton(this);
        button->setObjectName(u"reason%1"_s.arg(at + 1));
        connect(button, &QPushButton::clicked, this,
                [this, at] { answer(cancelReasons().at(at)); });
        layout->addWidget(button);
        m_reasons.append(button);
    }
    m_other->setObjectName(u"otherReason"_s);
    m_other->setMaxLength(MaxReason);
    m_other->installEventFilter(this);
    layout->addSpacing(Space::Tiny);
    layout->addWidget(m_other);
    auto *buttons = new QHBoxLayout;
    m_confirm->setObjectName(u"confirmCancel"_s);
    setButtonLook(m_confirm, ButtonLook::Danger);
    connect(m_confirm, &QPushButton::clicked, this, &CancelBox::answerTyped);
    m_keep->setObjectName(u"keep"_s);
    setButtonLook(m_keep, ButtonLook::Quiet);
    connect(m_keep, &QPushButton::clicked, this, &CancelBox::dismissed);
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_keep);
    buttons->addStretch();
    layout->addSpacing(Space::Tiny);
    layout->addLayout(buttons);
    retranslate();
    hide();
}

void CancelBox::ask(bool ofSeries)
{
    m_scope->setCurrentIndex(0);
    m_scope->setVisible(ofSeries);
    show();
    m_other->setFocus(Qt::OtherFocusReason);
}

void CancelBox::clear()
{
    hide();
    m_other->clear();
}

void CancelBox::answer(const QString &reason)
{
    Q_EMIT answered(reason, SeriesScope(m_scope->currentData().toInt()));
}

void CancelBox::answerTyped()
{
    answer(m_other->text().trimmed());
}

void CancelBox::retranslate()
{
    m_title->setText(tr("Why is it cancelled?"));
    m_scope->setAccessibleName(tr("How much of the series"));
    const QStringList scopes {tr("This appointment alone"), tr("This and the following"),
                              tr("All that are still to come")};
    for (int at = 0; at < scopes.size(); ++at)
        m_scope->setItemText(at, scopes.at(at));
    const QStringList reasons = cancelReasons();
    for (int at = 0; at < reasons.size(); ++at) {
        //: a reason and the digit key that chooses it
        m_reasons[at]->setText(tr("%1  %2").arg(locale().toString(at + 1), reasons.at(at)));
        m_reasons[at]->setStyleSheet(
            u"text-align: %1;"_s.arg(isRightToLeft() ? u"right"_s : u"left"_s));
    }
    m_other->setAccessibleName(tr("Another reason"));
    m_other->setPlaceholderText(tr("A digit, or another reason"));
    m_confirm->setText(tr("Cancel appointment"));
    m_keep->setText(tr("Keep it"));
}

void CancelBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

bool CancelBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_other || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *press = static_cast<QKeyEvent *>(event);
    if (press->key() == Qt::Key_Escape) {
        Q_EMIT dismissed();
        return true;
    }
    if (press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter) {
        answerTyped();
        return true;
    }
    const QStringList reasons = cancelReasons();
    const int digit = press->text().size() == 1 ? press->text().at(0).digitValue() : -1;
    if (m_other->text().isEmpty() && digit >= 1 && digit <= reasons.size()) {
        answer(reasons.at(digit - 1));
        return true;
    }
    return false;
}

} // namespace frontdesk
