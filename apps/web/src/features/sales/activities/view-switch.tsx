import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ACTIVITY_VIEWS, type ActivityViewName } from './activities-search.js';

export interface ViewSwitchProps {
  readonly view: ActivityViewName;
  readonly onView: (view: ActivityViewName) => void;
}

/** The same activities as a list, as my week, or as the week of the team. */
export function ViewSwitch({ view, onView }: ViewSwitchProps) {
  const { t } = useTranslation('sales');
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('calendar.views')}
      value={view}
      onChange={(value) => onView(value)}
      data={ACTIVITY_VIEWS.map((value) => ({ value, label: t(`calendar.view.${value}`) }))}
    />
  );
}
