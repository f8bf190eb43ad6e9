import { printable } from '../printable.ts';

/** A text in which no flag is torn apart at the end of a line: browsers break lines after hyphens. */
export function WholeFlags({ text }: { readonly text: string }) {
  const parts = printable(text).split(/(--[a-z-]{2,30})/);
  return <>{parts.map((part, index) => (index % 2 === 1 ? <span class="flag">{part}</span> : part))}</>;
}
