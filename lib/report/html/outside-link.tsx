import { printable } from '../printable.ts';

/**
 * A link out of the page. What is no web address stays a text: a file of known deviations may name anything, and
 * `javascript:` is an address to a browser.
 */
export function OutsideLink({ url, text = url }: { readonly url: string; readonly text?: string }) {
  if (!/^https?:\/\//i.test(url)) return <>{printable(text)}</>;
  return (
    <a href={url} rel="noreferrer">
      {printable(text)}
    </a>
  );
}
