import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './forms.module.css';

/** A link or a secret that nobody can look up again: whole, selectable, with one button that copies it. */
export function ShownOnce({ value, label }: { readonly value: string; readonly label: string }) {
  const { t } = useTranslation('settings');
  return (
    <div className={classes.secret} role="group" aria-label={label}>
      <code>{value}</code>
      <CopyButton value={value} timeout={2_000}>
        {({ copied, copy }) => (
          <Button
            size="xs"
            variant="default"
            onClick={copy}
            leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
            data-autofocus
          >
            <span aria-live="polite">{t(copied ? 'form.copied' : 'form.copy')}</span>
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
