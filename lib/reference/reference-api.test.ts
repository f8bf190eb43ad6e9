import { describe, expect, test } from 'vitest';
import { resources } from '../contract/api-reference.ts';
import errorCodes from '../contract/error-codes.json' with { type: 'json' };
import { createReferenceApi } from './reference-api.ts';
import { type Answer, type Asking, objectsIn, origin, stringIn, testApi } from './testing.ts';

const operationId = /^op_[0-9A-Za-z]{27}$/;
const unknownId = 'ipp_2RfSBcv0nsy71XCHWOegjx1OoKh';

function expectRefusal(answer: Answer, status: number, number: number): void {
  expect(answer.json).toEqual({
    error_code: `ERR_NGROK_${number}`,
    status_code: status,
    msg: expect.stringMatching(/./),
    details: { operation_id: expect.stringMatching(operationId) },
  });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(errorCodes.numbers).toContain(number);
}

describe('access', () => {
  const { api, ask } = testApi();

  test.each<[string, string | undefined, number]>([
    ['no header', undefined, 200],
    ['an empty header', '', 200],
    ['a scheme alone', 'Bearer', 201],
    ['a key alone', api.key, 201],
    ['another scheme', `Basic ${api.key}`, 201],
    ['two words behind the scheme', `Bearer ${api.key} x`, 201],
    ['nothing like a key', 'Bearer nonsense', 202],
    ['a long text', `Bearer ${'-'.repeat(8192)}`, 202],
    ['a key with one character changed', `Bearer ${api.key.slice(0, -1)}${api.key.endsWith('0') ? '1' : '0'}`, 203],
    ['a truncated key', `Bearer ${api.key.slice(0, -1)}`, 203],
  ])('%s is refused, whatever is asked for', async (_, authorization, number) => {
    for (const path of ['/', '/ip_policies', `/ip_policies/${unknownId}`, '/nowhere']) {
      expectRefusal(await ask('GET', path, { headers: { authorization } }), 401, number);
    }
    expectRefusal(await ask('POST', '/ip_policies', { body: {}, headers: { authorization } }), 401, number);
  });

  test('a missing key comes before a missing version', async () => {
    const headers = { authorization: undefined, 'ngrok-version': undefined };
    expectRefusal(await ask('GET', '/ip_policies', { headers }), 401, 200);
  });

  test.each(['bearer', 'Bearer', 'BEARER'])('the scheme may be written %s', async (scheme) => {
    expect(await ask('GET', '/', { headers: { authorization: `${scheme} ${api.key}` } })).toMatchObject({
      status: 200,
    });
  });

  test('a key in the query authenticates nobody', async () => {
    expectRefusal(await ask('GET', `/?api_key=${api.key}`, { headers: { authorization: undefined } }), 401, 200);
  });

  test('all configured keys authenticate, and nothing of them shows', async () => {
    const keys = ['first00000_key0000000', 'second00000_key0000000'];
    const { ask } = testApi({ keys });
    for (const key of keys) {
      const headers = { authorization: `Bearer ${key}` };
      expect(await ask('GET', '/self', { headers })).toMatchObject({ status: 200 });
    }
    const { text } = await ask('GET', '/api_keys');
    for (const key of keys) expect(text).not.toContain(key);
  });

  test('a created key authenticates at once and shows its token once; a deleted one is refused', async () => {
    const { ask } = testApi();
    const created = await ask('POST', '/api_keys', { body: { description: 'for a test' } });
    expect(created).toMatchObject({ status: 201, json: { description: 'for a test' } });
    const path = `/api_keys/${stringIn(created.json, 'id')}`;
    const headers = { authorization: `Bearer ${stringIn(created.json, 'token')}` };
    expect(await ask('GET', path, { headers })).toMatchObject({ status: 200, json: { token: null } });
    expect(await ask('PATCH', path, { body: {} })).toMatchObject({ status: 200, json: { token: null } });
    expect(objectsIn((await ask('GET', '/api_keys', { headers })).json, 'keys')[0]).toMatchObject({ token: null });
    expect(await ask('GET', '/self', { headers })).toMatchObject({ json: { api_key: { id: created.json['id'] } } });
    expect(await ask('DELETE', path)).toMatchObject({ status: 204 });
    expectRefusal(await ask('GET', '/', { headers }), 401, 203);
  });
});

describe('versions', () => {
  const { ask } = testApi();

  test('without one: 400 and 218, as documented', async () => {
    for (const path of ['/', '/ip_policies', `/ip_policies/${unknownId}`]) {
      expectRefusal(await ask('GET', path, { headers: { 'ngrok-version': undefined } }), 400, 218);
    }
  });

  test.each(['0', '1', '3', '-1', '02', '2.0', 'two', '2, 2', ''])('%j is refused', async (version) => {
    expectRefusal(await ask('GET', '/', { headers: { 'ngrok-version': version } }), 400, 217);
  });

  test('a write without one does not happen', async () => {
    const before = (await ask('GET', '/ip_policies')).text;
    expectRefusal(await ask('POST', '/ip_policies', { body: {}, headers: { 'ngrok-version': undefined } }), 400, 218);
    expect((await ask('GET', '/ip_policies')).text).toBe(before);
  });
});

describe('paths and methods', () => {
  const { ask } = testApi();

  test('the root answers', async () => {
    expect(await ask('GET', '/')).toMatchObject({ status: 200, json: { uri: `${origin}/` } });
  });

  test.each(['/nowhere', '/ip_policies/', '/IP_POLICIES', '//ip_policies', '/ip_policies/a/b', '/%00', '/edges'])(
    '%s is unknown',
    async (path) => {
      expectRefusal(await ask('GET', path), 404, 27204);
    },
  );

  test.each([
    ['PUT', '/ip_policies', 'GET, POST'],
    ['DELETE', '/ip_policies', 'GET, POST'],
    ['POST', '/', 'GET'],
    ['POST', `/ip_policies/${unknownId}`, 'DELETE, GET, PATCH'],
    ['OPTIONS', '/tunnels', 'GET'],
  ])('%s %s is refused, and says what works', async (method, path, allowed) => {
    const answer = await ask(method, path);
    expectRefusal(answer, 405, 27614);
    expect(answer.headers.get('allow')).toBe(allowed);
  });

  test('HEAD is answered as GET, without the body', async () => {
    expect(await ask('HEAD', '/ip_policies')).toMatchObject({ status: 200, text: '' });
  });

  test.each([unknownId, 'x', '%00', 'ipp_', '..%2Fself', '%E2%98%83', '__proto__', 'a'.repeat(2000)])(
    'an unknown id (%s) is refused by every resource',
    async (id) => {
      for (const { operations } of resources) {
        const operation = operations.find(({ method, path }) => method === 'GET' && path.endsWith('}'));
        if (!operation) continue;
        expectRefusal(await ask('GET', operation.path.replaceAll(/\{\w+\}/g, id)), 404, 27611);
      }
    },
  );

  test('an id may be percent-encoded', async () => {
    const [policy = {}] = objectsIn((await ask('GET', '/ip_policies')).json, 'ip_policies');
    const encoded = stringIn(policy, 'id').replace('_', '%5F');
    expect(await ask('GET', `/ip_policies/${encoded}`)).toMatchObject({ status: 200, json: policy });
  });
});

describe('queries', () => {
  const { ask } = testApi();

  test.each([
    ['limit=0', 233],
    ['limit=-1', 233],
    ['limit=101', 233],
    ['limit=99999999999999999999999999', 233],
    ['limit=', 244],
    ['limit=ten', 244],
    ['limit=1.5', 244],
    ['limit=%20', 244],
    ['limit=1&limit=1', 232],
    ['before_id=&before_id=', 232],
    ['beforeId=x', 231],
    ['LIMIT=1', 231],
    ['limit=%', 230],
    ['limit=%ff', 230],
    ['before_id=x', 223],
    [`before_id=${unknownId}`, 223],
  ])('a list asked with ?%s is refused', async (query, number) => {
    expectRefusal(await ask('GET', `/ip_policies?${query}`), 400, number);
  });

  test('where nothing is listed, nothing can be asked for', async () => {
    expectRefusal(await ask('GET', '/?limit=1'), 400, 231);
    expectRefusal(await ask('GET', '/self?limit=1'), 400, 231);
  });

  test('the id of a deleted item is no cursor, nor is one of another list', async () => {
    const { ask } = testApi();
    const [policy = {}] = objectsIn((await ask('GET', '/ip_policies')).json, 'ip_policies');
    const id = stringIn(policy, 'id');
    expectRefusal(await ask('GET', `/reserved_domains?before_id=${id}`), 400, 223);
    expect(await ask('GET', `/ip_policies?before_id=${id}`)).toMatchObject({ status: 200 });
    await ask('DELETE', `/ip_policies/${id}`);
    expectRefusal(await ask('GET', `/ip_policies?before_id=${id}`), 400, 223);
  });
});

describe('bodies', () => {
  const { ask } = testApi();
  const rule = async () => {
    const [policy = {}] = objectsIn((await ask('GET', '/ip_policies')).json, 'ip_policies');
    return { ip_policy_id: stringIn(policy, 'id'), action: 'allow', cidr: '192.0.2.0/24' };
  };

  test.each<[string, Asking, number, number]>([
    ['text', { body: '{}', headers: { 'content-type': 'text/plain' } }, 415, 210],
    ['a form', { body: 'description=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415, 210],
    ['a relative of JSON', { body: '{}', headers: { 'content-type': 'application/json-patch+json' } }, 415, 210],
    ['no type', { body: '{}', headers: { 'content-type': undefined } }, 415, 216],
    ['half an object', { body: '{' }, 400, 213],
    ['two objects', { body: '{}{}' }, 400, 213],
    ['a comma too many', { body: '{"description":"x",}' }, 400, 213],
    ['an array', { body: [] }, 400, 213],
    ['null', { body: 'null' }, 400, 213],
    ['deep JSON', { body: `{"description":${'['.repeat(100_000)}${']'.repeat(100_000)}}` }, 400, 213],
    ['an unclosed abyss', { body: '['.repeat(500_000) }, 400, 213],
    ['an unknown member', { body: { descriptoin: 'x' } }, 400, 214],
    ['a member of every object', { body: '{"__proto__":{}}' }, 400, 214],
    ['a number for a text', { body: { description: 1 } }, 400, 215],
    ['an object for a text', { body: { metadata: {} } }, 400, 215],
    ['a description of 256 characters', { body: { description: 'é'.repeat(256) } }, 400, 420],
    ['metadata of 4097 characters', { body: { metadata: 'x'.repeat(4097) } }, 400, 421],
    ['more than a mebibyte', { body: { metadata: 'x'.repeat(1024 * 1024) } }, 413, 212],
  ])('%s is refused and changes nothing', async (_, asking, status, number) => {
    const before = (await ask('GET', '/ip_policies')).text;
    expectRefusal(await ask('POST', '/ip_policies', asking), status, number);
    expect((await ask('GET', '/ip_policies')).text).toBe(before);
  });

  test('text that is no UTF-8 is refused', async () => {
    const { api } = testApi();
    const headers = { authorization: `Bearer ${api.key}`, 'ngrok-version': '2', 'content-type': 'application/json' };
    const body = Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d);
    const response = await api.fetch(new Request(`${origin}/ip_policies`, { method: 'POST', headers, body }));
    expect(await response.json()).toMatchObject({ error_code: 'ERR_NGROK_213' });
  });

  test('the longest description and metadata are taken, counted in characters', async () => {
    const body = { description: '😀'.repeat(255), metadata: 'x'.repeat(4096) };
    expect(await ask('POST', '/ip_policies', { body })).toMatchObject({ status: 201, json: body });
  });

  test.each(['ip_policy_id', 'action', 'cidr'])('a missing or null %s is refused: it is required', async (name) => {
    const { [name]: _, ...body }: Record<string, string> = await rule();
    expectRefusal(await ask('POST', '/ip_policy_rules', { body }), 400, 215);
    expectRefusal(await ask('POST', '/ip_policy_rules', { body: { ...body, [name]: null } }), 400, 215);
  });

  test('an id that names nothing is refused, and nothing is left behind', async () => {
    const before = (await ask('GET', '/ip_policy_rules')).text;
    const body = { ...(await rule()), ip_policy_id: unknownId };
    expectRefusal(await ask('POST', '/ip_policy_rules', { body }), 400, 215);
    expect((await ask('GET', '/ip_policy_rules')).text).toBe(before);
  });

  test('members below members are looked at too', async () => {
    const post = (target: unknown) => ask('POST', '/event_destinations', { body: { format: 'json', target } });
    expectRefusal(await post({ kinesis: { stream: 'x' } }), 400, 214);
    expectRefusal(await post({ kinesis: 'x' }), 400, 215);
    expectRefusal(await post({ kinesis: { auth: { role: {} } } }), 400, 215);
    expectRefusal(await ask('POST', '/event_subscriptions', { body: { sources: ['x'] } }), 400, 215);
  });

  test('a timestamp is checked, and given back in UTC', async () => {
    const [authority = {}] = objectsIn(
      (await ask('GET', '/ssh_certificate_authorities')).json,
      'ssh_certificate_authorities',
    );
    const body = { ssh_certificate_authority_id: authority['id'], public_key: 'ssh-ed25519 AAAA' };
    const post = (valid_after: string) => ask('POST', '/ssh_host_certificates', { body: { ...body, valid_after } });
    expect(await post('2030-01-01T02:00:00.5+02:00')).toMatchObject({ json: { valid_after: '2030-01-01T00:00:00Z' } });
    expectRefusal(await post('2030-13-01T00:00:00Z'), 400, 241);
    expectRefusal(await post('tomorrow'), 400, 241);
    expectRefusal(await post('9999-12-31T23:59:59-01:00'), 400, 241);
  });

  test('a body where none is taken is refused', async () => {
    expectRefusal(await ask('DELETE', `/ip_policies/${unknownId}`, { body: {} }), 400, 211);
    expectRefusal(await ask('GET', '/ip_policies', { headers: { 'content-length': '2' } }), 400, 211);
  });
});

describe('what the official clients send', () => {
  const { ask } = testApi();

  test('.NET: a charset, an empty cursor, the id in the body of a PATCH', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const created = await ask('POST', '/ip_policies', { body: { description: 'x' }, headers });
    expect(created).toMatchObject({ status: 201 });
    const id = stringIn(created.json, 'id');
    const changed = await ask('PATCH', `/ip_policies/${id}`, { body: { id, metadata: 'y' }, headers });
    expect(changed).toMatchObject({ status: 200, json: { id, description: 'x', metadata: 'y' } });
    expect((await ask('GET', '/ip_policies?before_id=')).text).toBe((await ask('GET', '/ip_policies')).text);
  });

  test('TypeScript: a Content-Type on every request', async () => {
    const headers = { 'content-type': 'application/json' };
    expect(await ask('GET', '/ip_policies', { headers })).toMatchObject({ status: 200 });
    const id = stringIn((await ask('POST', '/ip_policies', { body: {} })).json, 'id');
    expect(await ask('DELETE', `/ip_policies/${id}`, { headers })).toMatchObject({ status: 204 });
  });

  test('actions with an empty object, with the id, and with no body', async () => {
    const [session = {}] = objectsIn((await ask('GET', '/tunnel_sessions')).json, 'tunnel_sessions');
    const id = stringIn(session, 'id');
    for (const action of ['restart', 'stop', 'update']) {
      for (const asking of [{ body: {} }, { body: { id } }, {}]) {
        const answer = await ask('POST', `/tunnel_sessions/${id}/${action}`, asking);
        expect(answer).toMatchObject({ status: 204, text: '' });
      }
    }
    expectRefusal(await ask('POST', `/tunnel_sessions/${unknownId}/stop`), 404, 27611);
  });

  test('Python, Rust: description and metadata are there when nobody set them', async () => {
    expect(await ask('POST', '/ip_policies', { body: {} })).toMatchObject({ json: { description: '', metadata: '' } });
  });

  test('Terraform: a reserved domain with a certificate management policy', async () => {
    const policy = { authority: 'letsencrypt', private_key_type: 'ecdsa' };
    const body = { domain: 'my-domain.example.com', certificate_management_policy: policy };
    const created = await ask('POST', '/reserved_domains', { body });
    expect(created).toMatchObject({ status: 201, json: body });
    const path = `/reserved_domains/${stringIn(created.json, 'id')}`;
    expect(await ask('DELETE', `${path}/certificate_management_policy`)).toMatchObject({ status: 204 });
    expect(await ask('GET', path)).toMatchObject({ json: { certificate_management_policy: null } });
    expectRefusal(await ask('DELETE', `${path}/certificate_management_policy`), 404, 27611);
  });
});

describe('errors', () => {
  test('never the same operation id twice', async () => {
    const { ask } = testApi();
    const answers = await Promise.all(Array.from({ length: 300 }, () => ask('GET', '/nowhere')));
    expect(new Set(answers.map(({ json }) => JSON.stringify(json['details']))).size).toBe(300);
  });

  test('a mistake of the server’s own is told as one', async () => {
    let isBroken = false;
    const random = (count: number): Uint8Array => {
      // The operation id of the answer needs randomness too: only ids of items fail.
      if (isBroken) {
        isBroken = false;
        throw new Error('no randomness left');
      }
      return new Uint8Array(count);
    };
    const { ask } = testApi({ random });
    isBroken = true;
    expectRefusal(await ask('POST', '/ip_policies', { body: {} }), 500, 20000);
  });
});

describe('the rate limit', () => {
  const limited = (clock: () => number) => testApi({ clock, rateLimit: { requests: 120, windowMs: 60_000 } });

  test('120 requests are served, the next is refused, and room comes back one by one', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const { ask } = limited(() => now);
    const start = now;
    for (let request = 0; request < 120; request += 1) {
      now = start + request * 100;
      expect(await ask('GET', '/ip_policies')).toMatchObject({ status: 200 });
    }
    expectRefusal(await ask('GET', '/ip_policies'), 429, 226);
    now = start + 59_999;
    expectRefusal(await ask('GET', '/reserved_domains'), 429, 226);
    for (const request of [0, 1, 2]) {
      now = start + request * 100 + 60_000;
      expect(await ask('GET', '/ip_policies')).toMatchObject({ status: 200 });
      expectRefusal(await ask('GET', '/ip_policies'), 429, 226);
    }
  });

  test('all requests with a key count, also the refused ones; those refused for their key do not', async () => {
    const { ask } = limited(() => 0);
    for (let request = 0; request < 200; request += 1) {
      expectRefusal(await ask('GET', '/', { headers: { authorization: undefined } }), 401, 200);
    }
    const askings = [
      () => ask('GET', '/'),
      () => ask('GET', '/nowhere'),
      () => ask('PUT', '/ip_policies'),
      () => ask('GET', '/ip_policies', { headers: { 'ngrok-version': undefined } }),
      () => ask('POST', '/ip_policies', { body: '{' }),
      () => ask('GET', '/ip_policies?limit=0'),
    ];
    for (let round = 0; round < 20; round += 1) {
      for (const asking of askings) expect((await asking()).status).not.toBe(429);
    }
    for (const asking of askings) expectRefusal(await asking(), 429, 226);
  });

  test('all keys of the account share it', async () => {
    const keys = ['first00000_key0000000', 'second00000_key0000000'];
    const { ask } = testApi({ keys, clock: () => 0, rateLimit: { requests: 2, windowMs: 1000 } });
    for (const key of keys) await ask('GET', '/', { headers: { authorization: `Bearer ${key}` } });
    expectRefusal(await ask('GET', '/'), 429, 226);
  });

  test('it is on unless it is turned off', async () => {
    const api = createReferenceApi({ clock: () => 0 });
    const headers = { authorization: `Bearer ${api.key}`, 'ngrok-version': '2' };
    const statuses = new Map<number, number>();
    for (let request = 0; request < 130; request += 1) {
      const { status } = await api.fetch(new Request(`${origin}/`, { headers }));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses]).toEqual([
      [200, 120],
      [429, 10],
    ]);
  });
});

describe('the table', () => {
  test('has 38 lists and 253 operations, and each of them is served', async () => {
    const { ask } = testApi();
    const operations = resources.flatMap((resource) => resource.operations);
    expect(operations.filter(({ kind }) => kind === 'list')).toHaveLength(38);
    expect(operations).toHaveLength(253);
    for (const { method, path } of operations) {
      const answer = await ask(method, path.replaceAll(/\{\w+\}/g, unknownId));
      expect([27204, 27614].map((number) => `ERR_NGROK_${number}`)).not.toContain(answer.json['error_code']);
    }
  });
});
