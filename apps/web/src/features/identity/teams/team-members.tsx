import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AssignTeamDocument, type TeamFactsFragment } from '../../../graphql/graphql.js';
import { PersonPicker } from '../../../ui/data/fields/pickers.js';
import type { Refusal } from '../../../ui/data/saving/refusal.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { PersonMark } from '../../../ui/data/words/person-mark.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { membersOn } from './team-tree.js';
import classes from './teams.module.css';

type Membership = TeamFactsFragment['memberships'][number];

/** Who belongs to the team today, who will, and who did. */
export function TeamMembers({ team }: { readonly team: TeamFactsFragment }) {
  const { t } = useTranslation('identity');
  const words = useWords();
  const may = useMay('team.manage');
  const { now, later, before } = membersOn(team.memberships, words.today);
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>{t('teams.membersTitle')}</h3>
      {now.length + later.length === 0 && <Text c="dimmed">{t('teams.nobody')}</Text>}
      <MemberList members={[...now, ...later]} />
      {may && <AddMember team={team} />}
      {before.length > 0 && (
        <>
          <h3 className={classes.sectionTitle}>{t('teams.before')}</h3>
          <MemberList members={before} past />
        </>
      )}
    </section>
  );
}

function MemberList({ members, past = false }: { readonly members: readonly Membership[]; readonly past?: boolean }) {
  const { t } = useTranslation('identity');
  const words = useWords();
  return (
    <ul className={classes.members}>
      {members.map(({ id, user, validFrom, validTo }) => (
        <li key={id} className={classes.member} data-past={past || undefined}>
          <PersonMark person={user} size={24} />
          <Text span size="sm" c="dimmed">
            {validTo === null
              ? t('teams.since', { from: words.date(validFrom) })
              : t('teams.fromTo', { from: words.date(validFrom), to: words.date(validTo) })}
          </Text>
        </li>
      ))}
    </ul>
  );
}

/** From today on; another day is set on the person's own page. */
function AddMember({ team }: { readonly team: TeamFactsFragment }) {
  const { t } = useTranslation('identity');
  const words = useWords();
  const assign = useSave(AssignTeamDocument);
  const [person, setPerson] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const add = async () => {
    if (person === null) return;
    setBusy(true);
    const done = await assign(
      { input: { userId: person.id, teamId: team.id, from: words.today } },
      { refetch: ['Teams', 'Users'] },
    );
    setBusy(false);
    setRefusal(done.ok ? null : done.refusal);
    if (done.ok) setPerson(null);
  };
  return (
    <div className={classes.add}>
      <FormRefusal refusal={refusal} />
      <PersonPicker label={t('teams.addPerson')} value={person} onChange={setPerson} />
      <Button variant="default" disabled={person === null} loading={busy} onClick={() => void add()}>
        {t('teams.add')}
      </Button>
    </div>
  );
}
