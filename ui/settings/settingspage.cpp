// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingspage.h"

#include "settings/appearance.h"
#include "settings/secondfactorcard.h"
#include "shell/errortext.h"
#include "shell/icons.h"
#include "shell/inlinemessage.h"
#include "shell/languages.h"
#include "shell/theme.h"
#include "shell/whendone.h"
#include "shell/zonecombo.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSettings>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace frontdesk {

namespace {

constexpr int ContentWidth = 720;
constexpr auto LockKey = "lock/minutes"_L1;
constexpr int DefaultLockMinutes = 15;
constexpr int MaxLockMinutes = 24 * 60;

QVBoxLayout *fillCard(QWidget *card)
{
    makeCard(card);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(Space::Huge, Space::Large, Space::Huge, Space::Huge);
    layout->setSpacing(Space::Medium);
    return layout;
}

} // namespace

SettingsPage::SettingsPage(DeskContext &context, Appearance &appearance, Languages &languages,
                           QSettings &settings, QWidget *parent)
    : DeskPage(parent)
    , m_context(context)
    , m_appearance(appearance)
    , m_languages(languages)
    , m_settings(settings)
    , m_heading(new QLabel(this))
    , m_message(new InlineMessage(this))
{
    setObjectName(u"settingsPage"_s);
    setTextLook(m_heading, TextLook::Title);
    auto *column = new QVBoxLayout;
    column->setSpacing(Space::Large);
    column->addWidget(m_heading);
    column->addWidget(m_message);
    column->addWidget(buildAppearance());
    m_secondFactor = new SecondFactorCard(m_context, this);
    column->addWidget(m_secondFactor);
    column->addWidget(buildLock());
    if (m_context.actor.isAdmin())
        column->addWidget(buildClinic());
    column->addStretch();
    auto *body = new QWidget;
    body->setProperty("scrollBody", true);
    body->setMaximumWidth(ContentWidth);
    body->setLayout(column);
    column->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Huge);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(body);
    // Queued: what has just been shown has its place by then.
    connect(
        m_secondFactor, &SecondFactorCard::stepped, scroll,
        [scroll, body] {
            if (QWidget *focused = body->focusWidget())
                scroll->ensureWidgetVisible(focused, 0, Space::Giant * 3);
        },
        Qt::QueuedConnection);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    connect(m_message, &InlineMessage::actionTriggered, this, &SettingsPage::load);
    retranslate();
}

QWidget *SettingsPage::buildAppearance()
{
    auto *card = new QWidget(this);
    auto *layout = fillCard(card);
    m_appearanceHeading = new QLabel(card);
    setTextLook(m_appearanceHeading, TextLook::Heading);
    layout->addWidget(m_appearanceHeading);
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::Large);
    for (const QString &choice : Appearance::choices()) {
        auto *button = new QRadioButton(card);
        button->setObjectName(u"theme-"_s + choice);
        button->setChecked(choice == m_appearance.choice());
        connect(button, &QRadioButton::clicked, this,
                [this, choice] { m_appearance.choose(choice); });
        row->addWidget(button);
        m_themes.append(button);
    }
    row->addStretch();
    layout->addLayout(row);
    m_language = new QComboBox(card);
    m_language->setObjectName(u"settingsLanguage"_s);
    for (const Language &language : Languages::available())
        m_language->addItem(language.name, language.code);
    m_language->setCurrentIndex(m_language->findData(m_languages.current()));
    m_languageField = new Field({}, m_language, card);
    layout->addWidget(m_languageField);
    connect(m_language, &QComboBox::activated, this, [this](int index) {
        const QString code = m_language->itemData(index).toString();
        m_settings.setValue("language", code);
        m_languages.use(code);
    });
    return card;
}

std::chrono::minutes SettingsPage::lockAfter(const QSettings &settings)
{
    bool isNumber = false;
    const int minutes = settings.value(LockKey, DefaultLockMinutes).toInt(&isNumber);
    const bool isSound = isNumber && minutes >= 0 && minutes <= MaxLockMinutes;
    return std::chrono::minutes(isSound ? minutes : DefaultLockMinutes);
}

QWidget *SettingsPage::buildLock()
{
    auto *card = new QWidget(this);
    auto *layout = fillCard(card);
    m_lockHeading = new QLabel(card);
    setTextLook(m_lockHeading, TextLook::Heading);
    m_lock = new QComboBox(card);
    m_lock->setObjectName(u"settingsLock"_s);
    QList<int> choices = {0, 1, 5, 10, 15, 30, 60};
    const int now = int(lockAfter(m_settings).count());
    if (!choices.contains(now))
        choices.append(now);
    for (const int minutes : std::as_const(choices))
        m_lock->addItem(QString(), minutes);
    m_lock->setCurrentIndex(m_lock->findData(now));
    m_lockField = new Field({}, m_lock, card);
    layout->addWidget(m_lockHeading);
    layout->addWidget(m_lockField);
    connect(m_lock, &QComboBox::activated, this, [this](int index) {
        m_settings.setValue(LockKey, m_lock->itemData(index).toInt());
        Q_EMIT lockAfterChosen();
    });
    return card;
}

QWidget *SettingsPage::buildClinic()
{
    auto *card = new QWidget(this);
    auto *layout = fillCard(card);
    m_clinicHeading = new QLabel(card);
    setTextLook(m_clinicHeading, TextLook::Heading);
    m_name = new QLineEdit(card);
    m_name->setObjectName(u"settingsClinicName"_s);
    m_name->setMaxLength(200);
    m_nameField = new Field({}, m_name, card);
    m_zone = new ZoneCombo(card);
    m_zone->setObjectName(u"settingsZone"_s);
    m_zoneField = new Field({}, m_zone, card);
    m_save = new QPushButton(card);
    m_save->setObjectName(u"settingsSave"_s);
    m_save->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_S));
    setButtonLook(m_save, ButtonLook::Primary);
    m_fields.add(u"/name"_s, m_nameField);
    m_fields.add(u"/timeZone"_s, m_zoneField);
    layout->addWidget(m_clinicHeading);
    layout->addWidget(m_nameField);
    layout->addWidget(m_zoneField);
    layout->addWidget(m_save, 0, Qt::AlignLeft);
    connect(m_name, &QLineEdit::textChanged, this, [this] {
        m_nameField->clearError();
        updateSaveButton();
    });
    connect(m_zone, &QComboBox::currentTextChanged, this, [this] {
        m_zoneField->clearError();
        updateSaveButton();
    });
    connect(m_name, &QLineEdit::returnPressed, this, &SettingsPage::save);
    connect(m_save, &QPushButton::clicked, this, &SettingsPage::save);
    updateSaveButton();
    return card;
}

void SettingsPage::retranslate()
{
    m_heading->setText(tr("Settings"));
    m_appearanceHeading->setText(tr("Appearance"));
    const QStringList names = {tr("As the system"), tr("Light"), tr("Dark"), tr("High contrast")};
    for (qsizetype i = 0; i < m_themes.size(); ++i)
        m_themes[i]->setText(names[i]);
    m_languageField->setLabel(tr("Language of this computer"));
    m_language->setCurrentIndex(m_language->findData(m_languages.current()));
    m_secondFactor->retranslate();
    m_lockHeading->setText(tr("Lock"));
    m_lockField->setLabel(tr("Ask for the password again when nobody has worked here"));
    m_lockField->setHint(tr("What was being typed is kept. Ctrl+L locks at once."));
    for (int i = 0; i < m_lock->count(); ++i) {
        const int minutes = m_lock->itemData(i).toInt();
        m_lock->setItemText(i,
                            minutes == 0 ? tr("Never") : tr("For %Ln minute(s)", nullptr, minutes));
    }
    if (!m_name)
        return;
    m_clinicHeading->setText(tr("Clinic"));
    m_nameField->setLabel(tr("Name of the clinic"));
    m_zoneField->setLabel(tr("Time zone"));
    m_zoneField->setHint(
        tr("Existing appointments keep their moment; working hours are read in the "
           "new zone."));
    m_save->setText(tr("Save"));
}

void SettingsPage::activate()
{
    m_secondFactor->load();
    if (!m_loaded)
        load();
}

void SettingsPage::load()
{
    if (!m_name)
        return;
    m_message->clear();
    whenDone(m_context.services.run([](Services &services) { return services.clinic.profile(); }),
             this, [this](const Result<ClinicProfile> &result) {
                 if (!result) {
                     m_message->showMessage(InlineMessage::Kind::Error, errorText(result.error()),
                                            tr("Try again"));
                     return;
                 }
                 m_saved = *result;
                 m_loaded = true;
                 m_name->setText(m_saved.name);
                 m_zone->setZone(m_saved.timeZone);
                 updateSaveButton();
             });
}

ClinicProfile SettingsPage::typed() const
{
    return {m_name->text().trimmed(), m_zone->zone()};
}

bool SettingsPage::hasUnsavedChanges() const
{
    return m_name && m_loaded && typed() != m_saved;
}

void SettingsPage::updateSaveButton()
{
    m_save->setEnabled(m_loaded && !m_saving && typed() != m_saved);
}

void SettingsPage::save()
{
    const ClinicProfile wanted = typed();
    m_nameField->setError(wanted.name.isEmpty() ? tr("Type the clinic's name.") : QString());
    m_zoneField->setError(wanted.timeZone.isEmpty() ? tr("There is no such time zone.")
                                                    : QString());
    if (m_nameField->hasError() || m_zoneField->hasError() || m_saving || !m_loaded)
        return;
    m_message->clear();
    m_saving = true;
    updateSaveButton();
    whenDone(m_context.services.run([wanted, actor = m_context.actor](Services &services) {
        return services.clinic.setProfile(actor, wanted);
    }),
             this, [this](const Result<ClinicProfile> &result) {
                 m_saving = false;
                 if (result) {
                     m_saved = *result;
                     Q_EMIT clinicSaved(m_saved);
                     Q_EMIT notice(tr("The clinic's settings have been saved."));
                 } else if (!m_fields.showFaults(result.error())) {
                     m_message->showMessage(InlineMessage::Kind::Error, errorText(result.error()));
                 }
                 updateSaveButton();
             });
}

void SettingsPage::changeEvent(QEvent *event)
{
    DeskPage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace frontdesk
