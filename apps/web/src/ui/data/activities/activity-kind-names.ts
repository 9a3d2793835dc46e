import type { ActivityKind } from '../../../graphql/graphql.js';

export const ACTIVITY_KIND_NAMES = [
  'CALL',
  'MEETING',
  'EMAIL',
  'VISIT',
  'TASK',
  'NOTE',
] as const satisfies readonly ActivityKind[];
