import { type Exchange, headerValues } from '../../lib/exchange/exchange.ts';

/** Sent with the run's own key and the current version: what it shows is what anybody is shown. */
export function isSentPlainly({ request: { headers } }: Exchange, key: string): boolean {
  const [authorization = '', ...others] = headerValues(headers, 'authorization');
  return (
    others.length === 0 && authorization.endsWith(` ${key}`) && headerValues(headers, 'ngrok-version').join() === '2'
  );
}
