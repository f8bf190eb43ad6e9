import { error, hangsUp, insteadOfSuccess, json, redirect, refusalsFor } from '../changed-answers.ts';
import { takesFor, withHeaders } from '../changed-requests.ts';
import {
  belowAnItem,
  both,
  type Call,
  creating,
  everyTenth,
  type Hook,
  hasKey,
  hasVersion,
  header,
  not,
  onAnItem,
  reading,
  type When,
} from '../hook.ts';
import type { Fault } from './fault.ts';
import { keptByConnection } from './kept-by-connection.ts';
import { refusedAndDone } from './refused-and-done.ts';

const version = (call: Call): string => header(call, 'ngrok-version') ?? '';
const withoutVersion = not(hasVersion);

/** The name of the version header as it was written. */
const spelled = ({ incoming }: Call): string | undefined =>
  incoming.rawHeaders.find((name, index) => index % 2 === 0 && name.toLowerCase() === 'ngrok-version');

/** Refuses the deprecated versions in another way. */
const refusesOld = (answer: () => Response): Hook =>
  refusalsFor(217, (response, call) => (['0', '1'].includes(version(call)) ? answer() : response));

/** Serves as if version 2 had been asked for. */
const servedAs2 = (when: When): Hook => takesFor(when, withHeaders({ 'ngrok-version': '2' }));

/** Ways to break the rules of versioning, but for those that show only beside a snapshot. */
export const versioningFaults: readonly Fault[] = [
  {
    name: 'list-without-version',
    title: 'GET /vaults needs no version',
    rule: 'versioning.required',
    hook: () => servedAs2(both(reading('/vaults'), withoutVersion)),
  },
  {
    name: 'root-without-version',
    title: 'GET / needs no version',
    rule: 'versioning.required',
    hook: () => servedAs2(both(reading('/'), withoutVersion)),
  },
  {
    name: 'items-without-version',
    title: 'items are served without a version',
    rule: 'versioning.required',
    hook: () => servedAs2(both(onAnItem, withoutVersion)),
  },
  {
    name: 'nested-lists-without-version',
    title: 'lists that lie below an item need no version',
    rule: 'versioning.required',
    hook: () => servedAs2(both(belowAnItem, withoutVersion)),
  },
  {
    name: 'writes-without-version',
    title: 'creations need no version',
    rule: 'versioning.required',
    hook: () => servedAs2(both(creating, withoutVersion)),
  },
  {
    name: 'version-kept-by-connection',
    title: 'a version is asked for once on each connection',
    rule: 'versioning.required',
    hook: () => keptByConnection((isKnown) => servedAs2(both(withoutVersion, isKnown))),
  },
  {
    name: 'tenth-without-version',
    title: 'every tenth request without a version is served',
    rule: 'versioning.required',
    hook: () => servedAs2(everyTenth(both(hasKey, withoutVersion))),
  },
  {
    name: 'missing-version-422',
    title: 'a missing version is refused with 422',
    rule: 'versioning.required',
    hook: () => refusalsFor(218, () => error(422, 218)),
  },
  {
    name: 'missing-version-406-once',
    title: 'GET /bot_users without a version is refused with 406',
    rule: 'versioning.required',
    hook: () => refusalsFor(218, (response, call) => (reading('/bot_users')(call) ? error(406, 218) : response)),
  },
  {
    name: 'missing-version-unsupported',
    title: 'on items a missing version has the code of one that is not supported',
    rule: 'versioning.required',
    hook: () => refusalsFor(218, (response, call) => (onAnItem(call) ? error(400, 217) : response)),
  },
  {
    name: 'versionless-create-done',
    title: 'a creation without a version is refused and done',
    rule: 'versioning.required',
    ...refusedAndDone(both(creating, hasKey, withoutVersion), { 'ngrok-version': '2' }),
  },

  {
    name: 'list-refuses-2',
    title: '/vaults does not know version 2',
    rule: 'versioning.current',
    hook: () => insteadOfSuccess(reading('/vaults'), () => error(400, 217)),
  },
  {
    name: 'nested-lists-refuse-2',
    title: 'lists that lie below an item do not know version 2',
    rule: 'versioning.current',
    hook: () => insteadOfSuccess(belowAnItem, () => error(400, 217)),
  },
  {
    name: 'upper-case-version-unseen',
    title: 'a version under the name NGROK-VERSION is not seen',
    rule: 'versioning.current',
    hook: () => takesFor((call) => spelled(call) === 'NGROK-VERSION', withHeaders({ 'ngrok-version': null })),
  },
  {
    name: 'version-name-case-matters',
    title: 'the version has to be under the name Ngrok-Version',
    rule: 'versioning.current',
    hook: () => takesFor((call) => spelled(call) !== 'Ngrok-Version', withHeaders({ 'ngrok-version': null })),
  },

  {
    name: 'later-version-served',
    title: 'version 3 and later ones are served as if they were 2',
    rule: 'versioning.unsupported',
    hook: () => servedAs2((call) => Number(version(call)) > 2),
  },
  {
    name: 'any-version-served',
    title: 'any version is served as if it were 2',
    rule: 'versioning.unsupported',
    hook: () => servedAs2((call) => version(call) !== ''),
  },
  {
    name: 'word-served',
    title: 'a version that is no whole number is taken for the latest',
    rule: 'versioning.unsupported',
    hook: () => servedAs2((call) => /\D/.test(version(call))),
  },
  {
    name: 'version-read-by-its-start',
    title: 'a version is read up to where its digits end',
    rule: 'versioning.unsupported',
    hook: () => servedAs2((call) => Number.parseInt(version(call), 10) === 2),
  },
  {
    name: 'later-version-crashes',
    title: 'version 3 and later ones get a 500',
    rule: 'versioning.unsupported',
    hook: () => refusalsFor(217, (response, call) => (Number(version(call)) > 2 ? error(500, 128) : response)),
  },
  {
    name: 'unsupported-version-200',
    title: 'an unsupported version gets an empty success',
    rule: 'versioning.unsupported',
    hook: () => refusalsFor(217, () => json(200, {})),
  },
  {
    name: 'unsupported-version-bare',
    title: 'an unsupported version is refused with a message and nothing else',
    rule: 'versioning.unsupported',
    hook: () => refusalsFor(217, () => json(400, { message: 'unsupported version' })),
  },
  {
    name: 'word-invalid-value',
    title: 'a version that is no number has the code of an invalid value',
    rule: 'versioning.unsupported',
    hook: () => refusalsFor(217, (response, call) => (/^\d+$/.test(version(call)) ? response : error(400, 215))),
  },

  {
    name: 'old-versions-redirected',
    title: 'versions 0 and 1 lead elsewhere',
    rule: 'versioning.deprecated',
    hook: () => refusesOld(() => redirect(308, 'https://api.ngrok.com/old')),
  },
  {
    name: 'old-versions-crash',
    title: 'versions 0 and 1 get a 500',
    rule: 'versioning.deprecated',
    hook: () => refusesOld(() => error(500, 128)),
  },
  {
    name: 'old-versions-drop',
    title: 'versions 0 and 1 end the connection',
    rule: 'versioning.deprecated',
    hook: () => hangsUp(both(hasKey, (call) => ['0', '1'].includes(version(call)))),
  },
  {
    name: 'old-versions-bare',
    title: 'versions 0 and 1 are refused with a message and nothing else',
    rule: 'versioning.deprecated',
    hook: () => refusesOld(() => json(410, { message: 'gone' })),
  },
];
