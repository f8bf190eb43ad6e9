import { type HeaderList, headerValues } from '../exchange.ts';

/** A cookie as HAR 1.2 has it. */
export interface HarCookie {
  readonly name: string;
  readonly value: string;
  readonly path?: string;
  readonly domain?: string;
  readonly httpOnly?: boolean;
  readonly secure?: boolean;
}

/** What a request sends (RFC 6265 section 4.2.1). */
export function cookiesSent(headers: HeaderList): HarCookie[] {
  return headerValues(headers, 'cookie').flatMap((value) => value.split(/; */).map(pairIn));
}

/** What a response sets (RFC 6265 section 4.1.1). When they expire is left to the header field, whose dates have many forms. */
export function cookiesSet(headers: HeaderList): HarCookie[] {
  return headerValues(headers, 'set-cookie').map((value) => {
    const [pair = '', ...attributes] = value.split(/; */);
    const given = new Map(attributes.map(pairIn).map((attribute) => [attribute.name.toLowerCase(), attribute.value]));
    const [path, domain] = [given.get('path'), given.get('domain')];
    return {
      ...pairIn(pair),
      ...(path !== undefined && { path }),
      ...(domain !== undefined && { domain }),
      ...(given.has('httponly') && { httpOnly: true }),
      ...(given.has('secure') && { secure: true }),
    };
  });
}

function pairIn(text: string): Pick<HarCookie, 'name' | 'value'> {
  const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(text) ?? [];
  return { name: name.trim(), value: value.trim() };
}
