import { resources } from '../contract/api-reference.ts';
import { type Exchange, isAnswered, type ResponseMessage } from '../exchange/exchange.ts';
import { readJson } from '../judge/json-body.ts';

/** Members and fields whose values are secrets wherever a response shows them: `token`, `client_secret`, `private_key_pem`, … */
const tellingName =
  /(?:token|secret|passw(?:or)?d|passphrase|credential|(?:private|secret|access|signing|api|auth)[_-]?key(?:[_-]?pem)?)s?$|^authorization$/i;

/** The same in a text that is no JSON: a name, a colon or an equals sign, a value. Every part is bounded, so it takes linear time. */
const namedInText =
  /(?:token|secret|passw(?:or)?d|passphrase|credential|(?:private|secret|access|signing|api|auth)[_-]?key(?:[_-]?pem)?)s?["']?[ \t]{0,8}[:=][ \t]{0,8}["']?([^\s"'&;,<>]{8,4096})/gi;

/** Paths of the API reference and the words in them, which no one can make a secret. */
const documentedPaths: ReadonlySet<string> = new Set(
  resources.flatMap(({ path, operations }) =>
    [path, ...operations.map((operation) => operation.path)].flatMap((each) => [each, ...each.split('/')]),
  ),
);

/** Shorter values are words more often than secrets. */
const shortest = 8;

/**
 * The secrets that an answer discloses, such as the token of a key that was created: by name, in bodies of any status,
 * in header fields, in cookies.
 *
 * Values of fewer than 8 characters are taken for words, and URLs without a query and the paths of the API reference for
 * links: what a mock has put into such a member must not blacken every link of the report.
 */
export function disclosedSecrets(exchange: Exchange): string[] {
  if (!isAnswered(exchange)) return [];
  const { response } = exchange.outcome;
  const secrets = [...secretsOfHeader(response), ...secretsOfBody(response)];
  return secrets.filter((secret) => secret.length >= shortest && !isLink(secret));
}

function isLink(text: string): boolean {
  return /^https?:\/\/[^?@]*$/i.test(text) || documentedPaths.has(text);
}

function secretsOfHeader({ headers }: ResponseMessage): string[] {
  return headers.flatMap(([name, value]) => {
    if (name.toLowerCase() === 'set-cookie') return [value.replace(/^[^=]*=/, '').replace(/;.*$/s, '')];
    return tellingName.test(name) ? [value] : [];
  });
}

function secretsOfBody(response: ResponseMessage): string[] {
  const body = readJson(response);
  if (body.kind === 'json') return secretsIn(body.value);
  const text = Buffer.from(response.body).toString('utf8');
  return [...text.matchAll(namedInText)].map(([, value = '']) => value);
}

function secretsIn(document: unknown): string[] {
  const found: string[] = [];
  const left: { value: unknown; isSecret: boolean }[] = [{ value: document, isSecret: false }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, isSecret } = next;
    if (typeof value === 'string') {
      if (isSecret) found.push(value);
    } else if (Array.isArray(value)) {
      for (const item of value) left.push({ value: item, isSecret });
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        left.push({ value: member, isSecret: tellingName.test(name) });
      }
    }
  }
  return found;
}
