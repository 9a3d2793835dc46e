import type { Type } from '@nestjs/common';
import { ChangeActivity } from './change-activity.js';
import { CompleteActivity } from './complete-activity.js';
import { CreateActivity } from './create-activity.js';
import { DeleteActivity } from './delete-activity.js';
import { ReopenActivity } from './reopen-activity.js';

/** Every write of an activity. */
export const activityUseCases: readonly Type[] = [
  CreateActivity,
  ChangeActivity,
  CompleteActivity,
  ReopenActivity,
  DeleteActivity,
];
