import { authenticationFaults } from './authentication.ts';
import { changesSinceSnapshot } from './changes-since-snapshot.ts';
import { contentTypesFaults } from './content-types.ts';
import { errorsFaults } from './errors.ts';
import type { Fault } from './fault.ts';
import { paginationFaults } from './pagination.ts';
import { rateLimitsFaults } from './rate-limits.ts';
import { resourcesFaults } from './resources.ts';
import { timestampsFaults } from './timestamps.ts';
import { transportFaults } from './transport.ts';
import { versioningFaults } from './versioning.ts';

/** Every fault that the reference API can be started with, in the order of the contract. */
export const faults: readonly Fault[] = [
  ...transportFaults,
  ...authenticationFaults,
  ...contentTypesFaults,
  ...versioningFaults,
  ...changesSinceSnapshot,
  ...paginationFaults,
  ...timestampsFaults,
  ...rateLimitsFaults,
  ...errorsFaults,
  ...resourcesFaults,
];

/** The fault of that name; undefined where there is none. */
export function faultNamed(name: string): Fault | undefined {
  return faults.find((fault) => fault.name === name);
}
