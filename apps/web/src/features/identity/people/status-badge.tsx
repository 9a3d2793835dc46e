import { Badge } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UserStatus } from '../../../graphql/graphql.js';

const LOOKS = {
  ACTIVE: { color: 'green', icon: IconCircleCheck },
  INVITED: { color: 'gold', icon: IconMail },
  DISABLED: { color: 'gray', icon: IconCircleX },
} as const;

export function StatusBadge({ status }: { readonly status: UserStatus }) {
  const { t } = useTranslation('identity');
  const { color, icon: Icon } = LOOKS[status];
  return (
    <Badge color={color} leftSection={<Icon size={12} stroke={2} />}>
      {t(`status.${status}`)}
    </Badge>
  );
}
