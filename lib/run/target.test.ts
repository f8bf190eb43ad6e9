import { afterEach, describe, expect, it } from 'vitest';
import { WriteRefusedError } from '../exchange/not-sent.ts';
import type { Ask } from './ask.ts';
import { cleanUp } from './clean-up.ts';
import { ForeignItemError } from './made-items.ts';
import { WindowSpentError } from './room.ts';
import { shared, type Target } from './target.ts';
import { urlBelow } from './target-url.ts';
import { closeAll, type Heard, serving, targetAt } from './testing.ts';

afterEach(closeAll);

const path = '/ip_policies';

/** Header fields but those of HTTP itself. */
function fieldsOf({ rawHeaders }: Pick<Heard, 'rawHeaders'>): string[] {
  const names = rawHeaders.filter((_, index) => index % 2 === 0);
  return names
    .map((name, index) => `${name}: ${rawHeaders[2 * index + 1]}`)
    .filter((field) => !/^(host|connection|content-length|transfer-encoding):/i.test(field));
}

async function heardOf(ask: Ask, leaning: Partial<Ask> = {}): Promise<Heard> {
  const { url, heard } = await serving(() => ({ body: {} }));
  const target = targetAt(url);
  target.leanOn(leaning);
  await target.ask(ask);
  const [only] = heard;
  if (!only) throw new Error('nothing was sent');
  return only;
}

describe('a request', () => {
  it('has the key and the version, as documented, and nothing else', async () => {
    const heard = await heardOf({ path: '/x?limit=1' });
    expect(heard).toMatchObject({ method: 'GET', url: '/x?limit=1', body: '' });
    expect(fieldsOf(heard)).toEqual(['authorization: Bearer a-key', 'ngrok-version: 2']);
  });

  it('has a JSON body with its media type where there is one', async () => {
    const heard = await heardOf({ path, method: 'POST', body: { description: 'é' } });
    expect(heard.body).toBe('{"description":"é"}');
    expect(fieldsOf(heard)).toContain('content-type: application/json');
  });

  it.each<[Partial<Ask>, string[]]>([
    [{ authorization: null }, ['ngrok-version: 2']],
    [{ authorization: 'Basic x' }, ['authorization: Basic x', 'ngrok-version: 2']],
    [{ scheme: 'bEARER', key: 'other' }, ['authorization: bEARER other', 'ngrok-version: 2']],
    [{ version: [] }, ['authorization: Bearer a-key']],
    [
      { version: ['2', '3'], versionName: 'NGROK-VERSION' },
      ['authorization: Bearer a-key', 'NGROK-VERSION: 2', 'NGROK-VERSION: 3'],
    ],
    [{ headers: [['Accept', 'x']] }, ['authorization: Bearer a-key', 'ngrok-version: 2', 'Accept: x']],
  ])('differs from that where it is asked to: %j', async (difference, fields) => {
    expect(fieldsOf(await heardOf({ path, ...difference }))).toEqual(fields);
  });

  it('has a body as it stands, and no media type, where that is asked for', async () => {
    const heard = await heardOf({ path, method: 'POST', body: '{', contentType: null });
    expect(heard.body).toBe('{');
    expect(heard.headers['content-type']).toBeUndefined();
  });

  it('has what the target leans on, beside header fields of its own', async () => {
    const heard = await heardOf({ path, headers: [['accept', 'x']] }, { headers: [['user-agent', 'curl']] });
    expect(fieldsOf(heard).slice(2)).toEqual(['user-agent: curl', 'accept: x']);
  });

  it.each([
    ['', '/x'],
    ['/', '/x'],
    ['/v1', '/v1/x'],
    ['/v1/', '/v1/x'],
  ])('goes below the path of the base URL (%j)', async (base, expected) => {
    const { url, heard } = await serving(() => ({}));
    await targetAt(`${url}${base}`).get('/x');
    expect(heard[0]?.url).toBe(expected);
    expect(urlBelow(new URL(`${url}${base}`), '/x')).toBe(`${url}${expected}`);
  });
});

describe('the window', () => {
  it('is not overstepped, one kept for the closing look, but where that is asked for', async () => {
    const { url, heard } = await serving(() => ({ body: {} }));
    const target = targetAt(url, { limit: { requests: 3, windowMs: 1e9 } });
    await Promise.all([target.get('/a'), target.get('/b')]);
    expect(target.left).toBe(0);
    await expect(target.get('/c')).rejects.toThrow(WindowSpentError);
    await expect(target.follow(`${url}/c`)).rejects.toThrow(WindowSpentError);
    expect(heard).toHaveLength(2);
    await target.overrun({ path: '/d' });
    expect(heard).toHaveLength(3);
  });

  it('holds no request with a key that the target does not know, and none that was refused for its number', async () => {
    const statuses: Record<string, number> = { '/late': 429, '/closed': 401 };
    const { url } = await serving((heard) => ({ status: statuses[heard.url] ?? 200, body: {} }));
    const target = targetAt(url, { limit: { requests: 4, windowMs: 1e9 } });
    await target.ask({ path: '/closed', authorization: null });
    expect(target.left).toBe(3);
    expect(target.isRateLimited).toBe(false);
    await target.ask({ path: '/late' });
    await target.ask({ path: '/' });
    expect(target.counted.size).toBe(1);
    expect(target.isRateLimited).toBe(true);
  });

  it('holds a wrong key that was served: the target took it for one of an account', async () => {
    const { url } = await serving(() => ({ body: {} }));
    const target = targetAt(url, { limit: { requests: 4, windowMs: 1e9 } });
    await target.ask({ path: '/', authorization: 'Basic wrong' });
    expect(target.left).toBe(2);
    expect(target.counted.size).toBe(1);
  });

  it('keeps a place for the deletion of each item that was made', async () => {
    const { url } = await serving(({ method }) => ({ status: method === 'POST' ? 201 : 204, body: { id: 'a' } }));
    const target = targetAt(url, { limit: { requests: 6, windowMs: 1e9 } });
    await target.ask({ method: 'POST', path: '/vaults', body: {} });
    expect(target.left).toBe(3);
    await target.ask({ method: 'DELETE', path: '/vaults/a' });
    expect(target.left).toBe(3);
  });
});

describe('follow', () => {
  it('never leaves the origin', async () => {
    const { url, heard } = await serving(() => ({}));
    const { port } = new URL(url);
    const target = targetAt(url);
    const elsewhere = [
      '',
      'x',
      '/relative',
      '//127.0.0.1/x',
      'http://',
      'http://127.0.0.1/x',
      `https://127.0.0.1:${port}/x`,
      `http://127.0.0.1:${port}0/x`,
      `http://127.0.0.1:${port}@evil.example/x`,
      `http://127.0.0.1.evil.example:${port}/`,
      `http://[::1]:${port}/`,
      'javascript:alert(1)',
      'file:///etc/passwd',
      '\ud800',
    ];
    for (const link of elsewhere) expect(await target.follow(link), link).toBeUndefined();
    expect(heard).toEqual([]);
  });

  it.each([
    ['', '/'],
    ['?limit=2', '/?limit=2'],
    ['?a=/b', '/?a=/b'],
    ['#a/b', '/'],
    ['/x?a=b#c', '/x?a=b'],
    ['/a/../b?x=%7e&x=', '/a/../b?x=%7e&x='],
    ['//evil.example/x', '//evil.example/x'],
    ['/@evil.example', '/@evil.example'],
    ['/a b\té\r\nx: y', '/a%20b%09%C3%A9%0D%0Ax:%20y'],
    ['/\ud800', '/%EF%BF%BD'],
    ['\\x', '/\\x'],
  ])('of the origin with %j asks for %s', async (rest, expected) => {
    const { url, heard } = await serving(() => ({ body: {} }));
    const exchange = await targetAt(url).follow(`${url}${rest}`);
    expect(exchange?.outcome.kind).toBe('answered');
    expect(heard.map((each) => each.url)).toEqual([expected]);
    expect(new URL(exchange?.request.url ?? '').origin).toBe(url);
  });

  it.each(['HTTP://', 'http:/', 'http:\\\\', ' http://', 'http://user:secret@', 'ht\ttp://'])(
    'stays at the origin however the link writes it (%j)',
    async (start) => {
      const { url, heard } = await serving(() => ({ body: {} }));
      const exchange = await targetAt(url).follow(`${start}${new URL(url).host}/x?y=1`);
      expect(heard.map((each) => each.url)).toEqual(['/x?y=1']);
      expect(exchange?.request.url).toBe(`${url}/x?y=1`);
    },
  );
});

describe('what the run made', () => {
  /** A server with some items, that creates whatever it is told to say it did. */
  async function withItems(items: readonly string[], answers: unknown[]) {
    const { url, heard } = await serving(({ method }) => {
      if (method === 'POST') return { status: 201, body: answers.shift() };
      return { body: { ip_policies: items.map((id) => ({ id })), uri: 'x', next_page_uri: null } };
    });
    const target = targetAt(url);
    return { url, heard, target, create: () => target.ask({ method: 'POST', path: `${path}?x`, body: {} }) };
  }

  const changes = (heard: readonly Heard[]) => heard.filter(({ method }) => !['GET', 'POST'].includes(method));

  it('is remembered in order, until it is deleted', async () => {
    const { url, target, create } = await withItems([], [{ id: 'a' }, { id: 'b:c' }]);
    await create();
    await create();
    expect(target.made).toEqual([`${url}${path}/a`, `${url}${path}/b%3Ac`]);
    await target.ask({ method: 'DELETE', path: `${path}/a` });
    expect(target.made).toEqual([`${url}${path}/b%3Ac`]);
  });

  it('is not what a refusal, or an answer without an id, shows', async () => {
    const { url } = await serving(({ url: asked }) => ({ status: asked === '/x' ? 400 : 200, body: { id: 'a' } }));
    const target = targetAt(url);
    await target.ask({ method: 'POST', path: '/x', body: {} });
    await target.get('/y');
    expect(target.made).toEqual([]);
    const other = await withItems([], [{}, { id: 1 }, [], null, 'a', undefined]);
    for (let made = 0; made < 6; made += 1) await other.create();
    expect(other.target.made).toEqual([]);
  });

  it.each(['', '.', '..', '../vaults/v_1', '..%2fvaults', '%2e%2e', 'a/b', 'a?b', '\ud800', 'a\r\nb', '\0'])(
    'is deleted by no id that could lead elsewhere: %j',
    async (id) => {
      const { target, create, heard } = await withItems(['x'], [{ id }]);
      await create();
      const leftBehind = await cleanUp(target);
      expect(changes(heard)).toEqual([]);
      const shown = encodeURIComponent(id === '\ud800' ? '\ufffd' : id);
      expect(leftBehind.map(({ url }) => url)).toEqual([`${urlBelow(target.settings.base, path)}/${shown}`]);
    },
  );

  it('is not what stood in the list before, whatever the answer to a creation says', async () => {
    const { target, create, heard } = await withItems(['mine', 'yours'], [{ id: 'yours' }, { id: 'new' }]);
    await target.get(`${path}?limit=2`);
    await create();
    await create();
    await target.get(path);
    expect(await cleanUp(target)).toEqual([]);
    expect(changes(heard).map(({ url }) => url)).toEqual([`${path}/new`]);
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('is all that may be changed: %s of anything else is not sent', async (method) => {
    const { target, create, heard } = await withItems(['yours'], [{ id: 'yours' }]);
    await target.get(path);
    await create();
    for (const last of ['/yours', '/yours?x=1', '/', '/..', '/.', '/%2e%2e', '/..%2Fx']) {
      const sent = target.ask({ method, path: `${path}${last}`, body: {} });
      await expect(sent, last).rejects.toThrow(ForeignItemError);
    }
    expect(changes(heard)).toEqual([]);
    // What nobody has, a list and the root may be asked with a method that they do not take.
    for (const at of [`${path}/nobody`, path, '/']) await target.ask({ method, path: at, body: {} });
    expect(changes(heard)).toHaveLength(3);
  });

  it('is told and not deleted where the root took the creation', async () => {
    const { url, heard } = await serving(() => ({ status: 201, body: { id: 'a' } }));
    const target = targetAt(url);
    await target.ask({ method: 'POST', path: '/', body: {} });
    expect((await cleanUp(target)).map((left) => left.url)).toEqual([`${url}/a`]);
    expect(changes(heard)).toEqual([]);
  });

  it('may have been shown since', async () => {
    const { target, create, heard } = await withItems(['new'], [{ id: 'new' }]);
    await create();
    await target.get(path);
    await target.ask({ method: 'PATCH', path: `${path}/new`, body: {} });
    target.adopt(urlBelow(target.settings.base, path), 'new');
    expect(await cleanUp(target)).toEqual([]);
    expect(changes(heard).map(({ method }) => method)).toEqual(['PATCH', 'DELETE']);
  });
});

describe('who asks', () => {
  it('is told in the recording, over one and the same session', async () => {
    const { url } = await serving(() => ({ status: 201, body: { id: 'a' } }));
    const target = targetAt(url);
    await target.as('a rule').ask({ method: 'POST', path, body: {} });
    await target.as('another').get('/');
    expect(target.recording.map(({ askedBy }) => askedBy)).toEqual(['a rule', 'another']);
    expect(target.made).toHaveLength(1);
  });

  it('may not write where the run may not', async () => {
    const { url, heard } = await serving(() => ({}));
    const target = targetAt(url, { mayWrite: false });
    await expect(target.ask({ method: 'POST', path, body: {} })).rejects.toThrow(WriteRefusedError);
    expect(heard).toEqual([]);
  });
});

describe('shared', () => {
  it('is done once in a run, whoever asks and however many at once, and anew in another', async () => {
    const { url } = await serving(() => ({}));
    let done = 0;
    const work = shared('some work', async (target: Target) => {
      done += 1;
      await target.get('/');
      return done;
    });
    const target = targetAt(url);
    expect(await Promise.all([work(target), work(target.as('a rule')), work(target)])).toEqual([1, 1, 1]);
    expect(target.recording.map(({ askedBy }) => askedBy)).toEqual(['some work']);
    expect(await work(targetAt(url))).toBe(2);
  });

  it('gives everyone the same failure', async () => {
    const { url } = await serving(() => ({}));
    const work = shared('some work', async () => {
      throw new WindowSpentError();
    });
    const target = targetAt(url);
    await expect(work(target)).rejects.toThrow(WindowSpentError);
    await expect(work(target)).rejects.toThrow(WindowSpentError);
  });
});
