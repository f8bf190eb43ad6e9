import { createHash } from 'node:crypto';
import { raw } from 'hono/html';
import type { ReportedRun } from '../report-kinds.ts';
import { Exchanges } from './exchanges.tsx';
import page from './page.json' with { type: 'json' };

/** The page runs its own script and no other, and asks for nothing. */
const contentSecurityPolicy = [
  "default-src 'none'",
  `script-src ${sourceOf(page.script)}`,
  `style-src ${sourceOf(page.style)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A source expression that allows one inline text (Content Security Policy Level 3, section 2.3.1). */
function sourceOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/**
 * The report as one HTML page that asks nobody for anything, and can be kept, sent and opened from disk. Piece by piece,
 * for it may have thousands of rules and exchanges.
 */
export function* htmlReport(run: ReportedRun): Generator<string> {
  yield `<!doctype html>\n<html lang="en">\n`;
  yield String(<Head />);
  yield '<body>\n<main>\n';
  yield String(<Exchanges run={run} />);
  yield '</main>\n';
  yield String(<script>{raw(page.script)}</script>);
  yield '</body>\n</html>\n';
}

function Head() {
  return (
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="content-security-policy" content={contentSecurityPolicy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>Conformance report</title>
      <style>{raw(page.style)}</style>
    </head>
  );
}
