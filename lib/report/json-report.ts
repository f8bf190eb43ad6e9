import { jsonText } from './json-text.ts';
import type { Report } from './report.ts';

/**
 * The text of `report.json`.
 *
 * Each verdict is `{ rule, level, verdict, reason?, findings, … }`; `findings` is there for every verdict and empty
 * unless the rule is violated. Members may be added later; none goes away. The schema, which comes with the package, is
 * `schema/report.schema.json`.
 */
export function jsonReport(report: Report): string {
  return jsonText(report);
}
