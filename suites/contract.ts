import type { Rule } from '../lib/run/rule.ts';
import { authenticationRules } from './authentication.ts';
import { contentTypesRules } from './content-types.ts';
import { errorsRules } from './errors.ts';
import { paginationRules } from './pagination.ts';
import { rateLimitsRules } from './rate-limits.ts';
import { resourcesRules } from './resources.ts';
import { timestampsRules } from './timestamps.ts';
import { transportRules } from './transport.ts';
import { versioningRules } from './versioning.ts';

/** Every rule there is, in reading order. */
export const contract: readonly Rule[] = [
  ...transportRules,
  ...authenticationRules,
  ...contentTypesRules,
  ...versioningRules,
  ...paginationRules,
  ...timestampsRules,
  ...rateLimitsRules,
  ...errorsRules,
  ...resourcesRules,
];
