import { describe, expect, test } from 'vitest';
import { stringIn, testApi } from '../testing.ts';
import { observedErrors } from './errors.ts';

/** A reference with just these observations. */
function seeing(...names: readonly string[]) {
  const observations = observedErrors.filter(({ name }) => names.includes(name));
  expect(observations).toHaveLength(names.length);
  return testApi({ observations });
}

const unknownKey = '2RfSBcv0nsy71XCHWOegjx1OoKh_2RfSBcv0nsy71XCHWOegj';
const unknownItem = '/ip_policies/ipp_2RfSBcv0nsy71XCHWOegjx1OoKh';
const withoutKey = { headers: { authorization: undefined } };
const withoutBoth = { headers: { authorization: undefined, 'ngrok-version': undefined } };

describe('keys-refused-with-403', () => {
  test.each([
    [undefined, 200],
    ['nonsense', 201],
    ['Bearer nonsense', 202],
    [`Bearer ${unknownKey}`, 203],
  ])('%s', async (authorization, number) => {
    const { ask } = seeing('keys-refused-with-403');
    const answer = await ask('GET', '/ip_policies', { headers: { authorization } });
    expect(answer.status).toBe(403);
    expect(answer.json).toMatchObject({ error_code: `ERR_NGROK_${number}`, status_code: 403 });
    expect(answer.headers.has('www-authenticate')).toBe(false);
  });

  test('other refusals keep their status', async () => {
    const { ask } = seeing('keys-refused-with-403');
    expect(await ask('GET', '/nowhere')).toMatchObject({ status: 404, json: { status_code: 404 } });
    expect(await ask('GET', '/', { headers: { 'ngrok-version': undefined } })).toMatchObject({ status: 400 });
  });
});

describe('authtokens-refused-with-400', () => {
  /** Makes a credential, and asks with its token. */
  async function withCredential({ ask }: ReturnType<typeof seeing>) {
    const { json } = await ask('POST', '/credentials', { body: {} });
    const headers = { authorization: `Bearer ${stringIn(json, 'token')}` };
    return { path: `/credentials/${stringIn(json, 'id')}`, askWithIt: () => ask('GET', '/', { headers }) };
  }

  test('the token of a credential is no key', async () => {
    const { askWithIt } = await withCredential(seeing('authtokens-refused-with-400'));
    const expected = { status: 400, json: { error_code: 'ERR_NGROK_206', status_code: 400 } };
    expect(await askWithIt()).toMatchObject(expected);
  });

  test('without it the status is that of other keys, and a deleted credential is nothing at all', async () => {
    const api = seeing();
    const { path, askWithIt } = await withCredential(api);
    expect(await askWithIt()).toMatchObject({ status: 401, json: { error_code: 'ERR_NGROK_206' } });
    await api.ask('DELETE', path);
    expect(await askWithIt()).toMatchObject({ status: 401, json: { error_code: 'ERR_NGROK_203' } });
  });
});

describe('wrong-keys-quoted', () => {
  test.each(['notarealtoken', unknownKey])('msg quotes %s', async (key) => {
    const { ask } = seeing('wrong-keys-quoted');
    const { json } = await ask('GET', '/', { headers: { authorization: `Bearer ${key}` } });
    expect(json['msg']).toContain(`'${key}'`);
  });

  test('no other message quotes a key', async () => {
    const { api, ask } = seeing('wrong-keys-quoted');
    expect((await ask('GET', '/', withoutKey)).text).not.toContain('credential:');
    expect((await ask('GET', '/nowhere')).text).not.toContain(api.key);
  });
});

describe('routes-first', () => {
  test('what there is not is refused without looking at the key', async () => {
    const { ask } = seeing('routes-first');
    expect(await ask('GET', '/nowhere', withoutBoth)).toMatchObject({ status: 404 });
    expect(await ask('PUT', '/endpoints', withoutBoth)).toMatchObject({ status: 405 });
  });

  test.each([
    ['GET', '/'],
    ['GET', '/ip_policies'],
    ['GET', unknownItem],
    ['POST', '/ip_policies'],
    ['DELETE', unknownItem],
    ['POST', '/edges/https/edghts_2RfSBcv0nsy71XCHWOegjx1OoKh/routes'],
  ])('what there is takes a key first, then a version: %s %s', async (method, path) => {
    const { ask } = seeing('routes-first');
    expect(await ask(method, path, withoutBoth)).toMatchObject({ json: { error_code: 'ERR_NGROK_200' } });
    const withoutVersion = { headers: { 'ngrok-version': undefined } };
    expect(await ask(method, path, withoutVersion)).toMatchObject({ json: { error_code: 'ERR_NGROK_218' } });
  });
});

describe('unknown-routes-without-code', () => {
  test.each([
    ['GET', '/nowhere'],
    ['PUT', '/endpoints'],
    ['PATCH', '/'],
  ])('%s %s', async (method, path) => {
    const { ask } = seeing('unknown-routes-without-code');
    const { status, text, headers } = await ask(method, `${path}?limit=1`);
    expect(status).toBe(404);
    // As the probe shows it, in compact JSON.
    expect(text).toBe(`{"status_code":404,"msg":"Not Found","details":{"path":"${path}"}}`);
    expect(headers.has('allow')).toBe(false);
  });
});

describe('missing-items-without-code', () => {
  test.each(['GET', 'PATCH', 'DELETE'])('%s', async (method) => {
    const { ask } = seeing('missing-items-without-code');
    const { status, json } = await ask(method, unknownItem, method === 'PATCH' ? { body: {} } : {});
    expect(status).toBe(404);
    expect(json).toEqual({
      status_code: 404,
      msg: 'Resource not found',
      details: { operation_id: expect.stringMatching(/^op_[0-9A-Za-z]{27}$/) },
    });
  });
});

test('all together: the checks come in the order of the published probe', async () => {
  const { ask } = testApi({ observations: observedErrors });
  expect((await ask('GET', '/cauldron-nope', withoutBoth)).json).toEqual({
    status_code: 404,
    msg: 'Not Found',
    details: { path: '/cauldron-nope' },
  });
  expect(await ask('PUT', '/endpoints', withoutBoth)).toMatchObject({ status: 404 });
  expect(await ask('GET', '/endpoints', withoutBoth)).toMatchObject({ status: 403 });
  expect(await ask('GET', unknownItem, { headers: { 'ngrok-version': undefined } })).toMatchObject({ status: 400 });
});
