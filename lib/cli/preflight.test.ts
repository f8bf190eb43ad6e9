import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createPlainServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CertificateRequest, certificateFor } from '../../suites/proof/certificates.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const key = '2RfSampleKey0000000000000000_5tUvWxYz1234567890AbC';
const timeout = 60_000;

let folder: string;
const servers: Server[] = [];
const authority = certificateFor({ names: ['authority.test'] });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preflight-'));
  // Built, for that starts in a third of the time, and apart from the build of other tests.
  const format = { bundle: true, platform: 'node', format: 'esm', splitting: true, packages: 'external' } as const;
  await build({ ...format, entryPoints: [join(root, 'lib/cli/main.ts')], outdir: folder });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'authority.pem'), authority?.cert ?? '');
});

afterAll(async () => {
  for (const server of servers) server.close();
  await rm(folder, { recursive: true });
});

/** Listens on a free port of this machine. */
async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the test server has no port');
  return address.port;
}

/** Answers every request with the status and the error code that its path begins with: `/403/ERR_NGROK_203`. */
const refusing: RequestListener = (request, response) => {
  const [, status = '', code] = (request.url ?? '').split('/');
  const body = { error_code: code, status_code: Number(status), msg: `no: ${key}`, details: { operation_id: 'op_1' } };
  response.writeHead(Number(status), { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/** Runs the command against a target and reads what it wrote. */
async function judged(target: string) {
  const output = await mkdtemp(join(folder, 'reports-'));
  const child = spawn(process.execPath, ['main.js', '--target', target, '--output', output], {
    cwd: folder,
    env: { PATH: process.env['PATH'], NGROK_API_KEY: key, NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [said, errors, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  const read = (name: string) => readFile(join(output, name), 'utf8');
  const [junit, report] = await Promise.all([read('junit.xml'), read('report.json')]);
  return { exitCode, said: said.replaceAll(/\n +/g, ' '), errors, junit, report };
}

/** That a run ended before the first rule, and how it told why: in a sentence, with what to do, in both files. */
async function expectObstacle(target: string, code: string, sentence: RegExp, advice: RegExp): Promise<void> {
  const { exitCode, said, errors, junit, report } = await judged(target);
  expect(said.replaceAll('\n', ' ')).toMatch(new RegExp(`not judged: ${sentence.source}.* advice +${advice.source}`));
  expect(JSON.parse(report)).toMatchObject({ exitCode: 4, verdicts: [], ending: { kind: 'unreachable', code } });
  expect(junit).toContain('<testsuites name="ngrok-conformance" tests="1" failures="0" errors="1" time="0">');
  expect(junit.match(/<error /g)).toHaveLength(1);
  expect(junit).toContain(`<error type="${code}" message="`);
  expect([said, errors, junit, report].join()).not.toContain(key.slice(0, 12));
  expect(exitCode).toBe(4);
}

describe('no connection comes about', () => {
  it.concurrent(
    'to a name that there is not',
    () => {
      const target = 'http://nowhere.invalid:4040';
      return expectObstacle(
        target,
        'NAME_NOT_RESOLVED',
        /the host name of the target has no address/,
        /check the target/,
      );
    },
    timeout,
  );

  it.concurrent(
    'to a port where nothing listens',
    async () => {
      const server = createServer();
      const port = await listening(server);
      await new Promise((closed) => server.close(closed));
      const target = `http://127.0.0.1:${port}`;
      await expectObstacle(target, 'CONNECTION_REFUSED', /nothing listens at the target/, /start the server/);
    },
    timeout,
  );

  it.concurrent(
    'in TLS with a server that speaks none',
    async () => {
      const target = `https://127.0.0.1:${await listening(createServer(refusing))}`;
      await expectObstacle(target, 'TLS_REFUSED', /the TLS handshake with the target failed/, /check that .* TLS 1\.2/);
    },
    timeout,
  );

  it.skipIf(!authority).concurrent.each<[string, CertificateRequest, RegExp, RegExp]>([
    ['CERTIFICATE_EXPIRED', { names: ['127.0.0.1'], days: { from: -9, to: -2 } }, /.* has expired/, /renew/],
    [
      'CERTIFICATE_NOT_YET_VALID',
      { names: ['127.0.0.1'], days: { from: 2, to: 9 } },
      /.* is not valid yet/,
      /set the clock/,
    ],
    [
      'CERTIFICATE_FOR_ANOTHER_NAME',
      { names: ['192.0.2.0', ...Array.from({ length: 99 }, (_, index) => `192.0.2.${index + 1}`)] },
      /.* is for another host .{1,340}…\)/,
      /give the target URL/,
    ],
  ])(
    'with %s (needs openssl)',
    async (code, request, sentence, advice) => {
      const certificate = certificateFor({ ...request, ...(authority && { signedBy: authority }) });
      const port = await listening(createTlsServer({ ...certificate }, refusing));
      await expectObstacle(`https://127.0.0.1:${port}`, code, sentence, advice);
    },
    timeout,
  );

  it.skipIf(!authority).concurrent.each([true, false])(
    'with a certificate that nobody trusted signed; by itself: %s',
    async (byItself) => {
      const stranger = certificateFor({ names: ['127.0.0.1'] });
      const certificate =
        byItself || !stranger ? stranger : certificateFor({ names: ['127.0.0.1'], signedBy: stranger });
      const target = `https://127.0.0.1:${await listening(createTlsServer({ ...certificate }, refusing))}`;
      await expectObstacle(target, 'CERTIFICATE_NOT_TRUSTED', /.* does not trust/, /.*NODE_EXTRA_CA_CERTS/);
    },
    timeout,
  );
});

describe('no answer comes', () => {
  it.concurrent(
    'within the time allowed',
    async () => {
      const target = `http://127.0.0.1:${await listening(createServer(() => {}))}`;
      await expectObstacle(
        target,
        'TIMEOUT',
        /the target did not answer GET \/ in time/,
        /check that the target is up/,
      );
    },
    timeout,
  );

  it.concurrent.each([
    ['CONNECTION_LOST', '', /the target closed the connection/, /check that .* HTTP\/1\.1/],
    ['NOT_HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', /.* is not HTTP/, /check host and port/],
  ])(
    'that is one of HTTP: %s',
    async (code, bytes, sentence, advice) => {
      const server = createPlainServer((socket) => socket.on('error', () => {}).on('data', () => socket.end(bytes)));
      await expectObstacle(`http://127.0.0.1:${await listening(server)}`, code, sentence, advice);
    },
    timeout,
  );
});

describe('the answer to every request', () => {
  it.concurrent.each([
    ['KEY_MISSING', '403/ERR_NGROK_200', /.* came without a key/, /look for a proxy/],
    ['KEY_REFUSED', '401/ERR_NGROK_203', /the target refuses the API key/, /check NGROK_API_KEY/],
    ['KEY_REFUSED', '401/no-code', /the target refuses the API key \(status 401\)/, /check NGROK_API_KEY/],
    ['ACCOUNT_REFUSED', '403/ERR_NGROK_205', /.* refuses its account/, /ask whoever runs/],
    ['KEY_IS_AUTHTOKEN', '400/ERR_NGROK_206', /.* is an authtoken/, /.* make an API key/],
    ['KEY_IS_ID', '400/ERR_NGROK_208', /.* is the id of an API key/, /the key is shown once/],
    ['VERSION_NOT_SERVED', '400/ERR_NGROK_217', /.* does not serve version 2/, /check that the target/],
    ['VERSION_MISSING', '400/ERR_NGROK_218', /.* came without a version/, /look for a proxy/],
    ['IP_NOT_ALLOWED', '403/ERR_NGROK_220', /.* the IP address of this machine/, /run from an address/],
    ['TOO_MANY_AT_ONCE', '429/ERR_NGROK_225', /.* too many requests under way/, /wait until/],
    ['RATE_LIMITED', '429/ERR_NGROK_226', /the rate limit of the account was used up/, /wait a minute/],
    ['NETWORK_LOGIN_REQUIRED', '511/no-code', /the network before the target wants a login/, /open any page/],
    ['NOTHING_SERVED', '404/no-code', /neither the root nor any list/, /check that the target URL/],
  ])(
    'says %s: %s',
    async (code, path, sentence, advice) => {
      const port = await listening(createServer(refusing));
      await expectObstacle(`http://127.0.0.1:${port}/${path}`, code, sentence, advice);
    },
    timeout,
  );

  it.concurrent(
    'is a page for people',
    async () => {
      const portal: RequestListener = (_, response) =>
        response.setHeader('content-type', 'text/html').end('<p>hello</p>');
      const target = `http://127.0.0.1:${await listening(createServer(portal))}`;
      await expectObstacle(
        target,
        'NOT_AN_API',
        /the target answers HTML to every request/,
        /check the target URL; .* portal/,
      );
    },
    timeout,
  );

  it.concurrent(
    'leads elsewhere',
    async () => {
      const portal: RequestListener = (_, response) =>
        response.writeHead(302, { location: 'https://login.test/a?b' }).end();
      const target = `http://127.0.0.1:${await listening(createServer(portal))}`;
      await expectObstacle(
        target,
        'REDIRECTED',
        /.* on to https:\/\/login\.test, and a key follows no/,
        /give the URL of/,
      );
    },
    timeout,
  );
});
