// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/setupwizard.h"

#include "administratorstep.h"
#include "clinicstep.h"
#include "databasestep.h"
#include "doctorstep.h"
#include "donestep.h"
#include "languagestep.h"
#include "shell/busyindicator.h"
#include "shell/errortext.h"
#include "shell/icons.h"
#include "shell/inlinemessage.h"
#include "shell/languages.h"
#include "shell/theme.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace frontdesk {

namespace {
constexpr int SideWidth = 240;
constexpr int MarkSide = 20;
} // namespace

SetupWizard::SetupWizard(SetupActions actions, Languages &languages, SetupStart start,
                         QWidget *parent)
    : QWidget(parent)
    , m_actions(std::move(actions))
    , m_languages(languages)
    , m_start(std::move(start))
{
    setObjectName(u"setupWizard"_s);
    setWindowIcon(applicationIcon());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildSide());
    layout->addWidget(buildMain(), 1);

    auto *language = new LanguageStep(languages);
    connect(language, &LanguageStep::chosen, this, &SetupWizard::languageChosen);
    addStep(language);
    addStep(new DatabaseStep(m_actions, m_start));
    addStep(new ClinicStep(m_actions, m_start.profile));
    addStep(new AdministratorStep(m_actions));
    addStep(new DoctorStep(m_actions));
    addStep(new DoneStep);
    m_floor = m_start.step > SetupStart::Administrator ? m_start.step : 0;
    retranslate();
    showStep(m_start.step);
    if (m_start.databaseError)
        m_message->showMessage(InlineMessage::Kind::Error, errorText(*m_start.databaseError));
    resize(920, 640);
}

SetupWizard::~SetupWizard() = default;

QWidget *SetupWizard::buildSide()
{
    m_side = new QWidget(this);
    m_side->setObjectName(u"rail"_s);
    m_side->setAttribute(Qt::WA_StyledBackground);
    m_side->setFixedWidth(SideWidth);
    auto *layout = new QVBoxLayout(m_side);
    layout->setContentsMargins(Space::Huge, Space::Giant, Space::Large, Space::Huge);
    layout->setSpacing(Space::Large);
    auto *mark = new QLabel(m_side);
    mark->setPixmap(applicationIcon().pixmap(40, 40));
    layout->addWidget(mark);
    m_sideTitle = new QLabel(m_side);
    setTextLook(m_sideTitle, TextLook::Heading);
    m_sideTitle->setWordWrap(true);
    layout->addWidget(m_sideTitle);
    layout->addSpacing(Space::Small);
    layout->addStretch();
    return m_side;
}

QWidget *SetupWizard::buildMain()
{
    auto *main = new QWidget(this);
    auto *layout = new QVBoxLayout(main);
    layout->setContentsMargins(Space::Giant, Space::Giant, Space::Giant, Space::Huge);
    layout->setSpacing(Space::Medium);
    m_title = new QLabel(main);
    m_title->setObjectName(u"setupTitle"_s);
    setTextLook(m_title, TextLook::Title);
    m_sentence = new QLabel(main);
    m_sentence->setWordWrap(true);
    setTextLook(m_sentence, TextLook::Muted);
    m_message = new InlineMessage(main);
    m_stack = new QStackedWidget(main);
    layout->addWidget(m_title);
    layout->addWidget(m_sentence);
    layout->addSpacing(Space::Small);
    layout->addWidget(m_message);
    layout->addWidget(m_stack, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Space::Small);
    m_back = new QPushButton(main);
    m_back->setObjectName(u"setupBack"_s);
    m_indicator = new BusyIndicator(main);
    m_skip = new QPushButton(main);
    m_skip->setObjectName(u"setupSkip"_s);
    setButtonLook(m_skip, ButtonLook::Quiet);
    m_next = new QPushButton(main);
    m_next->setObjectName(u"setupNext"_s);
    setButtonLook(m_next, ButtonLook::Primary);
    buttons->addWidget(m_back);
    buttons->addStretch();
    buttons->addWidget(m_indicator);
    buttons->addWidget(m_skip);
    buttons->addWidget(m_next);
    layout->addLayout(buttons);
    connect(m_back, &QPushButton::clicked, this, &SetupWizard::back);
    connect(m_skip, &QPushButton::clicked, this, &SetupWizard::skip);
    connect(m_next, &QPushButton::clicked, this, &SetupWizard::next);
    return main;
}

void SetupWizard::addStep(SetupStep *step)
{
    m_steps.append(step);
    // A small screen or a large font scrolls the fields, never the buttons.
    auto *scroll = new QScrollArea(m_stack);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *body = new QWidget;
    body->setProperty("scrollBody", true);
    auto *inside = new QVBoxLayout(body);
    inside->setContentsMargins(0, 0, Space::Tiny, 0);
    inside->addWidget(step);
    scroll->setWidget(body);
    m_stack->addWidget(scroll);
    connect(step, &SetupStep::proceed, this, &SetupWizard::next);

    auto *row = new QHBoxLayout;
    row->setSpacing(Space::Small);
    auto *mark = new QLabel(m_side);
    mark->setFixedSize(MarkSide, MarkSide);
    auto *label = new QLabel(m_side);
    row->addWidget(mark);
    row->addWidget(label, 1);
    auto *side = static_cast<QVBoxLayout *>(m_side->layout());
    side->insertLayout(side->count() - 1, row);
    m_sideMarks.append(mark);
    m_sideLabels.append(label);
}

void SetupWizard::retranslate()
{
    setWindowTitle(tr("Set up Frontdesk"));
    m_sideTitle->setText(tr("Set up your clinic"));
    m_back->setText(tr("Back"));
    m_skip->setText(tr("Later"));
    for (SetupStep *step : std::as_const(m_steps))
        step->retranslate();
    updateSide();
    if (m_stack->count() == m_steps.size())
        showStep(m_stack->currentIndex());
}

void SetupWizard::showStep(int index)
{
    SetupStep *step = m_steps[index];
    const bool isMoving = m_stack->currentIndex() != index;
    m_stack->setCurrentIndex(index);
    m_title->setText(step->title());
    m_sentence->setText(step->sentence());
    m_next->setText(step->nextText().isEmpty() ? tr("Continue") : step->nextText());
    m_skip->setVisible(step->canSkip());
    m_back->setVisible(index > m_floor && index < m_steps.size() - 1);
    if (isMoving)
        m_message->clear();
    updateSide();
    step->focusFirst();
}

void SetupWizard::updateSide()
{
    const Theme &theme = currentTheme(this);
    const int current = m_stack->currentIndex();
    for (int i = 0; i < m_steps.size(); ++i) {
        const bool isDone = i < current;
        const bool isHere = i == current;
        m_sideMarks[i]->setPixmap(themedPixmap(
            isDone   ? u"success"_s
            : isHere ? u"dot"_s
                     : u"circle"_s,
            MarkSide, isDone || isHere ? theme.accent : theme.muted, devicePixelRatioF()));
        m_sideLabels[i]->setText(m_steps[i]->title());
        setTextLook(m_sideLabels[i], isHere ? TextLook::Strong : TextLook::Muted);
    }
}

QString SetupWizard::currentStep() const
{
    return m_steps[m_stack->currentIndex()]->name();
}

void SetupWizard::next()
{
    if (m_busy)
        return;
    SetupStep *step = m_steps[m_stack->currentIndex()];
    m_message->clear();
    if (!step->validate())
        return;
    setBusy(true);
    step->commit([this, step](const std::optional<Error> &error) {
        setBusy(false);
        if (!error) {
            advance();
            return;
        }
        if (!step->showError(*error))
            m_message->showMessage(InlineMessage::Kind::Error, errorText(*error));
    });
}

void SetupWizard::advance()
{
    const int index = m_stack->currentIndex();
    if (index == m_steps.size() - 1) {
        Q_EMIT finished();
        return;
    }
    if (auto *database = qobject_cast<DatabaseStep *>(m_steps[index])) {
        if (database->state().hasAdministrator) {
            Q_EMIT existingClinicFound();
            return;
        }
        if (auto *clinic = qobject_cast<ClinicStep *>(m_steps[SetupStart::Clinic]))
            clinic->fill(database->state().profile);
    }
    // An administrator is made once; there is no way back behind that.
    if (index == SetupStart::Administrator || index == SetupStart::Doctor)
        m_floor = index + 1;
    const bool skipsDatabase = index == SetupStart::Language && m_start.databaseFixed;
    showStep(index + (skipsDatabase ? 2 : 1));
}

void SetupWizard::back()
{
    const int index = m_stack->currentIndex();
    const bool skipsDatabase = index == SetupStart::Clinic && m_start.databaseFixed;
    if (!m_busy && index > m_floor)
        showStep(index - (skipsDatabase ? 2 : 1));
}

void SetupWizard::skip()
{
    if (!m_busy && m_steps[m_stack->currentIndex()]->canSkip())
        showStep(m_stack->currentIndex() + 1);
}

void SetupWizard::setBusy(bool busy)
{
    m_busy = busy;
    m_stack->setEnabled(!busy);
    for (QPushButton *button : {m_back, m_skip, m_next})
        button->setEnabled(!busy);
    busy ? m_indicator->start() : m_indicator->stop();
}

void SetupWizard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        next();
    else
        QWidget::keyPressEvent(event);
}

void SetupWizard::closeEvent(QCloseEvent *event)
{
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

void SetupWizard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange && !m_steps.isEmpty())
        updateSide();
}

} // namespace frontdesk
