import { Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LogInDocument, type PublicStateQuery } from '../../../graphql/graphql.js';
import type { Refusal } from '../../../ui/data/saving/refusal.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { PersonMark } from '../../../ui/data/words/person-mark.js';
import type { Viewer } from '../../../ui/data/words/use-viewer.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import classes from './demo-people.module.css';

export interface DemoPeopleProps {
  readonly people: PublicStateQuery['publicState']['demoLogins'];
  readonly onIn: (viewer: Viewer) => Promise<void>;
}

/** The people of the demo organisation: one click and one is somebody at work. */
export function DemoPeople({ people, onIn }: DemoPeopleProps) {
  const { t } = useTranslation('identity');
  const words = useWords();
  const logIn = useSave(LogInDocument);
  const [busy, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const be = async ({ email, password }: (typeof people)[number]) => {
    setBusy(email);
    const done = await logIn({ input: { email, password } });
    setBusy(null);
    if (done.ok) await onIn(done.data.logIn);
    else setRefusal(done.refusal);
  };
  return (
    <section className={classes.demo} aria-labelledby="demo-title">
      <h2 id="demo-title" className={classes.title}>
        {t('logIn.demo')}
      </h2>
      <Text size="sm" c="dimmed">
        {t('logIn.demoText')}
      </Text>
      <FormRefusal refusal={refusal} />
      <div className={classes.people}>
        {people.map((person) => (
          <UnstyledButton
            key={person.email}
            className={classes.person}
            onClick={() => void be(person)}
            disabled={busy !== null}
            data-busy={busy === person.email || undefined}
          >
            <PersonMark person={person} withName={false} size={36} />
            <span className={classes.words}>
              <span className={classes.name}>{person.name}</span>
              <span className={classes.role}>{words.localised(person.roleName)}</span>
            </span>
          </UnstyledButton>
        ))}
      </div>
    </section>
  );
}
