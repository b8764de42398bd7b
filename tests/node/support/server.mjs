// SPDX-License-Identifier: GPL-3.0-or-later
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = process.env.FRONTDESK_SERVER
    ?? fileURLToPath(new URL('../../../build/dev/app/frontdesk-server', import.meta.url));
export const admin = { email: 'chief@clinic.example', password: 'correct horse battery' };

/** A frontdesk-server on a free port, with a database of its own and one administrator. */
export async function startServer(settings = {}) {
    const folder = mkdtempSync(join(tmpdir(), 'frontdesk-node-'));
    const env = {
        PATH: process.env.PATH, HOME: folder, LC_ALL: 'C.UTF-8', HTTP_PORT: '0', CLINIC_TIMEZONE: 'Europe/Berlin',
        DATABASE_URL: `sqlite://${folder}/clinic.db`, ...settings,
    };
    const made = spawnSync(program, ['create-admin', '--email', admin.email], { env, input: `${admin.password}\n` });
    if (made.status !== 0)
        throw new Error(`create-admin failed: ${made.stderr ?? made.error}`);
    const server = spawn(program, ['serve'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = new Promise(resolve => server.once('exit', resolve));
    const address = await new Promise((resolve, reject) => {
        createInterface({ input: server.stdout }).on('line', line => {
            const match = /^listening on (http:\S+)$/.exec(line);
            if (match)
                resolve(match[1]);
        });
        server.once('exit', code => reject(new Error(`the server ended with ${code}`)));
    });
    return {
        address,
        folder,
        /** A request with a JSON body; the answer's status and JSON. */
        async call(method, path, { token, body } = {}) {
            const answer = await fetch(address + path, {
                method,
                headers: { ...(token && { Authorization: `Bearer ${token}` }), ...(body && { 'Content-Type': 'application/json' }) },
                body: body && JSON.stringify(body),
            });
            const text = await answer.text();
            return { status: answer.status, headers: answer.headers, json: text ? JSON.parse(text) : null };
        },
        async stop() {
            server.kill('SIGTERM');
            const code = await ended;
            rmSync(folder, { recursive: true });
            return code;
        },
    };
}
