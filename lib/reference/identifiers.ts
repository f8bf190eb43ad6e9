/** Gives so many random bytes. Passed in everywhere, so that a seeded source makes a repeatable account. */
export type RandomBytes = (count: number) => Uint8Array;

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** KSUIDs count seconds from 2014-05-13T16:53:20Z, so that 32 bits last for a century. */
const epochSeconds = 1_400_000_000;
const lastSecond = 2 ** 32 - 1;

/**
 * 27 base-62 digits: 32 bits of time, then 128 random bits, as in every id that ngrok was seen to give.
 *
 * @param time milliseconds since the Unix epoch
 */
export function ksuid(time: number, random: RandomBytes): string {
  const seconds = Math.min(Math.max(Math.floor(time / 1000) - epochSeconds, 0), lastSecond);
  const bytes = new Uint8Array(20);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, seconds);
  bytes.set(random(16), 4);
  return base62(view, 27);
}

/** `ipp_2RfS…`: the id of an item made at that time (milliseconds since the Unix epoch). */
export function identifier(prefix: string, time: number, random: RandomBytes): string {
  return `${prefix}_${ksuid(time, random)}`;
}

/** The text that a caller puts behind `Bearer`: two parts of base-62 digits. */
export function keyToken(time: number, random: RandomBytes): string {
  const secret = random(16);
  return `${ksuid(time, random)}_${base62(new DataView(secret.buffer, secret.byteOffset, 16), 22)}`;
}

/** Whether a text has the form of `keyToken`; nothing is said of its being valid. */
export function looksLikeKeyToken(text: string): boolean {
  return /^[0-9A-Za-z]{8,}_[0-9A-Za-z]{8,}$/.test(text);
}

/** The same bytes for the same seed, on every machine (mulberry32; no secret may rest on it). */
export function seededRandomBytes(seed: number): RandomBytes {
  let state = seed | 0;
  const nextWord = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return mixed ^ (mixed >>> 14);
  };
  return (count) => new Uint8Array(count).map(nextWord);
}

/** Writes big-endian bytes, a multiple of four, as so many digits. By long division: `BigInt` takes ten times as long. */
function base62(bytes: DataView, digits: number): string {
  const words = new Uint32Array(bytes.byteLength / 4);
  for (let word = 0; word < words.length; word += 1) words[word] = bytes.getUint32(word * 4);
  let text = '';
  while (text.length < digits) {
    let remainder = 0;
    for (let word = 0; word < words.length; word += 1) {
      const value = remainder * 2 ** 32 + (words[word] ?? 0);
      words[word] = Math.floor(value / 62);
      remainder = value % 62;
    }
    text = alphabet.charAt(remainder) + text;
  }
  return text;
}
