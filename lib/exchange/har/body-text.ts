/** Bytes as JSON can hold them: the text where they are UTF-8, base64 where they are not. */
export interface BodyText {
  readonly text: string;
  readonly encoding?: 'base64';
}

/** A byte order mark is a part of the body like any other. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of bytes that are UTF-8; undefined where they are not. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** A body as a HAR has it: `bodyBytes` gives the same bytes again. */
export function bodyText(bytes: Uint8Array): BodyText {
  const text = utf8Text(bytes);
  return text === undefined ? { text: Buffer.from(bytes).toString('base64'), encoding: 'base64' } : { text };
}

/** The bytes that `bodyText` was given. */
export function bodyBytes({ text, encoding }: { readonly text: string; readonly encoding?: string }): Uint8Array {
  return encoding === 'base64' ? Buffer.from(text, 'base64') : Buffer.from(text);
}
