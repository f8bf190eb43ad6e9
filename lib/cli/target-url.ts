import { SettingsError } from './settings-error.ts';

/**
 * Reads the base URL of a target.
 *
 * @param source where it was given, for the message: `--target`
 * @throws SettingsError `target-malformed` where it is no absolute http or https URL, or has credentials, a query or
 *   a fragment. The message shows the URL only where no secret can be in it.
 */
export function targetUrl(text: string, source: string): URL {
  const advice = 'give a base URL such as http://127.0.0.1:4040 or https://api.ngrok.com';
  const wrong = (what: string) => new SettingsError('target-malformed', `${source} ${what}: ${advice}.`);
  if (text.trim() === '') throw wrong('is empty');
  // `localhost:4040` parses, as a URL of the scheme `localhost:`.
  if (!URL.canParse(text) || /^[a-z0-9.-]+:\d+(?:\/|$)/i.test(text))
    throw wrong(`has no scheme or no host${completion(text)}`);
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw wrong(`has the scheme "${url.protocol}", not http or https`);
  if (url.username !== '' || url.password !== '') {
    throw wrong('has a user name or a password in it, which the API does not take (the key goes into NGROK_API_KEY)');
  }
  if (url.search !== '' || text.includes('?')) throw wrong('has a query');
  if (url.hash !== '' || text.includes('#')) throw wrong('has a fragment');
  return url;
}

/** The URL that was meant, where a scheme is all that is missing; nothing for one word, which may be a key. */
function completion(text: string): string {
  if (/[\s@?#\\]|:\/\//.test(text) || !/[.:]|^localhost(?:\/|$)/i.test(text)) return '';
  const completed = `${/^(?:localhost|127\.|\[::1\])/i.test(text) ? 'http' : 'https'}://${text}`;
  return URL.canParse(completed) ? ` (did you mean ${completed}?)` : '';
}
