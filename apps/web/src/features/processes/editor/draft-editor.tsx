import { Button, Menu, TextInput } from '@mantine/core';
import { IconChevronDown, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DiscardProcessDraftDocument, type ProcessDraftFactsFragment } from '../../../graphql/graphql.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { useLeaveGuard } from '../../../ui/forms/use-leave-guard.js';
import { useSaveKeys } from '../../../ui/forms/use-save-keys.js';
import { sayRefused } from '../../../ui/layout/said.js';
import { ChangesDialog } from './changes-dialog.js';
import { DraftConflict } from './draft-conflict.js';
import classes from './editor.module.css';
import { StagesEditor } from './stages-editor.js';
import { type DraftEditing, useDraft } from './use-draft.js';

export interface DraftEditorProps {
  readonly saved: ProcessDraftFactsFragment;
  /** Nothing is in force yet. */
  readonly isFirst: boolean;
}

/** The next version: its stages, what is still wrong with them, and the way to put it in force. */
export function DraftEditor({ saved, isFirst }: DraftEditorProps) {
  const { t } = useTranslation('processes');
  const words = useWords();
  const editing = useDraft(saved);
  const [publishing, setPublishing] = useState(false);
  useLeaveGuard(editing.dirty);
  useSaveKeys(() => void editing.save(), editing.dirty);
  const { draft, problems } = editing;
  const publish = async () => {
    if (editing.dirty && (await editing.save()) === null) return;
    setPublishing(true);
  };
  return (
    <>
      <header className={classes.head}>
        <div className={classes.headWords}>
          <h1 className={classes.title}>{words.localised(draft.name) || t('editor.untitled')}</h1>
          <p className={classes.text}>
            {isFirst ? t('editor.firstDraft') : t('editor.draft', { number: (saved.currentNumber ?? 0) + 1 })}{' '}
            {t('editor.notInForce')}
          </p>
        </div>
        <div className={classes.headActions}>
          <DraftMenu saved={saved} isFirst={isFirst} />
          <Button
            variant="default"
            loading={editing.busy}
            disabled={!editing.dirty}
            onClick={() => void editing.save()}
          >
            {t('editor.save')}
          </Button>
          <Button disabled={problems.length > 0} onClick={() => void publish()}>
            {t('editor.publish')}
          </Button>
        </div>
      </header>
      <Standing editing={editing} />
      <div className={classes.names}>
        {(['pl', 'en'] as const).map((language) => (
          <TextInput
            key={language}
            label={t(language === 'pl' ? 'namePl' : 'nameEn')}
            value={draft.name[language]}
            maxLength={80}
            onChange={({ currentTarget: { value } }) =>
              editing.change((now) => ({ ...now, name: { ...now.name, [language]: value } }))
            }
          />
        ))}
      </div>
      <StagesEditor editing={editing} />
      <ChangesDialog opened={publishing} draft={saved} onClose={() => setPublishing(false)} />
      <DraftConflict editing={editing} />
    </>
  );
}

/** What keeps the draft from being published, or that nothing does. */
function Standing({ editing: { problems, refusal } }: { readonly editing: DraftEditing }) {
  const { t } = useTranslation('processes');
  const say = useRefusalWords();
  const general = problems.filter(({ path }) => path === 'stages');
  return (
    <div role="status" className={classes.standing} data-fit={problems.length === 0 || undefined}>
      {refusal && refusal.code !== 'CONFLICT' && <FormRefusal refusal={refusal} />}
      {problems.length > 0 && t('editor.problems', { count: problems.length })}
      {general.length > 0 && ` ${general.map(({ code }) => say({ code, message: '' })).join(' ')}`}
    </div>
  );
}

function DraftMenu({ saved, isFirst }: DraftEditorProps) {
  const { t } = useTranslation('processes');
  const say = useRefusalWords();
  const navigate = useNavigate();
  const send = useSave(DiscardProcessDraftDocument);
  const discard = async () => {
    const order = { processId: saved.processId, expectedVersion: saved.version };
    const done = await send(order, { refetch: ['ProcessSettings'] });
    if (!done.ok) return sayRefused(say(done.refusal));
    await navigate({ to: '/settings/processes', ignoreBlocker: true });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" color="gray" rightSection={<IconChevronDown size={14} />}>
          {t('editor.more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(isFirst ? 'editor.discardFirstText' : 'editor.discardText')}</Menu.Label>
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => void discard()}>
          {t('editor.discard')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
