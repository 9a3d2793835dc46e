import { IconCheckbox, IconMail, IconMapPin, IconNote, IconPhone, IconUsers } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityKind } from '../../../graphql/graphql.js';
import { ACTIVITY_KIND_NAMES } from './activity-kind-names.js';

const ICONS = {
  CALL: IconPhone,
  MEETING: IconUsers,
  EMAIL: IconMail,
  VISIT: IconMapPin,
  TASK: IconCheckbox,
  NOTE: IconNote,
};

export function ActivityIcon({
  kind,
  size = 16,
  label = true,
}: {
  readonly kind: ActivityKind;
  readonly size?: number;
  readonly label?: boolean;
}) {
  const { t } = useTranslation('data');
  const Icon = ICONS[kind];
  return label ? (
    <Icon size={size} role="img" aria-label={t(`activity.kind.${kind}`)} />
  ) : (
    <Icon size={size} aria-hidden />
  );
}

export function useActivityKinds(): readonly { readonly id: ActivityKind; readonly name: string }[] {
  const { t } = useTranslation('data');
  return useMemo(() => ACTIVITY_KIND_NAMES.map((id) => ({ id, name: t(`activity.kind.${id}`) })), [t]);
}
