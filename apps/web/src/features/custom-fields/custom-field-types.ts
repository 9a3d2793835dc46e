import {
  IconCalendar,
  IconHash,
  IconLetterCase,
  IconListDetails,
  IconUser,
  type TablerIcon,
} from '@tabler/icons-react';
import type { CustomFieldType } from '../../graphql/graphql.js';

export const TYPES = ['TEXT', 'NUMBER', 'DATE', 'CHOICE', 'PERSON'] as const satisfies readonly CustomFieldType[];

export const TYPE_ICONS: Readonly<Record<CustomFieldType, TablerIcon>> = {
  TEXT: IconLetterCase,
  NUMBER: IconHash,
  DATE: IconCalendar,
  CHOICE: IconListDetails,
  PERSON: IconUser,
};
