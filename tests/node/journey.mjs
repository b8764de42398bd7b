// SPDX-License-Identifier: GPL-3.0-or-later
// An example of an app for patients: everything that one does, from registering to logging out.
//     node journey.mjs http://127.0.0.1:8080 cardiology
// It needs node 18 or newer and nothing else.
import { pathToFileURL } from 'node:url';

/** An answer that is a problem (RFC 9457): what went wrong, by its code. */
export class ProblemError extends Error {
    constructor(status, problem) {
        super(problem.detail || problem.title);
        Object.assign(this, { status, code: problem.code, errors: problem.errors });
    }
}

/** One patient's session. It asks for new tokens by itself where the old ones have ended. */
export class PatientApp {
    #address;
    #tokens = {};

    constructor(address) {
        this.#address = address;
    }

    async register(particulars) {
        const registered = await this.#call('POST', '/auth/register', { body: particulars });
        this.#tokens = registered;
        return registered.patient;
    }

    async logIn(email, password) {
        this.#tokens = await this.#call('POST', '/auth/login', { body: { email, password } });
        return this.#tokens.user;
    }

    /** A refresh token is good once: what it gives takes its place. */
    async refresh() {
        const { refreshToken } = this.#tokens;
        this.#tokens = await this.#call('POST', '/auth/refresh', { body: { refreshToken } });
    }

    async logOut() {
        await this.#call('POST', '/auth/logout');
        this.#tokens = {};
    }

    async doctors(specialty) {
        const doctors = [];
        let cursor;
        do {
            const query = new URLSearchParams({ specialty, ...(cursor && { cursor }) });
            const page = await this.#call('GET', `/doctors?${query}`);
            doctors.push(...page.items);
            cursor = page.nextCursor;
        } while (cursor);
        return doctors;
    }

    /** Free times from one day to another, in the clinic's zone. */
    async freeTimes(doctorId, from, to) {
        const query = new URLSearchParams({ from, to });
        return (await this.#call('GET', `/doctors/${doctorId}/availability?${query}`)).slots;
    }

    book(doctorId, startTime, reason) {
        return this.#call('POST', '/appointments', { body: { doctorId, startTime, reason } });
    }

    appointment(id) {
        return this.#call('GET', `/appointments/${id}`);
    }

    async appointments() {
        return (await this.#call('GET', '/appointments/my')).items;
    }

    /** Refused with stale_version where somebody else has changed it since it was read. */
    move(appointment, startTime) {
        return this.#call('PATCH', `/appointments/${appointment.id}/reschedule`,
            { body: { startTime }, ifMatch: `"${appointment.version}"` });
    }

    cancel(appointment, reason) {
        return this.#call('PATCH', `/appointments/${appointment.id}/cancel`,
            { body: { reason }, ifMatch: `"${appointment.version}"` });
    }

    async #call(method, path, { body, ifMatch } = {}) {
        const send = () => fetch(this.#address + path, {
            method,
            headers: {
                ...(this.#tokens.accessToken && { Authorization: `Bearer ${this.#tokens.accessToken}` }),
                ...(body && { 'Content-Type': 'application/json' }),
                ...(ifMatch && { 'If-Match': ifMatch }),
            },
            body: body && JSON.stringify(body),
        });
        let answer = await send();
        if (answer.status === 401 && this.#tokens.refreshToken && !path.startsWith('/auth/')) {
            await this.refresh();
            answer = await send();
        }
        const text = await answer.text();
        const json = text ? JSON.parse(text) : null;
        if (!answer.ok)
            throw new ProblemError(answer.status, json);
        return json;
    }
}

/** A day as the interface writes it, some days from today. */
export function day(fromToday) {
    return new Date(Date.now() + fromToday * 86_400_000).toISOString().slice(0, 10);
}

/** A whole journey; `say` hears of each step. */
export async function journey(address, specialty, particulars, say = () => {}) {
    const app = new PatientApp(address);
    const patient = await app.register(particulars);
    say(`${patient.fullName} is registered`);
    const [doctor] = await app.doctors(specialty);
    if (!doctor)
        throw new Error(`there is no doctor of ${specialty}`);
    const [first, second] = await app.freeTimes(doctor.id, day(7), day(20));
    const booked = await app.book(doctor.id, first.startTime, 'Check-up');
    say(`an appointment with ${booked.doctorName} is booked: ${booked.startTime}`);
    const seen = await app.appointment(booked.id);
    const moved = await app.move(seen, second.startTime);
    say(`it is moved: ${moved.startTime}`);
    const cancelled = await app.cancel(moved, 'I am better');
    say(`it is ${cancelled.status}`);
    await app.refresh();
    const mine = await app.appointments();
    await app.logOut();
    say('logged out');
    return { app, patient, doctor, booked, moved, cancelled, mine };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
    const [address = 'http://127.0.0.1:8080', specialty = 'cardiology'] = process.argv.slice(2);
    const somebody = {
        email: `lena${Date.now()}@mail.example`, password: 'a good password', fullName: 'Lena Fischer',
        dateOfBirth: '1990-05-17', phone: '+49 170 1234567',
    };
    await journey(address, specialty, somebody, console.log);
}
