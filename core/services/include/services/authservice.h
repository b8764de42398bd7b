// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "domain/doctor.h"
#include "domain/patient.h"
#include "services/context.h"
#include "services/origin.h"

#include <QDate>

#include <chrono>

namespace frontdesk {

/// What a log-in gives. The refresh token is shown once; only its hash is stored.
struct SignedIn {
    User user;
    Actor actor;
    QString accessToken;
    QString refreshToken;
    std::chrono::seconds expiresIn {0}; ///< of the access token
};

struct PatientRegistration {
    QString email;
    QString password;
    QString fullName;
    QDate dateOfBirth;
    QString phone;
    QString address;
};

struct RegisteredPatient {
    SignedIn signedIn;
    Patient patient;
};

struct DoctorRegistration {
    QString email;
    QString password;
    QString fullName;
    QString specialty;
    QString bio;
    QString phone;
    QString room;
};

struct RegisteredDoctor {
    User user;
    Doctor doctor;
};

/// Accounts prove who they are here; everything else takes the Actor that this gives.
class AuthService
{
public:
    explicit AuthService(const ServiceContext &context)
        : m_context(context)
    {
    }

    /// A new patient with a log-in, always of role PATIENT. AlreadyExists where the e-mail is in
    /// use.
    Result<RegisteredPatient> registerPatient(const PatientRegistration &registration,
                                              const Origin &origin);
    /// A doctor with a log-in; administrators only.
    Result<RegisteredDoctor> registerDoctor(const Actor &actor,
                                            const DoctorRegistration &registration);

    /// InvalidCredentials alike for an unknown e-mail, a wrong password and a disabled account.
    /// Where the account has a second factor, TotpRequired without `totp`: a code of the app or a
    /// recovery code, good once. TooManyRequests after too many failures.
    Result<SignedIn> logIn(const QString &email, const QString &password, const Origin &origin,
                           const QString &totp = {});
    /// Exchanges a refresh token for a new pair; a token used twice ends its session.
    Result<SignedIn> refresh(const QString &refreshToken, const Origin &origin);
    /// Ends the actor's session at once, its access tokens included.
    Result<void> logOut(const Actor &actor);
    /// Ends the session of a refresh token, which is no harm where there is none.
    Result<void> logOut(const QString &refreshToken, const Origin &origin);
    /// The actor an access token stands for; Unauthenticated where it is not valid now.
    Result<Actor> authenticate(const QString &accessToken, const Origin &origin);

    /// Whether any active administrator exists; false on a fresh database.
    Result<bool> hasAdministrator();
    /// The first administrator, or another from the command line.
    Result<User> createAdministrator(const QString &email, const QString &password,
                                     const Origin &origin);
    /// Changes one's own password and ends one's other sessions.
    Result<void> changePassword(const Actor &actor, const QString &current, const QString &wanted);

private:
    Result<SignedIn> tryLogIn(class LoginGuard &guard, const QString &email,
                              const QString &password, const Origin &origin, const QString &totp);

    const ServiceContext &m_context;
};

} // namespace frontdesk
