import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './forms.module.css';

export interface FormActionsProps {
  readonly label: string;
  readonly busy: boolean;
  readonly dirty?: boolean;
  readonly onCancel?: () => void;
}

/** The verb of the form last, cancel before it, at the right edge where dialogs end. */
export function FormActions({ label, busy, dirty = true, onCancel }: FormActionsProps) {
  const { t } = useTranslation('settings');
  return (
    <div className={classes.actions}>
      {onCancel && (
        <Button variant="default" onClick={onCancel}>
          {t('form.cancel')}
        </Button>
      )}
      <Button type="submit" loading={busy} disabled={!dirty}>
        {label}
      </Button>
    </div>
  );
}
