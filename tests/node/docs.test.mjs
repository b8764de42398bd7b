// SPDX-License-Identifier: GPL-3.0-or-later
// The page at /docs in a real browser: complete, silent in the console, and at home on this server alone.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { chromium } from 'playwright-core';
import { startServer } from './support/server.mjs';

const browserPath = process.env.FRONTDESK_CHROMIUM ?? '/usr/bin/chromium';
const shots = process.env.FRONTDESK_SHOTS;
let server, browser, api, page, troubles;

before(async () => {
    assert.ok(existsSync(browserPath), `there is no ${browserPath}: packaging/install-packages test`);
    server = await startServer();
    api = (await server.call('GET', '/openapi.json')).json;
    browser = await chromium.launch({
        executablePath: browserPath,
        args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
            '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

beforeEach(async () => {
    troubles = [];
    page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    page.on('console', message => ['error', 'warning'].includes(message.type()) && troubles.push(message.text()));
    page.on('pageerror', error => troubles.push(String(error)));
    page.on('requestfailed', request => troubles.push(`${request.url()} failed`));
    page.on('response', response => response.status() >= 400 && troubles.push(`${response.url()} ${response.status()}`));
    page.on('request', request => {
        if (!request.url().startsWith(`${server.address}/`) && !request.url().startsWith('data:'))
            troubles.push(`off this host: ${request.url()}`);
    });
    await page.goto(`${server.address}/docs`);
    await page.locator('#state').waitFor({ state: 'hidden' });
});
afterEach(async () => {
    await page.close();
    assert.deepEqual(troubles, []);
});

function operations() {
    return Object.entries(api.paths).flatMap(([path, item]) =>
        Object.entries(item).map(([method, about]) => ({ path, method: method.toUpperCase(), ...about })));
}

/** The ids of the operations that can be seen, in their order. */
function shown() {
    return page.locator('details.operation:visible').evaluateAll(boxes => boxes.map(box => box.id));
}

test('it shows every operation, in its group', async () => {
    assert.deepEqual((await shown()).sort(), operations().map(one => one.operationId).sort());
    assert.deepEqual(await page.locator('#groups h2').allTextContents(), api.tags.map(tag => tag.name));
    for (const { operationId, path, method } of operations()) {
        const summary = page.locator(`#${operationId} > summary`);
        assert.equal(await summary.locator('.path').textContent(), path);
        assert.equal(await summary.locator('.method').textContent(), method);
        assert.equal(await page.locator(`nav a[href="#${operationId}"]`).count(), 1);
    }
});

test('each opens to who may use it, every field, every status, and an example', async () => {
    for (const operation of operations()) {
        const box = page.locator(`#${operation.operationId}`);
        await box.evaluate(element => { element.open = true; });
        await box.locator('.body').waitFor();
        const text = await box.textContent();
        assert.ok(text.includes(`For: ${operation['x-policy']}`), operation.operationId);
        assert.ok(text.includes(`curl -X ${operation.method} '${server.address}`), operation.operationId);
        const named = [...(operation.parameters ?? []).map(one => one.name), ...Object.keys(operation.responses)];
        for (const { content = {} } of [operation.requestBody ?? {}, operation.responses[200] ?? operation.responses[201] ?? {}]) {
            for (const { schema } of Object.values(content))
                named.push(...Object.keys(api.components.schemas[schema.$ref?.split('/').pop()]?.properties ?? {}));
        }
        for (const name of named)
            assert.ok(text.includes(name), `${operation.operationId} lacks ${name}`);
    }
});

test('the search finds by path, field and error code, and says how many', async () => {
    const search = page.getByLabel('Search');
    await search.fill('slot_taken');
    const wanted = operations().filter(operation => JSON.stringify(operation.responses[409] ?? {}).includes('slot_taken'));
    assert.ok(wanted.some(operation => operation.operationId === 'bookAppointment'));
    const inOrder = ids => [...ids].sort();
    assert.deepEqual(inOrder(await shown()), inOrder(wanted.map(operation => operation.operationId)));
    assert.equal(await page.locator('#count').textContent(), `${wanted.length} of ${operations().length} operations`);
    assert.equal(await page.locator('nav li:visible').count(), wanted.length);
    assert.deepEqual(inOrder(await page.locator('#groups h2:visible').allTextContents()),
        inOrder(new Set(wanted.map(operation => operation.tags[0]))));
    await search.fill('/PATIENTS get');
    assert.ok((await shown()).includes('searchPatients'));
    await search.fill('nowhere written');
    assert.deepEqual(await shown(), []);
    await search.press('Escape');
    assert.equal((await shown()).length, operations().length);
});

test('the keyboard is enough', async () => {
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'search');
    await page.keyboard.type('bookAppointment');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.getElementById('bookAppointment').open);
    await page.waitForFunction(() => document.activeElement.closest('details')?.id === 'bookAppointment');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => !document.getElementById('bookAppointment').open);
});

test('an address names an operation', async () => {
    await page.goto(`${server.address}/docs#createSchedule`);
    await page.waitForFunction(() => document.getElementById('createSchedule')?.open);
});

test('nothing but its own script runs on it', async () => {
    const policy = (await server.call('GET', '/openapi.json')).headers.get('Content-Security-Policy');
    assert.equal(policy, "default-src 'none'; frame-ancestors 'none'");
    const own = (await fetch(`${server.address}/docs`)).headers;
    assert.match(own.get('Content-Security-Policy'), /^default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';/);
    assert.equal(own.get('X-Content-Type-Options'), 'nosniff');
});

for (const scheme of ['light', 'dark']) {
    test(`it can be read in ${scheme} colours, and on a narrow screen`, async () => {
        await page.emulateMedia({ colorScheme: scheme });
        await page.goto(`${server.address}/docs#bookAppointment`);
        await page.reload();
        await page.waitForFunction(() => document.getElementById('bookAppointment')?.open);
        const faint = await page.evaluate(() => {
            const channels = colour => colour.match(/[\d.]+/g).map(Number);
            const luminance = colour => channels(colour).slice(0, 3)
                .map(value => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4))
                .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
            const behind = element => {
                const colour = getComputedStyle(element).backgroundColor;
                return channels(colour)[3] === 0 && element.parentElement ? behind(element.parentElement) : colour;
            };
            return [...document.querySelectorAll('body *')]
                .filter(element => element.checkVisibility() && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
                .filter(element => {
                    const [light, dark] = [luminance(getComputedStyle(element).color), luminance(behind(element))].sort((a, b) => b - a);
                    return (light + 0.05) / (dark + 0.05) < 4.5;
                }).map(element => `${element.tagName} ${element.className} ${element.textContent.slice(0, 30)}`);
        });
        assert.deepEqual([...new Set(faint)], []);
        if (shots)
            await page.screenshot({ path: `${shots}/docs-${scheme}.png` });
        await page.setViewportSize({ width: 400, height: 800 });
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 400), 'the page is wider than the screen');
    });
}
