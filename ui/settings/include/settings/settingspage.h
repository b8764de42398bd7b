// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clinicservice.h"
#include "shell/deskcontext.h"
#include "shell/field.h"
#include "shell/page.h"

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSettings;

namespace frontdesk {

class Appearance;
class InlineMessage;
class Languages;
class SecondFactorCard;
class ZoneCombo;

/// Appearance and language of this computer, one's own two-step log-in; for administrators the
/// clinic's name and time zone.
class SettingsPage : public DeskPage
{
    Q_OBJECT

public:
    SettingsPage(DeskContext &context, Appearance &appearance, Languages &languages,
                 QSettings &settings, QWidget *parent = nullptr);

    QString title() const override { return tr("Settings"); }
    QString iconName() const override { return QStringLiteral("settings"); }
    void activate() override;
    bool hasUnsavedChanges() const override;

    /// After how long without a touch the desk locks itself; zero: never.
    static std::chrono::minutes lockAfter(const QSettings &settings);

Q_SIGNALS:
    void lockAfterChosen();
    void clinicSaved(const frontdesk::ClinicProfile &profile);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildAppearance();
    QWidget *buildLock();
    QWidget *buildClinic();
    void retranslate();
    void load();
    void save();
    void updateSaveButton();
    ClinicProfile typed() const;

    DeskContext &m_context;
    Appearance &m_appearance;
    Languages &m_languages;
    QSettings &m_settings;
    ClinicProfile m_saved;
    bool m_loaded = false;
    bool m_saving = false;

    QLabel *m_heading;
    InlineMessage *m_message;
    QLabel *m_appearanceHeading = nullptr;
    QList<QRadioButton *> m_themes; ///< in the order of Appearance::choices()
    QComboBox *m_language = nullptr;
    Field *m_languageField = nullptr;
    SecondFactorCard *m_secondFactor = nullptr;
    QLabel *m_lockHeading = nullptr;
    QComboBox *m_lock = nullptr; ///< minutes
    Field *m_lockField = nullptr;
    QLabel *m_clinicHeading = nullptr;
    QLineEdit *m_name = nullptr;
    Field *m_nameField = nullptr;
    ZoneCombo *m_zone = nullptr;
    Field *m_zoneField = nullptr;
    QPushButton *m_save = nullptr;
    FieldMap m_fields;
};

} // namespace frontdesk
