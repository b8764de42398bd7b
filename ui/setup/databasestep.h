// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setupwizard.h"
#include "setupstep.h"

class QLineEdit;
class QRadioButton;
class QSpinBox;

namespace frontdesk {

class Field;

/// SQLite in a file or PostgreSQL on a server. Its commit opens the database for good.
class DatabaseStep final : public SetupStep
{
    Q_OBJECT

public:
    DatabaseStep(const SetupActions &actions, const SetupStart &start, QWidget *parent = nullptr);

    QString name() const override { return QStringLiteral("database"); }
    QString title() const override;
    QString sentence() const override;
    void retranslate() override;
    void focusFirst() override;
    bool validate() override;
    void commit(Done done) override;

    /// What the form names, with the password; empty for the default file.
    QString url() const;
    DatabaseState state() const { return m_state; }

private:
    QWidget *buildSqlite();
    QWidget *buildPostgres();
    void fill(const QString &url);
    void showKind();
    void test();
    void showReport(const SchemaReport &report);
    void showFailure(const Error &error);
    void browse();

    const SetupActions &m_actions;
    DatabaseState m_state;
    QString m_defaultPath;
    QRadioButton *m_useSqlite;
    QRadioButton *m_usePostgres;
    QWidget *m_sqlite = nullptr;
    QWidget *m_postgres = nullptr;
    Field *m_file = nullptr;
    QLineEdit *m_path = nullptr;
    QPushButton *m_browse = nullptr;
    Field *m_hostField = nullptr;
    QLineEdit *m_host = nullptr;
    Field *m_portField = nullptr;
    QSpinBox *m_port = nullptr;
    Field *m_databaseField = nullptr;
    QLineEdit *m_database = nullptr;
    Field *m_userField = nullptr;
    QLineEdit *m_user = nullptr;
    Field *m_passwordField = nullptr;
    QLineEdit *m_password = nullptr;
    QPushButton *m_test = nullptr;
    BusyIndicator *m_testing = nullptr;
    InlineMessage *m_testResult = nullptr;
};

} // namespace frontdesk
