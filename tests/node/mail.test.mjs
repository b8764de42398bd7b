// SPDX-License-Identifier: GPL-3.0-or-later
// The clinic's mail as a real mail server gets it, a mail reader reads it, and a calendar understands it.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import ICAL from 'ical.js';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { makeCertificate, startProbe, until } from './support/probe.mjs';

const from = 'clinic@clinic.example';
const graceSeconds = 180;
let certificate, server, probe;

/** A mail server that keeps what it gets, on a free port unless one is given; `options` as smtp-server has them. */
async function startMail(options = {}, wanted = 0) {
    const mails = [];
    const smtp = new SMTPServer({
        key: certificate.key, cert: certificate.cert, authOptional: true, logger: false,
        onAuth(auth, session, done) {
            const right = auth.username === 'clinic' && auth.password === 'p@ss word';
            done(right ? null : new Error('wrong'), right ? { user: 'clinic' } : undefined);
        },
        onData(stream, session, done) {
            const chunks = [];
            stream.on('data', chunk => chunks.push(chunk));
            stream.on('end', async () => {
                const raw = Buffer.concat(chunks);
                mails.push({ raw: raw.toString('latin1'), envelope: session.envelope, secure: session.secure, user: session.user, mail: await simpleParser(raw) });
                done(answerTo(mails.length));
            });
        },
        ...options,
    });
    let answerTo = () => null;
    const port = await new Promise(resolve => { const listening = smtp.listen(wanted, '127.0.0.1', () => resolve(listening.address().port)); });
    smtp.on('error', () => {}); // a client that leaves is no failure of the test's
    return {
        mails, port,
        answer(how) { answerTo = how; },
        stop: () => new Promise(resolve => smtp.close(resolve)),
    };
}

function settings(host, port, more = {}) {
    return { SMTP_URL: `smtp://clinic:p%40ss%20word@${host}:${port}`, SMTP_FROM: from, SMTP_CA_FILE: certificate.certFile, REMINDER_LEAD: '24h', ...more };
}

/** The calendar file of a mail, and its one event. */
function invitationOf({ mail }) {
    const file = mail.attachments.find(part => part.contentType === 'text/calendar');
    assert.ok(file, 'no invitation');
    const calendar = new ICAL.Component(ICAL.parse(file.content.toString('utf8')));
    const events = calendar.getAllSubcomponents('vevent');
    assert.equal(events.length, 1);
    return { method: calendar.getFirstPropertyValue('method'), event: new ICAL.Event(events[0]), component: events[0] };
}

before(() => { certificate = makeCertificate('DNS:localhost', 'DNS:mail.localhost', 'IP:127.0.0.1'); });
after(() => certificate.remove());
afterEach(async () => {
    await probe?.stop();
    await server?.stop();
    probe = server = undefined;
});

test('an appointment from booking to cancellation is three mails that a reader and a calendar understand', async () => {
    server = await startMail();
    probe = startProbe(settings('localhost', server.port));
    const { appointmentId } = await probe.do('book');
    for (const step of [null, 'move', 'cancel']) {
        const before = server.mails.length;
        if (step)
            await probe.do(step);
        await probe.do(`wait ${graceSeconds}`);
        await until(() => server.mails.length > before);
    }
    assert.equal(server.mails.length, 3);
    for (const { secure, user, envelope, mail, raw } of server.mails) {
        assert.equal(secure, true, 'STARTTLS was offered');
        assert.equal(user, 'clinic');
        assert.equal(envelope.mailFrom.address, from);
        assert.deepEqual(envelope.rcptTo.map(one => one.address), ['patient1@mail.example']);
        assert.equal(mail.from.text, from);
        assert.equal(mail.to.text, 'patient1@mail.example');
        assert.equal(mail.headers.get('auto-submitted'), 'auto-generated');
        assert.match(mail.messageId, /^<[0-9a-f-]{36}@clinic\.example>$/);
        assert.match(mail.text, /Dear Lena Fischer,/);
        assert.match(mail.html, /<p>Dear Lena Fischer,<\/p>/);
        assert.match(mail.text, /\(Europe\/Berlin\)/);
        assert.ok(raw.split('\r\n').every(line => line.length <= 998 && !line.includes('\n')));
    }
    const [booked, moved, cancelled] = server.mails.map(invitationOf);
    assert.deepEqual([booked.method, moved.method, cancelled.method], ['REQUEST', 'REQUEST', 'CANCEL']);
    const uids = new Set([booked, moved, cancelled].map(one => one.event.uid));
    assert.deepEqual([...uids], [`${appointmentId}@clinic.example`]);
    assert.ok(booked.event.sequence < moved.event.sequence && moved.event.sequence < cancelled.event.sequence);
    assert.equal(booked.event.startDate.toJSDate().toISOString(), '2026-03-12T11:00:00.000Z');
    assert.equal(booked.event.endDate.toJSDate().toISOString(), '2026-03-12T11:20:00.000Z');
    assert.equal(moved.event.startDate.toJSDate().toISOString(), '2026-03-13T08:00:00.000Z');
    assert.equal(cancelled.component.getFirstPropertyValue('status'), 'CANCELLED');
    assert.equal(booked.component.getFirstPropertyValue('organizer'), `mailto:${from}`);
    assert.equal(booked.component.getFirstPropertyValue('attendee'), 'mailto:patient1@mail.example');
    assert.match(server.mails[1].mail.text, /your appointment of .*12.* is now on .*13/);
    assert.deepEqual(await probe.do('state'), { PENDING: 0, SENT: 3, FAILED: 0, WITHDRAWN: 2 });
});

test('what is undone within three minutes is not sent, nor is a reminder for it', async () => {
    server = await startMail();
    probe = startProbe(settings('localhost', server.port));
    await probe.do('book');
    await probe.do('wait 120');
    await probe.do('cancel');
    await probe.do(`wait ${3 * 86_400}`);
    await probe.do('reset'); // leaves at once, and behind all that was due
    await until(() => server.mails.length > 0);
    assert.deepEqual(server.mails.map(one => one.mail.subject), ['Your code for a new password']);
});

test('a reminder comes a day before, in the patient\'s language', async () => {
    server = await startMail();
    probe = startProbe(settings('localhost', server.port));
    await probe.do('arabic');
    await probe.do('book');
    await probe.do(`wait ${graceSeconds}`);
    await until(() => server.mails.length === 1);
    await probe.do('restart');
    await probe.do(`wait ${2 * 86_400 + 5 * 3600}`);
    await until(() => server.mails.length === 2);
    assert.match(server.mails[1].mail.subject, /^تذكير: موعدك في /);
    assert.match(server.mails[1].mail.html, /lang="ar" dir="rtl"/);
    assert.match(server.mails[1].mail.text, /Europe\/Berlin/);
    assert.equal(server.mails[1].mail.attachments.length, 0);
});

test('a name is plain text wherever it stands', async () => {
    server = await startMail();
    probe = startProbe(settings('localhost', server.port));
    await probe.do('name Eve <b>bold</b> https://eve.example {code} "x" =?UTF-8?Q?y?=');
    await probe.do('book');
    await probe.do(`wait ${graceSeconds}`);
    await until(() => server.mails.length === 1);
    const [{ mail }] = server.mails;
    assert.doesNotMatch(mail.html, /<b>|https:/);
    assert.doesNotMatch(mail.text, /https:\/\//);
    assert.deepEqual(mail.to.value.map(one => one.address), ['patient1@mail.example']);
});

test('a server that is down is tried again, and each mail arrives once', async () => {
    server = await startMail();
    const { port } = server;
    await server.stop();
    probe = startProbe(settings('localhost', port));
    await probe.do('book');
    await probe.do(`wait ${graceSeconds}`);
    await new Promise(resolve => setTimeout(resolve, 3_000)); // a look at the outbox, at least
    assert.equal((await probe.do('state')).SENT, 0);
    server = await startMail({}, port);
    for (let hour = 0; hour < 4 && !server.mails.length; ++hour) {
        await probe.do('wait 3600');
        await until(() => server.mails.length, 3_000).catch(() => {});
    }
    assert.equal(server.mails.length, 1);
    await until(async () => (await probe.do('state')).SENT === 1);
});

test('a refusal for good is a dead letter, and one for now is not', async () => {
    server = await startMail();
    server.answer(count => Object.assign(new Error('not now'), { responseCode: count === 1 ? 451 : 550 }));
    probe = startProbe(settings('localhost', server.port));
    await probe.do('book');
    await probe.do(`wait ${graceSeconds}`);
    await until(() => server.mails.length === 1);
    assert.equal((await probe.do('state')).FAILED, 0);
    await probe.do('wait 3600');
    await until(async () => (await probe.do('state')).FAILED === 1);
    assert.equal(server.mails[0].mail.messageId, server.mails[1].mail.messageId);
});

test('outside this machine nothing leaves without TLS, nor to a server that cannot prove its name', async () => {
    // Not by its address, so it is no machine that is known to be this one.
    server = await startMail({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
    probe = startProbe(settings('mail.localhost', server.port));
    await probe.do('reset');
    await new Promise(resolve => setTimeout(resolve, 5_000));
    assert.equal(server.mails.length, 0);
    assert.equal((await probe.do('state')).SENT, 0);
    await probe.stop();
    await server.stop();

    const other = makeCertificate('DNS:other.example');
    server = await startMail({ key: other.key, cert: other.cert });
    probe = startProbe(settings('mail.localhost', server.port, { SMTP_CA_FILE: other.certFile }));
    await probe.do('reset');
    await new Promise(resolve => setTimeout(resolve, 5_000));
    assert.equal(server.mails.length, 0);
    other.remove();
    await probe.stop();
    await server.stop();

    server = await startMail();
    probe = startProbe(settings('mail.localhost', server.port));
    await probe.do('reset');
    await until(() => server.mails.length === 1);
    assert.equal(server.mails[0].secure, true);
});

test('TLS from the first byte', async () => {
    server = await startMail({ secure: true });
    probe = startProbe(settings('localhost', server.port, { SMTP_URL: `smtps://clinic:p%40ss%20word@localhost:${server.port}` }));
    await probe.do('reset');
    await until(() => server.mails.length === 1);
    assert.match(server.mails[0].mail.text, /choose a new password/);
});
