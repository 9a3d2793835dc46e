import { Badge } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconCircleDashed,
  IconLoader2,
  IconPlayerStop,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportStatus } from '../../../graphql/graphql.js';

const LOOKS: Readonly<Record<ImportStatus, { readonly color: string; readonly icon: TablerIcon }>> = {
  UPLOADED: { color: 'gray', icon: IconCircleDashed },
  CHECKING: { color: 'gold', icon: IconLoader2 },
  CHECKED: { color: 'blue', icon: IconCheck },
  RUNNING: { color: 'gold', icon: IconLoader2 },
  CANCELLING: { color: 'orange', icon: IconPlayerStop },
  CANCELLED: { color: 'gray', icon: IconPlayerStop },
  DONE: { color: 'green', icon: IconCheck },
  FAILED: { color: 'red', icon: IconAlertTriangle },
};

export function ImportStatusBadge({ status }: { readonly status: ImportStatus }) {
  const { t } = useTranslation('imports');
  const { color, icon: Icon } = LOOKS[status];
  return (
    <Badge color={color} leftSection={<Icon size={12} stroke={2} />}>
      {t(`status.${status}`)}
    </Badge>
  );
}
