import { percentEncoded } from '../../lib/contract/percent-encoded.ts';
import { type Exchange, isAnswered } from '../../lib/exchange/exchange.ts';
import type { Command } from '../../lib/generate/commands.ts';
import type { CollectionPlace } from '../../lib/judge/collection.ts';
import { judgeCollection, judgeSequence } from '../../lib/judge/collection-replay.ts';
import { type Finding, type Judgement, together } from '../../lib/judge/finding.ts';
import { isRateLimited, isServed } from '../../lib/judge/refusal.ts';
import type { Ask } from '../../lib/run/ask.ts';
import { WindowSpentError } from '../../lib/run/room.ts';
import { idIn, newItem, type Scratch, scratchList } from '../../lib/run/scratch.ts';
import { pageOf } from '../../lib/run/survey.ts';
import type { Target } from '../../lib/run/target.ts';
import { urlBelow } from '../../lib/run/target-url.ts';
import type { Traffic } from '../../lib/run/traffic.ts';
import { isSentPlainly } from './sent-plainly.ts';

/** Who asks, in the recording. */
const name = 'sequence of commands';

/** A sequence of commands with what came of it. */
export interface Sequence {
  readonly place: CollectionPlace;
  readonly commands: readonly Command[];
  /** A look at the list, the commands, and the deletion of what they made and left. */
  readonly exchanges: readonly Exchange[];
}

interface Made {
  readonly id: string;
  readonly path: string;
}

/**
 * Does the commands on the scratch list, one after the other. Undefined where the run may not write or the target
 * serves nothing that could be written to.
 *
 * @throws WindowSpentError before the first of them where the run may not wait and has no room for all
 */
export async function doCommands(asked: Target, commands: readonly Command[]): Promise<Sequence | undefined> {
  const target = asked.as(name);
  const scratch = await scratchList(target);
  if (!scratch) return undefined;
  const creations = commands.filter(({ kind }) => kind === 'create').length;
  if (!target.settings.spending.mayWait && target.left < 1 + commands.length + creations) throw new WindowSpentError();

  const look = await target.get(scratch.path);
  const exchanges = [look];
  const known = new Set(pageOf(look, scratch.resource)?.ids);
  const made: Made[] = [];
  const gone = new Set<Made>();
  const standing = () => made.filter((item) => !gone.has(item));
  const canGoOn = () => exchanges.every((exchange) => isAnswered(exchange) && !isRateLimited(exchange));

  for (const command of commands) {
    const item = itemOf(command, command.kind === 'list' ? standing() : made);
    const ask = askFor(target, scratch, command, item);
    if (!ask) continue;
    const exchange = await target.ask(ask);
    exchanges.push(exchange);
    if (!canGoOn()) break;
    if (command.kind === 'delete' && item && isServed(exchange)) gone.add(item);
    if (command.kind !== 'create') continue;
    const id = idIn(exchange, scratch.resource);
    // What has no id of its own is not touched: it could be somebody else's.
    if (id === undefined || known.has(id)) break;
    known.add(id);
    made.push({ id, path: `${scratch.path}/${percentEncoded(id)}` });
  }
  for (const { path } of standing().toReversed()) {
    if (canGoOn()) exchanges.push(await target.ask({ method: 'DELETE', path }));
  }
  const place = { url: urlBelow(target.settings.base, scratch.path), resource: scratch.resource };
  return { place, commands, exchanges };
}

/** Judges a sequence by itself. A finding says which commands it took. */
export function judgeCommands({ place, commands, exchanges }: Sequence): Judgement {
  const judgement = judgeSequence(place, exchanges);
  const remark = `after a look at the list: ${commands.map(commandTold).join(', ')}`;
  const told = (finding: Finding) => [remark, finding.remark].filter((each) => each !== undefined).join('; ');
  return { ...judgement, findings: judgement.findings.map((finding) => ({ ...finding, remark: told(finding) })) };
}

/**
 * Judges whatever the run sent to the lists in which it created something. Sequences of commands are judged by
 * themselves, so the items that they make are passed over like anybody else's.
 */
export function judgeWrittenLists(traffic: Traffic): Judgement {
  const exchanges = traffic.recording.filter(({ askedBy }) => askedBy !== name);
  const places = new Map<string, CollectionPlace>();
  for (const exchange of exchanges.filter(isServed)) {
    const place = traffic.placeOf(exchange);
    const { url } = exchange.request;
    const isList = place?.resource.listKey !== undefined && place.resource.itemKey === 'id' && !url.includes('?');
    if (place?.operation.kind === 'create' && isList) places.set(url, { url, resource: place.resource });
  }
  const { key } = traffic.settings;
  const judgements = [...places.values()].map((place) =>
    judgeCollection(place, exchanges, (exchange) => isSentPlainly(exchange, key)),
  );
  const judgement = together(...judgements);
  const inSequences = traffic.recording.length - exchanges.length;
  const evidence = `${judgement.judged} answers to other rules, ${inSequences} to sequences of commands`;
  return { ...judgement, ...(traffic.recording.length > 0 && { evidence }) };
}

/** Numbers of items are taken modulo how many there are, from the oldest on. */
function itemOf(command: Command, items: readonly Made[]): Made | undefined {
  switch (command.kind) {
    case 'create':
      return undefined;
    case 'list':
      return command.after === undefined ? undefined : items[command.after % items.length];
    default:
      return items[command.which % items.length];
  }
}

/** The request of a command; undefined where it needs an item and there is none. */
function askFor(
  target: Target,
  { resource, path }: Scratch,
  command: Command,
  item: Made | undefined,
): Ask | undefined {
  switch (command.kind) {
    case 'create': {
      const { description } = command;
      return { method: 'POST', path, body: { ...newItem(target, resource, name), description } };
    }
    case 'list': {
      const query = [
        ...(command.limit === undefined ? [] : [`limit=${command.limit}`]),
        ...(item ? [`before_id=${percentEncoded(item.id)}`] : []),
      ];
      return { path: query.length === 0 ? path : `${path}?${query.join('&')}` };
    }
    case 'patch':
      return item && { method: 'PATCH', path: item.path, body: { description: command.description } };
    case 'delete':
      return item && { method: 'DELETE', path: item.path };
    case 'get':
      return item && { path: item.path };
  }
}

function commandTold(command: Command): string {
  switch (command.kind) {
    case 'create':
      return `create "${command.description}"`;
    case 'patch':
      return `patch ${command.which} to "${command.description}"`;
    case 'list': {
      const limit = command.limit === undefined ? '' : ` limit ${command.limit}`;
      return `list${limit}${command.after === undefined ? '' : ` behind ${command.after}`}`;
    }
    default:
      return `${command.kind} ${command.which}`;
  }
}
