// SPDX-License-Identifier: GPL-3.0-or-later
// Webhooks and text messages as receivers get them: signatures by the library that integrators use.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { afterEach, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { startProbe, until } from './support/probe.mjs';

let receivers = [], probe;

/** A receiver on a free port that keeps what it gets and answers as `answer(count)` says. */
async function startReceiver(answer = () => 204) {
    const got = [];
    const server = createServer((request, response) => {
        const chunks = [];
        request.on('data', chunk => chunks.push(chunk));
        request.on('end', () => {
            got.push({ method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
            const said = answer(got.length);
            response.writeHead(said.status ?? said, said.headers).end('whatever');
        });
    });
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    const receiver = { got, url: `http://127.0.0.1:${server.address().port}/hook`, stop: () => new Promise(resolve => { server.closeAllConnections(); server.close(resolve); }) };
    receivers.push(receiver);
    return receiver;
}

/** The probe's clock stands in 2026: the library must not mind. */
function verified(secret, { body, headers }) {
    const now = Date.now;
    Date.now = () => Number(headers['webhook-timestamp']) * 1000;
    try {
        return new Webhook(secret).verify(body, headers);
    } finally {
        Date.now = now;
    }
}

afterEach(async () => {
    await probe?.stop();
    probe = undefined;
    await Promise.all(receivers.map(one => one.stop()));
    receivers = [];
});

test('standardwebhooks verifies what an integrator gets, and nothing of a person is in it', async () => {
    const receiver = await startReceiver();
    probe = startProbe({ WEBHOOKS_PRIVATE: 'on' });
    const { secret } = await probe.do(`webhook ${receiver.url}`);
    const { appointmentId } = await probe.do('book');
    await until(() => receiver.got.length === 1);
    await probe.do('move');
    await probe.do('cancel');
    await until(() => receiver.got.length === 3);
    const events = receiver.got.map(one => verified(secret, one));
    assert.deepEqual(events.map(one => one.type), ['appointment.created', 'appointment.moved', 'appointment.cancelled']);
    assert.deepEqual(new Set(events.map(one => one.data.appointmentId)), new Set([appointmentId]));
    assert.equal(events[0].data.startTime, '2026-03-12T11:00:00Z');
    assert.equal(events[1].data.previousStartTime, '2026-03-12T11:00:00Z');
    assert.equal(events[2].data.status, 'CANCELLED');
    for (const { method, headers, body } of receiver.got) {
        assert.equal(method, 'POST');
        assert.equal(headers['content-type'], 'application/json');
        assert.match(headers['webhook-id'], /^[0-9a-f-]{36}$/);
        assert.doesNotMatch(body, /Lena|Fischer|Haddad|mail\.example|170/);
    }
    assert.throws(() => verified(`whsec_${Buffer.alloc(32).toString('base64')}`, receiver.got[0]));
    assert.throws(() => verified(secret, { ...receiver.got[0], body: receiver.got[0].body.replace('created', 'moved') }));
});

test('what is not taken comes again with the same id and body, and 410 ends it', async () => {
    const receiver = await startReceiver(count => [500, 302, 204, 410][count - 1] ?? 204);
    const elsewhere = await startReceiver();
    probe = startProbe({ WEBHOOKS_PRIVATE: 'on' });
    const { secret } = await probe.do(`webhook ${receiver.url}`);
    await probe.do('book');
    for (const [seconds, count] of [[0, 1], [6, 2], [300, 3]]) {
        await probe.do(`wait ${seconds}`);
        await until(() => receiver.got.length === count);
    }
    assert.equal(new Set(receiver.got.map(one => one.headers['webhook-id'])).size, 1);
    assert.equal(new Set(receiver.got.map(one => one.body)).size, 1);
    receiver.got.forEach(one => verified(secret, one));
    assert.equal(elsewhere.got.length, 0, 'a redirect is not followed');
    await probe.do('cancel');
    await until(() => receiver.got.length === 4);
    await until(async () => (await probe.do('state')).FAILED === 1);
    await probe.do('book');
    await probe.do('wait 86400');
    await new Promise(resolve => setTimeout(resolve, 3_000));
    assert.equal(receiver.got.length, 4);
});

test('the text message gateway gets a form, signed, with values that stay in their fields', async () => {
    const key = 'a key of the gateway, 32 bytes and more';
    const receiver = await startReceiver();
    probe = startProbe({
        SMS_WEBHOOK_URL: receiver.url.replace('http://', 'http://clinic:secret@'), SMS_WEBHOOK_SECRET: key,
        SMS_WEBHOOK_FORM: 'From=Clinic&To={to}&Body={text}', REMINDER_LEAD: '0m',
    });
    await probe.do('name Eve & Sons=%20+{to}');
    await probe.do('book');
    await probe.do('wait 180');
    await until(() => receiver.got.length === 1);
    const [sent] = receiver.got;
    const form = new URLSearchParams(sent.body);
    assert.deepEqual([...form.keys()], ['From', 'To', 'Body']);
    assert.equal(form.get('To'), '+491701234567');
    assert.match(form.get('Body'), /your appointment is booked for .*, 12:00 \(Europe\/Berlin\) with Dr\. Amira Haddad\./);
    assert.equal(sent.headers.authorization, `Basic ${Buffer.from('clinic:secret').toString('base64')}`);
    assert.equal(sent.headers['idempotency-key'], sent.headers['webhook-id']);
    const { createHmac } = await import('node:crypto');
    const content = `${sent.headers['webhook-id']}.${sent.headers['webhook-timestamp']}.${sent.body}`;
    assert.equal(sent.headers['webhook-signature'], `v1,${createHmac('sha256', key).update(content).digest('base64')}`);
});
