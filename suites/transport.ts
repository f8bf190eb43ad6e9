import { plainHttpAnswer } from '../lib/exchange/plain-http.ts';
import { handshakeWith } from '../lib/exchange/tls-handshake.ts';
import { type Judgement, notJudged, seenIn, together } from '../lib/judge/finding.ts';
import { jsonResponseProblems } from '../lib/judge/json-response.ts';
import { answerTold, isRateLimited, isServed, judgeAcceptance } from '../lib/judge/refusal.ts';
import { type Greeting, greeting } from '../lib/run/preflight.ts';
import { probe, section } from '../lib/run/rule.ts';
import { type Survey, type SurveyedList, survey } from '../lib/run/survey.ts';
import { oddForms } from './evidence/odd-forms.ts';

const transport = section('transport');

/** How long a host is given to shake hands, or to stay silent. */
const patienceMs = 3_000;

/** The API listens on port 443 alone, so every request is encrypted. https://ngrok.com/docs/api#overview */
const tls = transport.rule('tls', {
  level: 'must',
  clauses: ['access.tls-only', 'access.base-url'],
  title: 'the target has a valid certificate and speaks TLS 1.2 or newer',
  asks: 'a TLS handshake of version 1.2 or newer with the host, and GET /',
  judges: 'that the handshake succeeds, and this machine trusts the certificate for the name of the host',
  hint: 'serve a certificate for this host name from a public authority, with TLS 1.2 or newer',
  needs: ['https'],
  probe: probe(
    async (target) => ({
      handshake: await handshakeWith(target.settings.base, patienceMs),
      root: (await greeting(target)).plain,
    }),
    ({ handshake, root }) => {
      if (handshake.kind === 'agreed') return { judged: 1, findings: [], evidence: `agreed on ${handshake.protocol}` };
      const problem = { expected: 'a TLS handshake with a valid certificate', actual: handshake.message };
      return { judged: 1, findings: seenIn([problem], root) };
    },
  ),
});

/** Nothing is answered in plain HTTP. https://ngrok.com/docs/api#overview */
const noPlainHttp = transport.rule('no-plain-http', {
  level: 'must',
  clauses: ['access.tls-only'],
  title: 'port 80 of the same host gives no HTTP answer',
  asks: 'GET / in plain HTTP, without a key, to port 80 of the host',
  judges: 'that no HTTP answer comes within three seconds',
  accepts: 'a connection that is refused, dropped or silent',
  hint: 'close port 80; not even a redirect belongs there, for by then the key has travelled in the clear',
  needs: ['default-port'],
  probe: probe(
    async (target) => ({
      answer: await plainHttpAnswer({ host: target.settings.base.hostname, port: 80, timeoutMs: patienceMs }),
      root: (await greeting(target)).plain,
    }),
    ({ answer, root }) => {
      if (answer === undefined) return { judged: 1, findings: [] };
      return { judged: 1, findings: seenIn([{ expected: 'no HTTP answer on port 80', actual: answer }], root) };
    },
  ),
});

/** The API is simple enough for curl or any HTTP library. https://ngrok.com/docs/api#overview */
const plainClient = transport.rule('plain-client', {
  level: 'must',
  clauses: ['access.plain-client', 'clients.libraries', 'clients.cli'],
  title: 'a request needs no header but the key and the version, and no lasting connection',
  asks: 'GET / with key and version and nothing else, and again with more where that fails; a list over a connection that closes',
  judges:
    'that the root is served without more or, where it never is, some list; that closing the connection makes no difference',
  hint: 'do not ask for User-Agent, Accept or cookies, and serve clients that close the connection',
  probe: probe(
    async (target) => ({
      greeting: await greeting(target),
      lists: (await survey(target)).lists,
      close: (await oddForms(target)).close,
    }),
    ({ greeting, lists, close }) => together(judgeGreeting(greeting, lists), judgeAcceptance(close)),
  ),
});

function judgeGreeting({ plain, withCrutch }: Greeting, lists: readonly SurveyedList[]): Judgement {
  if (isServed(plain) || (!withCrutch && lists.some(({ exchange }) => isServed(exchange))))
    return { judged: 1, findings: [] };
  const problem = {
    expected: 'a request with nothing but a key and a version is served',
    actual: `${answerTold(plain)}${withCrutch ? `, but served ${withCrutch.crutch}` : ', on every path'}`,
    at: 'status',
  };
  return { judged: 1, findings: seenIn([problem], plain, ...(withCrutch ? [withCrutch.exchange] : [])) };
}

/** The root resource answers whoever has a key. https://ngrok.com/docs/api#quickstart */
const root = transport.rule('root', {
  level: 'must',
  clauses: ['access.root', 'access.base-url'],
  title: 'GET / gives a JSON answer',
  asks: 'GET / with key and version, and with what other clients send where nothing less is served',
  judges: 'that the answer has a 2xx status, the media type application/json and a body of JSON',
  accepts: 'any JSON with a 2xx status',
  hint: 'serve the root resource as JSON',
  probe: probe(
    async (target) => {
      const { plain, withCrutch } = await greeting(target);
      return withCrutch?.exchange ?? plain;
    },
    (exchange) => {
      if (isRateLimited(exchange)) return notJudged('the root was answered 429');
      const expected = 'a 2xx status with a JSON body';
      const hasBody = isServed(exchange) && exchange.outcome.response.body.length > 0;
      const problems = hasBody
        ? jsonResponseProblems(exchange)
        : [{ expected, actual: `${answerTold(exchange)}${isServed(exchange) ? ' without a body' : ''}`, at: 'status' }];
      return { judged: 1, findings: seenIn(problems, exchange) };
    },
  ),
});

/** Every resource of the API reference is there. https://ngrok.com/docs/api/reference */
const resources = transport.rule('resources', {
  level: 'should',
  clauses: ['access.reference'],
  title: 'each list of the API reference answers',
  asks: 'GET of each list of the API reference, or of those that --resources names; nested ones below the first item of their parent list',
  judges: 'that each answers with a 2xx status',
  accepts: 'nested lists whose parent list is empty are not asked for',
  hint: 'serve the lists that are named, or narrow what is expected with --resources',
  probe: probe(survey, judgeSurvey),
});

function judgeSurvey({ lists, withoutParent }: Survey): Judgement {
  const limited = lists.filter(({ exchange }) => isRateLimited(exchange));
  const silent = lists.filter(({ exchange }) => !isServed(exchange) && !isRateLimited(exchange));
  const problem = {
    expected: `all ${lists.length} lists of the API reference answer`,
    actual: `${silent.length} do not: ${silent.map(({ path, exchange }) => `${path} (${answerTold(exchange)})`).join(', ')}`,
    at: 'status',
  };
  return {
    judged: lists.length,
    findings: silent.length > 0 ? seenIn([problem], ...silent.map(({ exchange }) => exchange)) : [],
    unjudged: limited.map(({ path }) => `${path} was answered 429`),
    evidence: [
      `${lists.length} lists asked`,
      ...withoutParent.map((path) => `${path} not asked, for its parent list is empty`),
    ].join('; '),
  };
}

export const transportRules = [tls, noPlainHttp, plainClient, root, resources];
