const refused = new WeakMap<Response, number>();

/** Notes for which condition an answer refuses. Statuses and bodies can be told to be others; the condition stays. */
export function refusingFor(number: number, response: Response): Response {
  refused.set(response, number);
  return response;
}

/**
 * Whether the reference refused for one of these conditions.
 *
 * @param response as it came from the reference
 * @param numbers in the codes that the reference has for the conditions, though it may be told not to send them
 */
export function isRefusedFor(response: Response, numbers: readonly number[]): boolean {
  const number = refused.get(response);
  return number !== undefined && numbers.includes(number);
}

/** Whatever is wrong with the key. */
export const forTheKey: readonly number[] = [200, 201, 202, 203];
