import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KindChoice } from '../../../ui/data/activities/log-row.js';
import { useLog } from '../../../ui/data/activities/use-log.js';
import type { CreationHostProps } from '../../../ui/data/creation/creation.js';
import { InPlaceForm } from '../../../ui/data/editing/in-place-form.js';
import { DateField } from '../../../ui/data/fields/date-field.js';
import { RecordPicker } from '../../../ui/data/fields/record-picker.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { type Subject, useSubjectSearch } from './use-subject-search.js';

/** A call and the step that follows it, written down from wherever one is, without leaving the keyboard. */
export function LogActivityAnywhere({ onClose }: CreationHostProps<'activity'>) {
  const { t } = useTranslation('sales');
  const data = useTranslation('data');
  const words = useWords();
  const { search, subjectOf } = useSubjectSearch();
  const [subject, setSubject] = useState<Subject | null>(null);
  const [missing, setMissing] = useState<'about' | 'what' | null>(null);
  const what = useRef<HTMLInputElement>(null);
  const form = useLog({ about: subject?.about ?? {}, onSaved: onClose });
  const submit = () => {
    const absent = subject === null ? 'about' : form.what.trim() === '' ? 'what' : null;
    setMissing(absent);
    if (absent === null && !form.saving) void form.save();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('log.title')}
      size="md"
      closeButtonProps={{ 'aria-label': t('new.close') }}
    >
      <InPlaceForm onSubmit={submit} onCancel={onClose}>
        <Stack gap="sm">
          <RecordPicker
            label={t('log.about')}
            placeholder={t('log.aboutPlaceholder')}
            autoFocus
            value={subject}
            search={search}
            error={missing === 'about' ? t('log.aboutMissing') : null}
            onChange={(option) => {
              setSubject(option && subjectOf(option));
              setMissing(null);
              if (option) what.current?.focus();
            }}
          />
          <KindChoice value={form.kind} onChange={form.setKind} />
          <TextInput
            ref={what}
            label={t('log.what')}
            value={form.what}
            onChange={(event) => {
              form.setWhat(event.currentTarget.value);
              setMissing(null);
            }}
            error={missing === 'what' ? t('log.whatMissing') : form.problem || null}
          />
          <TextInput
            label={t('log.next')}
            placeholder={t('log.nextPlaceholder')}
            description={
              form.nextDue
                ? t('log.nextRead', { moment: words.moment(form.nextDue.dueAt, { allDay: form.nextDue.allDay }) })
                : t('log.nextHint')
            }
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={form.next}
            onChange={(event) => form.setNext(event.currentTarget.value)}
          />
          <DateField
            withTime
            label={t('log.when')}
            placeholder={data.t('activity.now')}
            value={form.when}
            onChange={form.setWhen}
            error={form.whenProblem || null}
          />
          <LogButtons saving={form.saving} planned={form.planned} onCancel={onClose} />
        </Stack>
      </InPlaceForm>
    </Modal>
  );
}

interface LogButtonsProps {
  readonly saving: boolean;
  readonly planned: boolean;
  readonly onCancel: () => void;
}

function LogButtons({ saving, planned, onCancel }: LogButtonsProps) {
  const { t } = useTranslation('sales');
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="subtle" color="gray" onClick={onCancel}>
        {t('log.cancel')}
      </Button>
      <Button type="submit" loading={saving}>
        {planned ? t('log.plan') : t('log.log')}
      </Button>
    </Group>
  );
}
