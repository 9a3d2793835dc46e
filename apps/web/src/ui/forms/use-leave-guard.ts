import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Asks before typed input is lost, to another page or with the tab. */
export function useLeaveGuard(dirty: boolean): void {
  const { t } = useTranslation('settings');
  useBlocker({
    shouldBlockFn: () => dirty && !window.confirm(t('form.leave')),
    enableBeforeUnload: () => dirty,
    disabled: !dirty,
  });
}
