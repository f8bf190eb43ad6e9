/** A media type with its parameters; names in lower case, values as they were meant (quotes and escapes undone). */
export interface MediaType {
  readonly type: string;
  readonly subtype: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const essence = /^([!#$%&'*+.^_`|~0-9a-z-]+)\/([!#$%&'*+.^_`|~0-9a-z-]+)/i;

/** `OWS ; OWS [ parameter ]`: the parameter may be missing (RFC 9110 section 5.6.6). */
const parameter =
  /[ \t]*;[ \t]*(?:([!#$%&'*+.^_`|~0-9a-z-]+)=(?:([!#$%&'*+.^_`|~0-9a-z-]+)|"((?:[\t \x21\x23-\x5b\x5d-\x7e\x80-\u{10ffff}]|\\[\t \x21-\x7e\x80-\u{10ffff}])*)"))?/iuy;

/** Reads a `Content-Type` value by RFC 9110 section 8.3.1. Undefined where it is no media type. */
export function parseMediaType(text: string): MediaType | undefined {
  // Without the look behind, a row of spaces within the text takes a quadratic time.
  const value = text.replace(/^[ \t]+|(?<![ \t])[ \t]+$/g, '');
  const match = essence.exec(value);
  const [whole, type, subtype] = match ?? [];
  if (whole === undefined || type === undefined || subtype === undefined) return undefined;

  const parameters = new Map<string, string>();
  let end = whole.length;
  while (end < value.length) {
    parameter.lastIndex = end;
    const found = parameter.exec(value);
    if (found === null) return undefined;
    end = parameter.lastIndex;
    const [, name, token, quoted] = found;
    if (name !== undefined && !parameters.has(name.toLowerCase())) {
      parameters.set(name.toLowerCase(), token ?? quoted?.replace(/\\(.)/gu, '$1') ?? '');
    }
  }
  return { type: type.toLowerCase(), subtype: subtype.toLowerCase(), parameters };
}

/** Whether this is `application/json`, with whatever parameters. `application/problem+json` is another type. */
export function isJson(mediaType: MediaType): boolean {
  return mediaType.type === 'application' && mediaType.subtype === 'json';
}
