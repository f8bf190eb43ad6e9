import type { Call, Hook, When } from './hook.ts';

/** The same request with other headers; null leaves one out. */
export function withHeaders(headers: Readonly<Record<string, string | null>>) {
  return async ({ request }: Call): Promise<Request> => {
    const changed = new Headers(request.headers);
    for (const [name, value] of Object.entries(headers)) {
      if (value === null) changed.delete(name);
      else changed.set(name, value);
    }
    return remade(request, { headers: changed });
  };
}

/** The same request with other query parameters; null leaves one out. */
export function withQuery(parameters: Readonly<Record<string, string | null>>) {
  return async ({ request }: Call): Promise<Request> => {
    const url = new URL(request.url);
    for (const [name, value] of Object.entries(parameters)) {
      if (value === null) url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    return remade(request, { url: url.href });
  };
}

/** The same request with another body. */
export function withBody(change: (text: string) => string) {
  return async ({ request }: Call): Promise<Request> => remade(request, { body: change(await request.text()) });
}

async function remade(
  request: Request,
  { url = request.url, headers = request.headers, body }: { url?: string; headers?: Headers; body?: string },
): Promise<Request> {
  const { method } = request;
  const text = body ?? (method === 'GET' || method === 'HEAD' ? undefined : await request.text());
  // Bytes, for which `Request` makes up no Content-Type.
  const bytes = text === undefined || text === '' ? null : new TextEncoder().encode(text);
  const kept = new Headers(headers);
  kept.delete('content-length');
  return new Request(url, { method, headers: kept, body: bytes });
}

/** Takes some requests for others. */
export function takesFor(when: When, change: (call: Call) => Promise<Request>): Hook {
  return async (call, reference) => reference(when(call) ? await change(call) : call.request);
}
