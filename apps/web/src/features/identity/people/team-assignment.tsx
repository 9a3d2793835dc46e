import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AssignTeamDocument, type UserFactsFragment } from '../../../graphql/graphql.js';
import { DateField } from '../../../ui/data/fields/date-field.js';
import { parseDate } from '../../../ui/data/fields/parse-date.js';
import type { Refusal } from '../../../ui/data/saving/refusal.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { dateToType } from '../../../ui/data/words/dates.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { sayDone } from '../../../ui/layout/said.js';
import classes from './people.module.css';
import { useChoices } from './use-choices.js';

/** Membership is dated: sales of the past stay with the team that made them. */
export function TeamAssignment({ person }: { readonly person: UserFactsFragment }) {
  const { t } = useTranslation('identity');
  const { t: refusals } = useTranslation('refusals');
  const words = useWords();
  const { teams } = useChoices();
  const assign = useSave(AssignTeamDocument);
  const [teamId, setTeamId] = useState(person.team?.id ?? null);
  const [from, setFrom] = useState(dateToType(words.today));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const date = parseDate(from, words.today, 'future');
  const day = typeof date === 'string' ? date : null;
  const save = async () => {
    if (day === null) return;
    setBusy(true);
    const done = await assign({ input: { userId: person.id, teamId, from: day } }, { refetch: ['Users', 'Teams'] });
    setBusy(false);
    setRefusal(done.ok ? null : done.refusal);
    if (done.ok) sayDone(t('assignment.saved'));
  };
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>{t('field.team')}</h3>
      <Text size="sm" c="dimmed">
        {t('assignment.text')}
      </Text>
      <Stack gap="sm">
        <FormRefusal refusal={refusal} />
        <Group align="flex-start" grow>
          <Select
            label={t('field.team')}
            placeholder={t('field.noTeam')}
            data={[...teams]}
            value={teamId}
            onChange={setTeamId}
            clearable
            searchable
          />
          <DateField
            label={t('field.from')}
            value={from}
            onChange={setFrom}
            {...(day === null ? { error: refusals('DATE_INVALID') } : {})}
          />
        </Group>
        <Group justify="flex-end">
          <Button
            variant="default"
            loading={busy}
            disabled={teamId === (person.team?.id ?? null) || day === null}
            onClick={() => void save()}
          >
            {t('assignment.do')}
          </Button>
        </Group>
      </Stack>
    </section>
  );
}
