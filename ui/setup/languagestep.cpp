// SPDX-License-Identifier: GPL-3.0-or-later
#include "languagestep.h"

#include "shell/languages.h"
#include "shell/theme.h"

#include <QButtonGroup>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace frontdesk {

LanguageStep::LanguageStep(Languages &languages, QWidget *parent)
    : SetupStep(parent)
    , m_group(new QButtonGroup(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::Small);
    for (const Language &language : Languages::available()) {
        auto *button = new QRadioButton(language.name, this);
        button->setObjectName(u"language-"_s + language.code);
        button->setChecked(language.code == languages.current());
        m_group->addButton(button);
        layout->addWidget(button, 0, Qt::AlignLeft);
        connect(button, &QRadioButton::clicked, this, [this, &languages, code = language.code] {
            languages.use(code);
            Q_EMIT chosen(code);
        });
    }
    layout->addStretch();
}

QString LanguageStep::title() const
{
    return tr("Language");
}

QString LanguageStep::sentence() const
{
    return tr("Choose the language of this computer. Everybody can choose another at log-in.");
}

void LanguageStep::focusFirst()
{
    if (m_group->checkedButton())
        m_group->checkedButton()->setFocus();
}

} // namespace frontdesk
