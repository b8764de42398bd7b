// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/recordeditor.h"
#include "shell/bidi.h"
#include "shell/deskcontext.h"
#include "shell/whendone.h"

#include <QFuture>

#include <optional>

namespace frontdesk {

/// A RecordEditor of a T with an id, a name and operator==. A subclass fills its fields from a T
/// and reads them back.
template <class T>
class StoredRecordEditor : public RecordEditor
{
public:
    const std::optional<T> &record() const { return m_stored; }

    void setRecord(const T &record)
    {
        ++m_generation;
        m_stored = record;
        show(record);
        setTitle(bidiIsolated(record.name));
    }

    void startNew() override
    {
        ++m_generation;
        m_stored.reset();
        show(T());
        setTitle(titleOfNew());
        setFocus(Qt::OtherFocusReason);
    }

    bool isDirty() const override { return !(typed(base()) == base()); }

protected:
    using Call = Result<T> (*)(Services &services, const Actor &actor, const T &record);
    /// The service calls. They run in a worker, maybe when the editor is gone: they are no members.
    struct Calls {
        Call create;
        Call change;
        Call fetch;
    };

    StoredRecordEditor(DeskContext &context, const Calls &calls, QWidget *parent)
        : RecordEditor(parent)
        , m_context(context)
        , m_calls(calls)
    {
    }

    virtual QString titleOfNew() const = 0;
    virtual void fill(const T &values) = 0;
    /// `onto` with what the fields hold.
    virtual T typed(T onto) const = 0;
    DeskContext &context() { return m_context; }

    void save() override
    {
        if (form()->isBusy() || !isDirty())
            return;
        form()->clearMessages();
        run(m_stored ? m_calls.change : m_calls.create, typed(base()), [this](const T &stored) {
            setRecord(stored);
            form()->showSuccess(EditorForm::tr("Saved."));
            Q_EMIT saved(stored.name);
        });
    }

    void revert() override { show(base()); }

    void reload() override
    {
        if (form()->isBusy() || !m_stored)
            return;
        run(m_calls.fetch, *m_stored, [this](const T &stored) {
            // What was typed stays; only the version, and with it the right to save, is new.
            const T kept = typed(stored);
            m_stored = stored;
            fill(kept);
            form()->clearMessages();
            form()->showWarning(kept == stored ? EditorForm::storedText()
                                               : EditorForm::mergedText());
            edited();
        });
    }

private:
    T base() const { return m_stored.value_or(T()); }

    void show(const T &record)
    {
        form()->clearMessages();
        form()->setBusy(false);
        fill(record);
        edited();
    }

    template <class Done>
    void run(Call call, const T &record, Done done)
    {
        form()->setBusy(true);
        whenDone(
            m_context.services.run([call, record, actor = m_context.actor](Services &services) {
                return call(services, actor, record);
            }),
            this, [this, done, asked = m_generation](const Result<T> &result) {
                if (asked != m_generation)
                    return;
                form()->setBusy(false);
                edited();
                if (result)
                    done(*result);
                else
                    form()->showError(result.error());
            });
    }

    DeskContext &m_context;
    Calls m_calls;
    std::optional<T> m_stored;
    quint64 m_generation = 0;
};

} // namespace frontdesk
