import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IssuePasswordResetDocument, ReinviteUserDocument, type UserFactsFragment } from '../../../graphql/graphql.js';
import type { Refusal } from '../../../ui/data/saving/refusal.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { ShownOnce } from '../../../ui/forms/shown-once.js';
import { sayDone } from '../../../ui/layout/said.js';
import classes from './people.module.css';

/** A new way in for somebody who lost theirs: by e-mail, or as a link to hand over where there is none. */
export function PersonLinks({ person }: { readonly person: UserFactsFragment }) {
  const { t } = useTranslation('identity');
  const reinvite = useSave(ReinviteUserDocument);
  const issueReset = useSave(IssuePasswordResetDocument);
  const [link, setLink] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const invited = person.status === 'INVITED';
  const issue = async () => {
    setBusy(true);
    const done = invited ? await reinvite({ userId: person.id }) : await issueReset({ userId: person.id });
    setBusy(false);
    setRefusal(done.ok ? null : done.refusal);
    if (!done.ok) return;
    const made = 'reinviteUser' in done.data ? done.data.reinviteUser.link : done.data.issuePasswordReset.link;
    setLink(made);
    if (made === null) sayDone(t('invite.sent', { email: person.email }));
  };
  if (person.status === 'DISABLED') return null;
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>{t('links.title')}</h3>
      <Text size="sm" c="dimmed">
        {t(invited ? 'links.invitedText' : 'links.activeText')}
      </Text>
      <Stack gap="sm" align="flex-start">
        <FormRefusal refusal={refusal} />
        {link === null ? (
          <Button variant="default" loading={busy} onClick={() => void issue()}>
            {t(invited ? 'links.reinvite' : 'links.reset')}
          </Button>
        ) : (
          <ShownOnce value={link} label={t('invite.link')} />
        )}
      </Stack>
    </section>
  );
}
