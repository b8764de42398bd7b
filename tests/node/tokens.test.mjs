// SPDX-License-Identifier: GPL-3.0-or-later
// Our access tokens against jose, which many API clients and gateways read tokens with.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as jose from 'jose';
import { admin, startServer } from './support/server.mjs';

const secret = 'a signing key of the tests, 32 bytes and more';
const key = new TextEncoder().encode(secret);
const header = { alg: 'HS256', typ: 'at+jwt' };
const expected = { algorithms: ['HS256'], issuer: 'frontdesk', audience: 'frontdesk', typ: 'at+jwt' };
let server, session, claims;

before(async () => {
    server = await startServer({ JWT_SECRET: secret });
    session = (await server.call('POST', '/auth/login', { body: admin })).json;
    claims = jose.decodeJwt(session.accessToken);
});
after(() => server.stop());

/** The status that a request with this token gets. */
async function statusOf(token) {
    return (await server.call('GET', '/auth/me', { token })).status;
}

function signed(payload = claims, protectedHeader = header, signingKey = key) {
    return new jose.SignJWT(payload).setProtectedHeader(protectedHeader).sign(signingKey);
}

test('jose verifies our token, and its claims are right', async () => {
    const { payload, protectedHeader } = await jose.jwtVerify(session.accessToken, key, expected);
    assert.deepEqual(protectedHeader, header);
    assert.equal(payload.sub, session.user.id);
    assert.match(payload.sid, /^[0-9a-f-]{36}$/);
    assert.equal(payload.exp - payload.iat, session.expiresIn);
    assert.ok(session.expiresIn <= 600);
    assert.equal(payload.nbf, payload.iat);
    assert.ok(Math.abs(payload.iat - Date.now() / 1000) < 60);
    // Who may do what is looked up at every request: a token says nothing of it.
    assert.deepEqual(Object.keys(payload).sort(), ['aud', 'ep', 'exp', 'iat', 'iss', 'nbf', 'sid', 'sub']);
});

test('another key verifies nothing of ours', async () => {
    const other = new TextEncoder().encode(secret.toUpperCase());
    await assert.rejects(jose.jwtVerify(session.accessToken, other, expected), jose.errors.JWSSignatureVerificationFailed);
});

test('a token that jose made with our key is accepted', async () => {
    assert.equal(await statusOf(await signed()), 200);
});

describe('it is refused', () => {
    test('unsigned', async () => {
        assert.equal(await statusOf(new jose.UnsecuredJWT(claims).encode()), 401);
        const [, payload] = session.accessToken.split('.');
        for (const alg of ['none', 'None', 'NONE'])
            assert.equal(await statusOf(`${jose.base64url.encode(JSON.stringify({ alg, typ: 'at+jwt' }))}.${payload}.`), 401);
    });

    test('signed with another algorithm', async () => {
        for (const alg of ['HS384', 'HS512'])
            assert.equal(await statusOf(await signed(claims, { ...header, alg }, new Uint8Array(64).fill(7))), 401);
        const { privateKey } = await jose.generateKeyPair('RS256');
        assert.equal(await statusOf(await signed(claims, { ...header, alg: 'RS256' }, privateKey)), 401);
    });

    test('with a key of its own in its header', async () => {
        const pair = await jose.generateKeyPair('RS256', { extractable: true });
        const jwk = await jose.exportJWK(pair.publicKey);
        assert.equal(await statusOf(await signed(claims, { ...header, alg: 'RS256', jwk }, pair.privateKey)), 401);
        // Even signed with the right key: a header names no keys here.
        const oct = { kty: 'oct', k: jose.base64url.encode(key) };
        for (const more of [{ jwk: oct }, { jku: 'https://evil.example/keys' }, { kid: '../../dev/null' }, { x5u: 'https://evil.example/x' }])
            assert.equal(await statusOf(await signed(claims, { ...header, ...more })), 401, JSON.stringify(more));
    });

    test('for somebody else, from somewhere else, or of another kind', async () => {
        for (const change of [{ iss: 'other' }, { aud: 'other' }, { aud: undefined }, { sub: claims.sid }, { sid: claims.sub },
            { ep: claims.ep + 1 }, { sub: undefined }])
            assert.equal(await statusOf(await signed({ ...claims, ...change })), 401, JSON.stringify(change));
        for (const typ of ['JWT', undefined])
            assert.equal(await statusOf(await signed(claims, { ...header, typ })), 401);
    });

    test('before and after its time', async () => {
        const now = Math.floor(Date.now() / 1000);
        for (const change of [{ exp: now - 31 }, { nbf: now + 60 }, { iat: now + 60, nbf: now + 60 }, { exp: undefined }])
            assert.equal(await statusOf(await signed({ ...claims, ...change })), 401, JSON.stringify(change));
    });

    test('with a byte changed anywhere', async () => {
        const parts = session.accessToken.split('.');
        for (let i = 0; i < 3; ++i) {
            const bent = [...parts];
            bent[i] = (bent[i][0] === 'A' ? 'B' : 'A') + bent[i].slice(1);
            assert.equal(await statusOf(bent.join('.')), 401);
        }
        assert.equal(await statusOf(session.accessToken), 200);
    });
});
