import type { BodyField, FieldType } from '../contract/api-reference.ts';
import { refusals } from './errors.ts';
import type { FieldTree } from './field-tree.ts';

export type Members = Readonly<Record<string, unknown>>;

const longestBody = 1024 * 1024;

/** Deeper than anything documented, and shallow enough that no recursion below it can exhaust the stack. */
const deepestNesting = 32;

const longestDescription = 255;
const longestMetadata = 4096;

/** What an operation takes in its body. */
export interface BodyShape {
  readonly members: FieldTree<BodyField>;
  /** Names of the path's parameters: the official clients repeat them in the body, where they mean nothing. */
  readonly pathParameters: readonly string[];
  /** False for a PATCH, which names only what it changes. */
  readonly mustBeComplete: boolean;
}

/**
 * The members of a JSON body; none where there is no body.
 *
 * @throws {Refusal} 210, 212, 213, 216
 */
export async function readMembers(request: Request): Promise<Members> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return {};
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (!mediaType) throw refusals.mediaTypeMissing();
  if (mediaType !== 'application/json') throw refusals.mediaTypeUnsupported(mediaType);
  const value = parse(bytes);
  if (!isObject(value)) throw refusals.bodyUnparsable('is JSON, but not an object');
  if (isDeeperThan(deepestNesting, value))
    throw refusals.bodyUnparsable(`is nested deeper than ${deepestNesting} levels`);
  return value;
}

/**
 * Refuses a body where none is taken. A Content-Type without a body is fine: the TypeScript client always sends one.
 *
 * @throws {Refusal} 211
 */
export async function requireNoBody(request: Request): Promise<void> {
  const { method, headers } = request;
  // A GET cannot carry a body through `Request`; its header fields still tell of one.
  const announced = headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) > 0;
  const isRead = method !== 'GET' && method !== 'HEAD';
  if (announced || (isRead && (await readBytes(request)).length > 0)) throw refusals.bodyUnexpected(method);
}

/**
 * Compares a body with what the operation takes. `null` stands for a member that is left out.
 *
 * @throws {Refusal} 214, 215, 420, 421
 */
export function requireShape(body: Members, { members, pathParameters, mustBeComplete }: BodyShape): void {
  const named = pathParameters.filter((name) => !members.members.has(name));
  const rest = Object.entries(body).filter(([name]) => !named.includes(name));
  requireMembers(Object.fromEntries(rest), members, '', mustBeComplete);
  requireLengths(body);
}

function requireMembers(body: Members, tree: FieldTree<BodyField>, path: string, mustBeComplete: boolean): void {
  for (const [name, value] of Object.entries(body)) {
    const member = tree.members.get(name);
    if (!member) throw refusals.memberUnknown(path + name, [...tree.members.keys()]);
    if (value !== null) requireValue(value, member, path + name, mustBeComplete);
  }
  if (!mustBeComplete) return;
  for (const [name, { field }] of tree.members) {
    const isGiven = Object.hasOwn(body, name) && body[name] !== null;
    if (field?.required && !isGiven)
      throw refusals.memberInvalid(path + name, `${withArticle(field.type)}, which is required`);
  }
}

function requireValue(value: unknown, tree: FieldTree<BodyField>, path: string, mustBeComplete: boolean): void {
  const type = tree.field?.type ?? 'object';
  if (!isOfType(value, type)) throw refusals.memberInvalid(path, withArticle(type));
  if (tree.members.size === 0) return;
  const parts = Array.isArray(value) ? value : [value];
  for (const part of parts) {
    if (!isObject(part)) throw refusals.memberInvalid(path, withArticle('object'));
    requireMembers(part, tree, `${path}.`, mustBeComplete);
  }
}

function requireLengths({ description, metadata }: { description?: unknown; metadata?: unknown }): void {
  const descriptionLength = charactersIn(description);
  if (descriptionLength > longestDescription) throw refusals.descriptionTooLong(descriptionLength, longestDescription);
  const metadataLength = charactersIn(metadata);
  if (metadataLength > longestMetadata) throw refusals.metadataTooLong(metadataLength, longestMetadata);
}

/** Characters, not UTF-16 units: what the error reference counts. */
function charactersIn(value: unknown): number {
  return typeof value === 'string' ? [...value].length : 0;
}

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOfType(value: unknown, type: FieldType): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return Number.isFinite(value);
    case 'object':
      return isObject(value);
    case 'array':
      return Array.isArray(value);
    case 'string':
    case 'boolean':
      return typeof value === type;
  }
}

function withArticle(type: FieldType): string {
  return /^[aio]/.test(type) ? `an ${type}` : `a ${type}`;
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(levels - 1, member));
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw refusals.bodyUnparsable(error instanceof SyntaxError ? 'is not JSON' : 'is not UTF-8');
  }
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > longestBody) throw refusals.bodyTooLong(longestBody);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
