// SPDX-License-Identifier: GPL-3.0-or-later
// What our parser accepts, node's own parser reads alike: a request that two readers take for different ones
// is how requests are smuggled past a proxy.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { Duplex } from 'node:stream';
import { after, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const Streams = 3000;
const seed = Number(process.env.FRONTDESK_SEED ?? Date.now() % 1_000_000);
const probeProgram = process.env.FRONTDESK_PARSERPROBE
    ?? fileURLToPath(new URL('../../build/dev/tests/fuzz/parserprobe', import.meta.url));
const corpus = fileURLToPath(new URL('../fuzz/corpus/', import.meta.url));
/** What ours leaves out: it concerns the connection, or the framing. */
const ofConnection = new Set(['connection', 'content-length', 'expect', 'keep-alive', 'proxy-connection', 'te', 'trailer',
    'transfer-encoding', 'upgrade']);

const probe = spawn(probeProgram, { stdio: ['pipe', 'pipe', 'inherit'] });
const answers = createInterface({ input: probe.stdout })[Symbol.asyncIterator]();
after(() => probe.stdin.end());

async function ours(bytes) {
    probe.stdin.write(`${bytes.toString('base64')}\n`);
    return JSON.parse((await answers.next()).value);
}

const requests = [];
function take(request, response) {
    const taken = { request, body: [], ended: false };
    requests.push(taken);
    request.on('data', piece => taken.body.push(piece));
    request.on('end', () => { taken.ended = true; });
    request.on('error', () => {});
    response.on('error', () => {});
    response.end();
}
const server = createServer(take);
server.on('checkContinue', take);
server.on('clientError', (error, socket) => socket.destroy());

/** The requests that node's parser finds, each complete one. */
async function nodes(bytes) {
    requests.length = 0;
    const socket = new Duplex({ read() {}, write(piece, encoding, done) { done(); } });
    socket.on('error', () => {});
    server.emit('connection', socket);
    socket.push(bytes);
    for (let i = 0; i < 4 || (i < 50 && requests.some(one => one.request.complete && !one.ended)); ++i)
        await setImmediate();
    const found = requests.filter(one => one.request.complete).map(({ request, body }) => ({
        method: request.method,
        target: request.url,
        version: request.httpVersionMinor,
        fields: pairs(request.rawHeaders).filter(([name]) => !ofConnection.has(name.toLowerCase())),
        body: Buffer.concat(body).toString('base64'),
        upgrade: 'upgrade' in request.headers && /\bupgrade\b/i.test(request.headers.connection),
    }));
    socket.destroy();
    return found;
}

function pairs(list) {
    return Array.from({ length: list.length / 2 }, (_, i) => [list[2 * i], list[2 * i + 1]]);
}

/** Node leaves a target in absolute form to whoever reads it; ours makes it a path and a host. */
function inOriginForm(request) {
    const absolute = /^https?:\/\/([^/?]*)(.*)$/i.exec(request.target);
    if (!absolute)
        return request;
    const target = absolute[2].startsWith('/') ? absolute[2] : `/${absolute[2]}`;
    const fields = request.fields.map(([name, value]) => [name, name.toLowerCase() === 'host' ? absolute[1] : value]);
    return { ...request, target, fields };
}

async function compare(bytes) {
    const { accepted } = await ours(bytes);
    const all = await nodes(bytes);
    // What follows an upgrade belongs to another protocol for node, taken up or not; for ours it was not taken up.
    const upgrade = all.findIndex(one => one.upgrade);
    const compared = upgrade < 0 ? accepted.length : Math.min(accepted.length, upgrade + 1);
    const found = all.slice(0, compared).map(({ upgrade, ...request }) => inOriginForm(request));
    const expected = accepted.slice(0, compared).map(({ keepsAlive, ...request }) => request);
    assert.deepEqual(found, expected, `read in two ways (seed ${seed}): ${JSON.stringify(bytes.toString('latin1'))}`);
    return accepted.length;
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function randomFrom(state) {
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let t = Math.imul(state ^ (state >>> 15), 1 | state);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
}

const seeds = readdirSync(corpus).sort().map(name => readFileSync(corpus + name));
const pieces = ['GET ', 'POST ', '/', '/a?b=%20', '//e', 'http://h/x', ' HTTP/1.1', ' HTTP/1.0', '\r\n', '\n', '\r', '\r\n\r\n', ' ', '\t',
    'Host: h\r\n', 'Content-Length: 5\r\n', 'Content-Length: 0\r\n', 'Transfer-Encoding: chunked\r\n', 'Connection: close\r\n',
    'Connection: Upgrade\r\nUpgrade: websocket\r\n', 'Expect: 100-continue\r\n', 'X:y\r\n', 'hello', '5\r\nhello\r\n', '0\r\n\r\n',
    ';a=b', ';a="b c"', '0', '5', 'f', '\0', '\x7f', '\xe9', '%C3%A9', '#', '|', '"', ',', ':', ';', '+', '-'].map(text => Buffer.from(text, 'latin1'));

/** A request or two of the corpus, with pieces put in, taken out or exchanged. */
function mutated(random) {
    const pick = list => list[Math.floor(random() * list.length)];
    let bytes = Buffer.concat([pick(seeds), ...(random() < 0.4 ? [pick(seeds)] : [])]);
    for (let changes = Math.floor(random() * 4); changes > 0; --changes) {
        const at = Math.floor(random() * (bytes.length + 1));
        const until = random() < 0.5 ? at : Math.min(bytes.length, at + 1 + Math.floor(random() * 6));
        bytes = Buffer.concat([bytes.subarray(0, at), ...(random() < 0.7 ? [pick(pieces)] : []), bytes.subarray(until)]);
    }
    return bytes;
}

test('what both should accept, both do', async () => {
    for (const name of ['get', 'query', 'post', 'chunked', 'continue', 'absolute', 'asterisk', 'browser'])
        assert.equal(await compare(readFileSync(corpus + name)), 1, name);
    assert.equal(await compare(readFileSync(`${corpus}pipelined`)), 4);
});

test(`what ours accepts of ${Streams} streams, node reads alike (seed ${seed})`, async () => {
    const random = randomFrom(seed);
    let accepted = 0;
    for (let i = 0; i < Streams; ++i)
        accepted += await compare(mutated(random));
    // Or this would compare nothing with nothing.
    assert.ok(accepted > Streams / 10, `only ${accepted} were accepted`);
});
