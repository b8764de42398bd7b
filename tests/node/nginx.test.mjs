// SPDX-License-Identifier: GPL-3.0-or-later
// The set-up for nginx in docs/operations.md, word for word but for its ports and files, in front of a server.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { connect } from 'node:tls';
import { admin, startServer } from './support/server.mjs';

const nginxProgram = process.env.FRONTDESK_NGINX ?? '/usr/sbin/nginx';
const operations = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
let server, nginx, port, ended;

/** The indented text that begins with `upstream frontdesk`. */
function documentedSetUp() {
    const lines = operations.split('\n');
    const first = lines.findIndex(line => line.startsWith('    upstream frontdesk'));
    const length = lines.slice(first).findIndex(line => line !== '' && !line.startsWith('    '));
    assert.ok(first > 0 && length > 0, 'docs/operations.md has no set-up for nginx');
    return lines.slice(first, first + length).join('\n');
}

function exchanged(text, exchanges) {
    for (const [from, to] of exchanges) {
        assert.ok(text.includes(from), `the set-up has no "${from}"`);
        text = text.replace(from, to);
    }
    return text;
}

async function freePort() {
    const taken = createServer();
    await new Promise(resolve => taken.listen(0, '127.0.0.1', resolve));
    const { port: number } = taken.address();
    await new Promise(resolve => taken.close(resolve));
    return number;
}

before(async () => {
    server = await startServer({ TRUSTED_PROXIES: '127.0.0.1' });
    const { folder } = server;
    const made = spawnSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2',
        '-subj', '/CN=clinic.example', '-keyout', `${folder}/key.pem`, '-out', `${folder}/cert.pem`]);
    assert.equal(made.status, 0);
    port = await freePort();
    const site = exchanged(documentedSetUp(), [
        ['127.0.0.1:8080', new URL(server.address).host],
        ['listen 443 ssl', `listen 127.0.0.1:${port} ssl`],
        ['/etc/ssl/certs/clinic.example.pem', `${folder}/cert.pem`],
        ['/etc/ssl/private/clinic.example.key', `${folder}/key.pem`],
    ]);
    mkdirSync(`${folder}/nginx`);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${folder}/nginx/${name};`);
    writeFileSync(`${folder}/nginx.conf`, `${process.getuid() === 0 ? 'user root;' : ''} daemon off; worker_processes 1;
        pid ${folder}/nginx.pid; error_log stderr notice; events {} http { access_log off; ${temporary.join(' ')} ${site} }`);
    nginx = spawn(nginxProgram, ['-p', folder, '-c', `${folder}/nginx.conf`, '-e', 'stderr'], { stdio: ['ignore', 'ignore', 'pipe'] });
    ended = new Promise(resolve => nginx.once('exit', resolve));
    await new Promise((resolve, reject) => {
        let said = '';
        createInterface({ input: nginx.stderr }).on('line', line => {
            said += `${line}\n`;
            if (line.includes('start worker process '))
                resolve();
        });
        nginx.once('exit', code => reject(new Error(`nginx ended with ${code}: ${said}`)));
    });
});

after(async () => {
    nginx?.kill('SIGTERM');
    await ended;
    await server?.stop();
});

/** A request by https through nginx: the answer's status, headers and text. */
function ask(method, path, { headers = {}, body, pieces = body === undefined ? [] : [body] } = {}) {
    return new Promise((resolve, reject) => {
        const sent = request({ host: '127.0.0.1', port, method, path, headers, rejectUnauthorized: false }, answer => {
            let text = '';
            answer.setEncoding('utf8').on('data', piece => { text += piece; });
            answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
        });
        sent.once('error', reject);
        for (const piece of pieces)
            sent.write(piece);
        sent.end();
    });
}

test('requests reach the server, and answers the client', async () => {
    const ready = await ask('GET', '/health/ready');
    assert.equal(ready.status, 200);
    assert.equal(ready.headers['x-content-type-options'], 'nosniff');
    const head = await ask('HEAD', '/openapi.json');
    assert.equal(head.status, 200);
    assert.equal(head.text, '');
    assert.equal((await ask('GET', '/nowhere')).headers['content-type'], 'application/problem+json');
});

test('somebody logs in, with a body of a known length or in chunks', async () => {
    const body = JSON.stringify(admin);
    const type = { 'Content-Type': 'application/json' };
    const whole = await ask('POST', '/auth/login', { headers: { ...type, 'Content-Length': body.length }, body });
    assert.equal(whole.status, 200);
    const chunked = await ask('POST', '/auth/login', { headers: type, pieces: [body.slice(0, 10), body.slice(10)] });
    assert.equal(chunked.status, 200);
    const { accessToken } = JSON.parse(whole.text);
    assert.equal((await ask('GET', '/auth/me', { headers: { Authorization: `Bearer ${accessToken}` } })).status, 200);
});

test('a body that is too large gets the server\'s own answer', async () => {
    const answer = await ask('POST', '/auth/login', { headers: { 'Content-Type': 'application/json' }, body: 'x'.repeat(20_000) });
    assert.equal(answer.status, 413);
    assert.equal(JSON.parse(answer.text).code, 'body_too_large');
});

test('a hundred requests one after the other, and forty at once', async () => {
    for (let i = 0; i < 100; ++i)
        assert.equal((await ask('GET', '/health/live')).status, 200);
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask('GET', '/health/live')));
    assert.ok(answers.every(answer => answer.status === 200));
});

test('old TLS is not spoken', async () => {
    const outcome = await new Promise(resolve => {
        const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' });
        socket.once('secureConnect', () => resolve('connected'));
        socket.once('error', () => resolve('refused'));
    });
    assert.equal(outcome, 'refused');
});
