// SPDX-License-Identifier: GPL-3.0-or-later
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = process.env.FRONTDESK_MESSAGEPROBE
    ?? fileURLToPath(new URL('../../../build/dev/tests/node/messageprobe', import.meta.url));

/** A clinic on a clock of its own (messageprobe.cpp), which sends by these settings. */
export function startProbe(settings) {
    const folder = mkdtempSync(join(tmpdir(), 'frontdesk-probe-'));
    const env = { PATH: process.env.PATH, HOME: folder, LC_ALL: 'C.UTF-8', QT_QPA_PLATFORM: 'offscreen', ...settings };
    const probe = spawn(program, [], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = new Promise(resolve => probe.once('exit', resolve));
    const waiting = [];
    createInterface({ input: probe.stdout }).on('line', line => waiting.shift()?.resolve(JSON.parse(line)));
    probe.once('exit', code => waiting.forEach(one => one.reject(new Error(`the probe ended with ${code}`))));
    return {
        /** The answer to a command. */
        do(command) {
            const answer = new Promise((resolve, reject) => waiting.push({ resolve, reject }));
            probe.stdin.write(`${command}\n`);
            return answer;
        },
        async stop() {
            probe.stdin.end();
            await ended;
            rmSync(folder, { recursive: true });
        },
    };
}

/** A certificate for these names that signs itself. */
export function makeCertificate(...names) {
    const folder = mkdtempSync(join(tmpdir(), 'frontdesk-certificate-'));
    const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const made = spawnSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2',
        '-subj', '/CN=clinic.example', '-addext', `subjectAltName=${names.join(',')}`, '-keyout', keyFile, '-out', certFile]);
    if (made.status !== 0)
        throw new Error(`openssl failed: ${made.stderr}`);
    return { certFile, key: readFileSync(keyFile), cert: readFileSync(certFile), remove: () => rmSync(folder, { recursive: true }) };
}

/** Waits until `done()` is true, for at most so many milliseconds. */
export async function until(done, patience = 20_000) {
    const end = Date.now() + patience;
    while (!await done()) {
        if (Date.now() > end)
            throw new Error('it did not come about in time');
        await new Promise(resolve => setTimeout(resolve, 50));
    }
}
