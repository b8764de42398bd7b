// SPDX-License-Identifier: GPL-3.0-or-later
// A patient's whole journey by a client in another language.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PatientApp, ProblemError, day, journey } from './journey.mjs';
import { admin, startServer } from './support/server.mjs';

let server, token, doctorId;

const lena = {
    email: 'lena@mail.example', password: 'a good password', fullName: 'Lena Fischer',
    dateOfBirth: '1990-05-17', phone: '+49 170 1234567',
};
const somebodyElse = { ...lena, email: 'omar@mail.example', fullName: 'Omar Khalil' };

function refusal(status, code) {
    return error => error instanceof ProblemError && error.status === status && error.code === code;
}

before(async () => {
    server = await startServer();
    ({ accessToken: token } = (await server.call('POST', '/auth/login', { body: admin })).json);
    const made = await server.call('POST', '/doctors', { token, body: { fullName: 'Dr. Amira Haddad', specialty: 'Cardiology' } });
    doctorId = made.json.id;
    for (let dayOfWeek = 1; dayOfWeek <= 7; ++dayOfWeek) {
        const hours = { doctorId, dayOfWeek, startTime: '09:00', endTime: '17:00', slotDurationMinutes: 20 };
        assert.equal((await server.call('POST', '/schedules', { token, body: hours })).status, 201);
    }
});
after(() => server.stop());

test('a patient registers, books, moves, cancels and logs out', async () => {
    const steps = [];
    const { app, doctor, booked, moved, cancelled, mine } =
        await journey(server.address, 'cardiology', lena, step => steps.push(step));
    assert.equal(steps.length, 5);
    assert.equal(doctor.id, doctorId);
    assert.equal(booked.status, 'PENDING');
    assert.equal(moved.id, booked.id);
    assert.equal(Date.parse(moved.startTime) - Date.parse(booked.startTime), 20 * 60_000);
    assert.equal(moved.version, booked.version + 1);
    assert.equal(cancelled.status, 'CANCELLED');
    assert.equal(cancelled.cancelReason, 'I am better');
    assert.deepEqual(mine, [cancelled]);
    await assert.rejects(app.appointments(), refusal(401, 'unauthenticated'));
});

test('what is taken is no longer free, and refused by its code', async () => {
    const [first, second] = [new PatientApp(server.address), new PatientApp(server.address)];
    await first.logIn(lena.email, lena.password);
    await second.register(somebodyElse);
    const [slot] = await first.freeTimes(doctorId, day(7), day(7));
    await first.book(doctorId, slot.startTime);
    await assert.rejects(second.book(doctorId, slot.startTime), refusal(409, 'slot_taken'));
    const [next] = await second.freeTimes(doctorId, day(7), day(7));
    assert.notEqual(next.startTime, slot.startTime);
    const [theirs] = (await first.appointments()).filter(one => one.status === 'PENDING');
    await assert.rejects(second.appointment(theirs.id), refusal(404, 'not_found'));
});

test('a refused form names each field', async () => {
    const app = new PatientApp(server.address);
    await assert.rejects(app.register({ ...lena, email: 'lena', dateOfBirth: '1990-02-30' }), error =>
        refusal(400, 'invalid_input')(error)
        && error.errors.map(one => `${one.pointer} ${one.code}`).sort().join() === '/dateOfBirth not_a_date,/email not_an_email');
});

test('a change of something that was read too long ago is refused', async () => {
    const app = new PatientApp(server.address);
    await app.logIn(somebodyElse.email, somebodyElse.password);
    const [one, two] = await app.freeTimes(doctorId, day(8), day(8));
    const booked = await app.book(doctorId, one.startTime);
    await app.move(booked, two.startTime);
    await assert.rejects(app.cancel(booked), refusal(412, 'stale_version'));
});

test('a session goes on with the tokens that a refresh gives', async () => {
    const app = new PatientApp(server.address);
    await app.logIn(somebodyElse.email, somebodyElse.password);
    const free = await app.freeTimes(doctorId, day(9), day(9));
    await app.refresh();
    await app.refresh();
    assert.deepEqual(await app.freeTimes(doctorId, day(9), day(9)), free);
});
