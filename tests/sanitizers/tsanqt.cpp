// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the thread sanitizer what Qt's own library, which is not built with it, does to
// synchronise. Without this a wait for a condition looks as if the mutex stayed locked, and every
// thread that follows as a race.
#include <QDeadlineTimer>
#include <QMutex>
#include <QSemaphore>
#include <QThread>
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
