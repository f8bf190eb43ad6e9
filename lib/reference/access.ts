import { refusals } from './errors.ts';
import { looksLikeKeyToken } from './identifiers.ts';

/**
 * Whoever the API key in an `Authorization` header belongs to.
 *
 * @param ownerOf gives nothing for a key that is not valid
 * @throws {Refusal} 200 without a header, 201 and 202 where no key is in it, 203 where the key is not valid
 * @see RFC 9110 section 11.1: the scheme's case does not matter
 */
export function authenticated<Owner>(
  authorization: string | undefined,
  ownerOf: (token: string) => Owner | undefined,
): Owner {
  if (!authorization?.trim()) throw refusals.authorizationMissing();
  const token = /^bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (token === undefined) throw refusals.authorizationUnparsable();
  const owner = ownerOf(token);
  if (owner !== undefined) return owner;
  throw looksLikeKeyToken(token) ? refusals.credentialInvalid() : refusals.credentialMalformed();
}

/**
 * Versions 0 and 1 are deprecated, and this API has gone on without them. A repeated header arrives as one value
 * with a comma, which is no version either.
 *
 * @throws {Refusal} 218 without a version, 217 for any other than 2
 */
export function requireVersion(version: string | undefined): void {
  if (version === undefined) throw refusals.versionMissing();
  if (version.trim() !== '2') throw refusals.versionUnsupported(version);
}
