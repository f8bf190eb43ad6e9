import { amounts } from './amounts.ts';
import { contentCodings } from './content-codings.ts';
import { counting } from './counting.ts';
import { errorBodies } from './error-bodies.ts';
import { furtherHeaderFields } from './header-fields.ts';
import { identifiers } from './identifiers.ts';
import { jsonTexts } from './json-texts.ts';
import { leniency } from './leniency.ts';
import { links } from './links.ts';
import { mediaTypes } from './media-types.ts';
import { members } from './members.ts';
import { messages } from './messages.ts';
import { statuses } from './statuses.ts';
import { ties } from './ties.ts';
import { times } from './times.ts';
import type { Variant } from './variant.ts';

/** All of them, from the connection up to what an account has. */
export const variants: readonly Variant[] = [
  ...messages,
  ...contentCodings,
  ...furtherHeaderFields,
  ...mediaTypes,
  ...jsonTexts,
  ...statuses,
  ...errorBodies,
  ...members,
  ...times,
  ...ties,
  ...identifiers,
  ...links,
  ...amounts,
  ...leniency,
  ...counting,
];
