// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/dialogprompts.h"

#include "shell/theme.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace frontdesk {

namespace {

QMessageBox *makeBox(QWidget *parent, const QString &name, const QString &title,
                     const QString &text)
{
    auto *box = new QMessageBox(parent);
    box->setObjectName(name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(title);
    // Names and sentences come from data: never rich text.
    box->setTextFormat(Qt::PlainText);
    box->setText(title);
    box->setInformativeText(text);
    return box;
}

} // namespace

void DialogPrompts::confirm(QWidget *parent, const QString &title, const QString &text,
                            const QString &action, std::function<void()> confirmed)
{
    QMessageBox *box = makeBox(parent, u"confirmPrompt"_s, title, text);
    QPushButton *yes = box->addButton(action, QMessageBox::AcceptRole);
    yes->setObjectName(u"confirmPromptYes"_s);
    QPushButton *no = box->addButton(QCoreApplication::translate("DialogPrompts", "Go back"),
                                     QMessageBox::RejectRole);
    no->setObjectName(u"confirmPromptNo"_s);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    QObject::connect(yes, &QPushButton::clicked, box, std::move(confirmed));
    box->open();
}

void DialogPrompts::chooseFile(QWidget *parent, const QString &title, const QString &filter,
                               std::function<void(const QString &path)> chosen)
{
    auto *dialog = new QFileDialog(parent, title, {}, filter);
    dialog->setObjectName(u"filePrompt"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, std::move(chosen));
    dialog->open();
}

void DialogPrompts::tell(QWidget *parent, const QString &title, const QString &text)
{
    QMessageBox *box = makeBox(parent, u"tellPrompt"_s, title, text);
    box->setIcon(QMessageBox::Warning);
    box->addButton(QCoreApplication::translate("DialogPrompts", "Close"), QMessageBox::AcceptRole);
    box->open();
}

} // namespace frontdesk
