// SPDX-License-Identifier: GPL-3.0-or-later
// The document that the server makes of its routes, under the linters that API developers use.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from './support/server.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
let server, folder, file, api;

before(async () => {
    server = await startServer();
    folder = mkdtempSync(join(tmpdir(), 'frontdesk-openapi-'));
    file = join(folder, 'openapi.json');
    const { status, json } = await server.call('GET', '/openapi.json');
    assert.equal(status, 200);
    api = json;
    writeFileSync(file, JSON.stringify(api, null, 2));
});

after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
});

function lint(tool, ...options) {
    try {
        return execFileSync(process.execPath, [join(here, 'node_modules', tool), 'lint', ...options, file], {
            cwd: here, encoding: 'utf8', stdio: 'pipe',
            // Neither looks for a newer version of itself, nor tells anybody that it ran.
            env: { PATH: process.env.PATH, HOME: folder, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', CI: 'true' },
        });
    } catch (error) {
        assert.fail(`${tool} found:\n${error.stdout}\n${error.stderr}`);
    }
}

test('redocly finds nothing', () => {
    const { totals, problems } = JSON.parse(lint('@redocly/cli/bin/cli.js', '--config', 'redocly.yaml', '--format', 'json'));
    assert.deepEqual({ ...totals, problems }, { errors: 0, warnings: 0, ignored: 0, problems: [] });
});

test('spectral finds nothing, under its own rules and those of OWASP', () => {
    lint('@stoplight/spectral-cli/dist/index.js', '--ruleset', 'spectral.yaml', '--fail-severity', 'hint');
});

test('only these operations need no token, and every other says 401', () => {
    const open = [];
    for (const operation of Object.values(api.paths).flatMap(path => Object.values(path))) {
        // None at all, or an empty one among others: then a token is a matter of choice.
        if (operation.security?.length === 0 || operation.security?.some(scheme => !scheme.bearer))
            open.push(operation.operationId);
        else
            assert.ok(operation.responses[401]?.content, operation.operationId);
    }
    assert.deepEqual(api.security, [{ bearer: [] }]);
    assert.deepEqual(open.sort(), ['askForPasswordReset', 'getDocument', 'getMetrics', 'isLive', 'isReady', 'logIn', 'logOut', 'refreshTokens', 'registerPatient',
        'resetPassword']);
});

test('every field and parameter says what it means, with an example', () => {
    const lacking = [];
    for (const [name, { properties }] of Object.entries(api.components.schemas)) {
        for (const [field, schema] of Object.entries(properties)) {
            if (!schema.$ref && (!schema.description || (!schema.examples && schema.type !== 'array')))
                lacking.push(`${name}.${field}`);
        }
    }
    for (const { operationId, parameters = [] } of Object.values(api.paths).flatMap(path => Object.values(path))) {
        for (const { name, description, schema } of parameters) {
            if (!description || !schema.examples)
                lacking.push(`${operationId} ${name}`);
        }
    }
    assert.deepEqual(lacking, []);
});
