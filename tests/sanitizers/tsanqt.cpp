// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the thread sanitizer what Qt's own library, which is not built with it, does to
// synchronise. Without this a wait for a condition looks as if the mutex stayed locked, and every
// thread that follows as a race.
#include <QDeadlineTimer>
#include <QMutex>
#include <QRunnable>
#include <QSemaphore>
#include <QThread>
#include <QThreadPool>
#include <QWaitCondition>

#include <dlfcn.h>
#include <limits>
#include <sanitizer/tsan_interface.h>

// The linker's: where this program's code begins and ends.
extern "C" char __executable_start, etext;

namespace {

/// The library's own function of this mangled name.
template <class Function>
Function real(const char *symbol)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, symbol));
}

/// Whether code of this program called, not Qt's own, whose locks the sanitizer has never seen.
bool isOurs(const void *returnAddress)
{
    const auto address = reinterpret_cast<quintptr>(returnAddress);
    return address >= reinterpret_cast<quintptr>(&__executable_start)
           && address < reinterpret_cast<quintptr>(&etext);
}

bool waitFor(QWaitCondition *condition, QMutex *mutex, QDeadlineTimer deadline, const void *caller)
{
    static const auto call = real<bool (*)(QWaitCondition *, QMutex *, QDeadlineTimer)>(
        "_ZN14QWaitCondition4waitEP6QMutex14QDeadlineTimer");
    if (!isOurs(caller))
        return call(condition, mutex, deadline);
    __tsan_mutex_pre_unlock(mutex, 0);
    __tsan_mutex_post_unlock(mutex, 0);
    const bool woken = call(condition, mutex, deadline);
    __tsan_mutex_pre_lock(mutex, 0);
    __tsan_mutex_post_lock(mutex, 0, 0);
    return woken;
}

} // namespace

bool QWaitCondition::wait(QMutex *mutex, QDeadlineTimer deadline)
{
    return waitFor(this, mutex, deadline, __builtin_return_address(0));
}

bool QWaitCondition::wait(QMutex *mutex, unsigned long milliseconds)
{
    const QDeadlineTimer deadline = milliseconds == std::numeric_limits<unsigned long>::max()
                                        ? QDeadlineTimer(QDeadlineTimer::Forever)
                                        : QDeadlineTimer(qint64(milliseconds));
    return waitFor(this, mutex, deadline, __builtin_return_address(0));
}

void QSemaphore::acquire(int n)
{
    static const auto call = real<void (*)(QSemaphore *, int)>("_ZN10QSemaphore7acquireEi");
    call(this, n);
    __tsan_acquire(this);
}

void QSemaphore::release(int n)
{
    static const auto call = real<void (*)(QSemaphore *, int)>("_ZN10QSemaphore7releaseEi");
    __tsan_release(this);
    call(this, n);
}

bool QSemaphore::tryAcquire(int n)
{
    static const auto call = real<bool (*)(QSemaphore *, int)>("_ZN10QSemaphore10tryAcquireEi");
    const bool taken = call(this, n);
    if (taken)
        __tsan_acquire(this);
    return taken;
}

// What a thread wrote, whoever waited for its end may read.
void QThread::start(Priority priority)
{
    static const auto call = real<void (*)(QThread *, Priority)>("_ZN7QThread5startENS_8PriorityE");
    QObject::connect(
        this, &QThread::finished, this, [this] { __tsan_release(this); },
        Qt::ConnectionType(Qt::DirectConnection | Qt::SingleShotConnection));
    call(this, priority);
}

bool QThread::wait(QDeadlineTimer deadline)
{
    static const auto call =
        real<bool (*)(QThread *, QDeadlineTimer)>("_ZN7QThread4waitE14QDeadlineTimer");
    const bool ended = call(this, deadline);
    if (ended)
        __tsan_acquire(this);
    return ended;
}

namespace {

/// A task that sees what the thread wrote that gave it to a pool.
class SeenTask final : public QRunnable
{
public:
    explicit SeenTask(QRunnable *task)
        : m_task(task)
    {
        __tsan_release(this);
    }
    void run() override
    {
        __tsan_acquire(this);
        const bool isOurs = m_task->autoDelete();
        m_task->run();
        if (isOurs)
            delete m_task;
    }

private:
    QRunnable *m_task;
};

} // namespace

void QThreadPool::start(QRunnable *task, int priority)
{
    static const auto call =
        real<void (*)(QThreadPool *, QRunnable *, int)>("_ZN11QThreadPool5startEP9QRunnablei");
    call(this, new SeenTask(task), priority);
}

// Calls that travel through an event queue. Qt 6.7 changed these internals; the sanitizer runs on
// Debian 12.
#if QT_VERSION < QT_VERSION_CHECK(6, 7, 0)

namespace {

/// A slot that sees what the caller wrote before the call, and shows the caller what it wrote
/// itself.
class SeenSlot final : public QtPrivate::QSlotObjectBase
{
public:
    SeenSlot(QtPrivate::QSlotObjectBase *slot, const void *caller, const void *receiver)
        : QSlotObjectBase(&run)
        , m_slot(slot)
        , m_caller(caller)
        , m_receiver(receiver)
    {
        __tsan_release(this);
    }

private:
    static void run(int which, QSlotObjectBase *base, QObject *receiver, void **values, bool *equal)
    {
        __tsan_acquire(base);
        auto *self = static_cast<SeenSlot *>(base);
        switch (which) {
        case Destroy:
            self->m_slot->destroyIfLastRef();
            delete self;
            return;
        case Call:
            __tsan_acquire(const_cast<void *>(self->m_caller));
            self->m_slot->call(receiver, values);
            __tsan_release(const_cast<void *>(self->m_receiver));
            break;
        case Compare:
            *equal = self->m_slot->compare(values);
            break;
        default:
            break;
        }
        __tsan_release(base);
    }

    QtPrivate::QSlotObjectBase *m_slot;
    const void *m_caller;
    const void *m_receiver;
};

} // namespace

bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot,
                                   Qt::ConnectionType type, void *result)
{
    static const auto call =
        real<bool (*)(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *)>(
            "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14Connec"
            "tionTypeEPv");
    const bool called = call(object, new SeenSlot(slot, object, object), type, result);
    if (type == Qt::BlockingQueuedConnection)
        __tsan_acquire(object);
    return called;
}

void QMetaObject::activate(QObject *sender, const QMetaObject *meta, int signal, void **values)
{
    static const auto call = real<void (*)(QObject *, const QMetaObject *, int, void **)>(
        "_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    __tsan_release(sender);
    call(sender, meta, signal, values);
}

QMetaObject::Connection QObject::connectImpl(const QObject *sender, void **signal,
                                             const QObject *receiver, void **slotPointer,
                                             QtPrivate::QSlotObjectBase *slot,
                                             Qt::ConnectionType type, const int *types,
                                             const QMetaObject *meta)
{
    static const auto call = real<QMetaObject::Connection (*)(
        const QObject *, void **, const QObject *, void **, QtPrivate::QSlotObjectBase *,
        Qt::ConnectionType, const int *, const QMetaObject *)>(
        "_ZN7QObject11connectImplEPKS_PPvS1_S3_"
        "PN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPKiPK11QMetaObject");
    return call(sender, signal, receiver, slotPointer, new SeenSlot(slot, sender, receiver), type,
                types, meta);
}

#endif
