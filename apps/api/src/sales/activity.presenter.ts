import type { ActivityView } from '@kontor/sales';
import type { ActivityType } from './activity.type.js';

export const presentActivity = (view: ActivityView): ActivityType => view;
