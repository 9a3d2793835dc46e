import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import type { KeyboardEvent, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityKind } from '../../../graphql/graphql.js';
import { DateField } from '../fields/date-field.js';
import classes from './activities.module.css';
import { ActivityIcon, useActivityKinds } from './activity-kinds.js';
import { KindMenu } from './kind-menu.js';
import { type About, useLog } from './use-log.js';

export interface LogRowProps {
  readonly about: About;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** The kind that the caller needs done, for instance by a gate; it cannot be changed then. */
  readonly kind?: ActivityKind;
  /** Something to come is being planned: it needs a day, and there is no "then" yet. */
  readonly planning?: boolean;
  readonly autoFocus?: boolean;
  readonly onSaved?: () => void;
}

/** What was done, or what is planned, and what comes next: one line to type, Enter saves. */
export function LogRow(props: LogRowProps) {
  const { t } = useTranslation('data');
  const form = useLog(props);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.defaultPrevented && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      void form.save();
    }
  };
  return (
    <div className={classes.log} onKeyDown={onKeyDown} role="group" aria-label={t('activity.log')}>
      {props.kind === undefined && <KindChoice value={form.kind} onChange={form.setKind} />}
      <TextInput
        ref={props.inputRef}
        size="xs"
        className={classes.grow}
        autoFocus={props.autoFocus ?? false}
        aria-label={t('activity.what')}
        placeholder={t(props.planning ? 'activity.followUpPlaceholder' : 'activity.whatPlaceholder')}
        value={form.what}
        onChange={(event) => form.setWhat(event.currentTarget.value)}
        error={form.problem}
      />
      {props.kind === undefined && (
        <div className={classes.when}>
          <DateField
            size="xs"
            withTime
            ariaLabel={t('activity.when')}
            {...(props.planning ? {} : { placeholder: t('activity.now') })}
            value={form.when}
            onChange={form.setWhen}
            error={form.whenProblem}
          />
        </div>
      )}
      {form.what !== '' && props.kind === undefined && !props.planning && <FollowUp form={form} />}
      <Button
        size="xs"
        className={classes.save}
        variant="light"
        loading={form.saving}
        disabled={form.what.trim() === ''}
        onClick={() => void form.save()}
      >
        {form.planned ? t('activity.plan') : t('activity.logIt')}
      </Button>
    </div>
  );
}

export interface KindChoiceProps {
  readonly value: ActivityKind;
  readonly onChange: (kind: ActivityKind) => void;
}

/** The kinds side by side, each behind its icon. */
export function KindChoice({ value, onChange }: KindChoiceProps) {
  const { t } = useTranslation('data');
  return (
    <div className={classes.kinds} role="radiogroup" aria-label={t('activity.kindLabel')}>
      {useActivityKinds().map(({ id, name }) => (
        <Tooltip key={id} label={name}>
          <ActionIcon
            role="radio"
            aria-checked={value === id}
            aria-label={name}
            size={30}
            variant={value === id ? 'light' : 'subtle'}
            color={value === id ? 'gold' : 'gray'}
            onClick={() => onChange(id)}
          >
            <ActivityIcon kind={id} label={false} />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
}

function FollowUp({ form }: { readonly form: ReturnType<typeof useLog> }) {
  const { t } = useTranslation('data');
  return (
    <div className={classes.followUp}>
      <span className={classes.then}>{t('activity.then')}</span>
      <KindMenu value={form.nextKind} onChange={form.setNextKind} />
      <TextInput
        size="xs"
        className={classes.grow}
        aria-label={t('activity.followUp')}
        placeholder={t('activity.followUpPlaceholder')}
        value={form.next}
        onChange={(event) => form.setNext(event.currentTarget.value)}
      />
      <div className={classes.when}>
        <DateField
          size="xs"
          withTime
          ariaLabel={t('activity.followUpWhen')}
          value={form.nextWhen}
          onChange={form.setNextWhen}
          error={form.nextProblem}
        />
      </div>
    </div>
  );
}
