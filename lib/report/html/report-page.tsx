import { createHash } from 'node:crypto';
import { raw } from 'hono/html';
import { printable } from '../printable.ts';
import type { Report } from '../report.ts';
import type { ReportedRun } from '../report-kinds.ts';
import { verdictSentence } from '../verdict-line.ts';
import { wholeReport } from '../whole-report.ts';
import { AtAGlance } from './at-a-glance.tsx';
import { BrokenRules } from './broken-rules.tsx';
import { Exchanges } from './exchanges.tsx';
import { NothingShown } from './nothing-shown.tsx';
import { Notices, Remarks } from './notices.tsx';
import page from './page.json' with { type: 'json' };
import { Rules } from './rules.tsx';
import { SummaryTable } from './summary-table.tsx';
import { RulesHeading, Toolbar } from './toolbar.tsx';

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

/** The page opens at once and can be mailed: less than 5 MB, in bytes. The rest is for what is bounded by itself. */
const mostBytes = 4_800_000;

/**
 * The report as one HTML page that asks nobody for anything, and can be kept, sent and opened from disk. Piece by piece,
 * for it may have thousands of rules and exchanges.
 */
export function* htmlReport(run: ReportedRun): Generator<string> {
  const hasRules = run.report.verdicts.length > 0;
  let room = mostBytes;
  for (const piece of beforeExchanges(run, hasRules)) {
    room -= Buffer.byteLength(piece);
    yield piece;
  }
  yield `${<Exchanges run={run} room={room} />}\n</main>\n`;
  yield `${<Foot run={run} />}\n<script>${page.script}</script>\n</body>\n</html>\n`;
}

function* beforeExchanges(run: ReportedRun, hasRules: boolean): Generator<string> {
  const { report } = run;
  yield '<!doctype html>\n<html lang="en">\n';
  yield `${<Head report={report} />}\n<body>\n`;
  yield `${<Top hasRules={hasRules} />}\n<main id="main" tabindex="-1">\n`;
  yield `${<AtAGlance report={report} />}\n${<Overview run={run} />}\n`;
  if (hasRules) yield* rulesPart(run);
}

function* rulesPart(run: ReportedRun): Generator<string> {
  yield '<section class="rules" aria-labelledby="rules">\n';
  yield `${<RulesHeading />}\n${<Toolbar report={run.report} />}\n${<NothingShown what="rule" />}\n`;
  yield `${<Rules run={run} />}\n</section>\n`;
}

function Overview({ run }: { readonly run: ReportedRun }) {
  const { report } = run;
  return (
    <div class="overview">
      <div>
        <Remarks run={run} />
        <BrokenRules report={report} />
        <Notices run={run} />
      </div>
      {report.verdicts.length > 0 && <SummaryTable report={report} />}
    </div>
  );
}

function Head({ report }: { readonly report: Report }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="content-security-policy" content={contentSecurityPolicy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{`${verdictSentence(report).text} · ${printable(report.target)}`}</title>
      <style>{raw(page.style)}</style>
    </head>
  );
}

function Top({ hasRules }: { readonly hasRules: boolean }) {
  return (
    <>
      <a href="#main" class="skip">
        Skip to the report
      </a>
      <header class="top">
        <p class="product">ngrok API conformance</p>
        <nav aria-label="Parts of the report">
          {hasRules && <a href="#rules">Rules</a>}
          <a href="#exchanges">Exchanges</a>
        </nav>
        <label class="theme scripted-only">
          <span>Theme</span>
          <select id="theme" aria-label="Theme">
            <option value="">auto</option>
            <option value="light">light</option>
            <option value="dark">dark</option>
          </select>
        </label>
      </header>
    </>
  );
}

function Foot({ run }: { readonly run: ReportedRun }) {
  return (
    <>
      <footer>
        <p>Written by ngrok-api-conformance. Verdicts and findings as JSON: {wholeReport(run.files)}.</p>
      </footer>
      <div class="lost" id="lost" hidden>
        <span role="alert" />
        <button type="button">Close</button>
      </div>
    </>
  );
}
