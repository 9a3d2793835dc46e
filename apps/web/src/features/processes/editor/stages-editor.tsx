import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StageMeaning } from '../../../graphql/graphql.js';
import { moved, newStage, type StageState, withStage } from './draft-state.js';
import classes from './editor.module.css';
import { StageList } from './stage-list.js';
import { StagePanel } from './stage-panel.js';
import type { DraftEditing } from './use-draft.js';

const MEANINGS: readonly StageMeaning[] = ['OPEN', 'WON', 'LOST'];

/** The stages in their order beside the one that is being looked at. */
export function StagesEditor({ editing }: { readonly editing: DraftEditing }) {
  const { t } = useTranslation('processes');
  const { draft, problems, change, changeStage } = editing;
  const [uid, setUid] = useState(draft.stages[0]?.uid ?? null);
  const panel = useRef<HTMLDivElement>(null);
  const index = draft.stages.findIndex((stage) => stage.uid === uid);
  const stage = draft.stages[index];
  const choose = (next: string) => {
    setUid(next);
    // On a phone the stage stands below its list: the choice must be seen to have an effect.
    requestAnimationFrame(() => panel.current?.scrollIntoView({ block: 'nearest' }));
  };
  const add = (meaning: StageMeaning) => {
    const made = newStage(meaning);
    change((now) => withStage(now, made));
    choose(made.uid);
  };
  const remove = (gone: StageState) => {
    change((now) => ({ ...now, stages: now.stages.filter((one) => one.uid !== gone.uid) }));
    setUid(draft.stages[index - 1]?.uid ?? draft.stages[index + 1]?.uid ?? null);
  };
  const copy = (of: StageState) => {
    const made = { ...of, uid: newStage('OPEN').uid, key: null, name: { pl: '', en: '' } };
    change((now) => ({ ...now, stages: [...now.stages.slice(0, index + 1), made, ...now.stages.slice(index + 1)] }));
    choose(made.uid);
  };
  return (
    <div className={classes.columns}>
      <section className={classes.stages} aria-label={t('stages.title')}>
        <StageList
          stages={draft.stages}
          problems={problems}
          chosen={uid}
          onChoose={choose}
          onMove={(from, to) => change((now) => ({ ...now, stages: moved(now.stages, from, to) }))}
        />
        <Menu position="bottom-start" width={240}>
          <Menu.Target>
            <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />}>
              {t('stages.add')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {MEANINGS.map((meaning) => (
              <Menu.Item key={meaning} onClick={() => add(meaning)}>
                {t(`stages.add${meaning}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </section>
      <div ref={panel} className={classes.panel}>
        {stage && (
          <StagePanel
            key={stage.uid}
            stage={stage}
            problems={problems.filter(({ path }) => path.startsWith(`stages.${index}.`))}
            onChange={(patch) => changeStage(stage.uid, patch)}
            onRemove={() => remove(stage)}
            onCopy={() => copy(stage)}
          />
        )}
      </div>
    </div>
  );
}
