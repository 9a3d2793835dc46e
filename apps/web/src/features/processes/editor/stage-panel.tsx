import { ActionIcon, NumberInput, Textarea, TextInput, Tooltip } from '@mantine/core';
import { IconCopy, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { CriteriaEditor } from './criteria-editor.js';
import type { DraftProblem, StageState } from './draft-state.js';
import classes from './editor.module.css';

export interface StagePanelProps {
  readonly stage: StageState;
  /** Of this stage only. */
  readonly problems: readonly DraftProblem[];
  readonly onChange: (change: Partial<StageState>) => void;
  readonly onRemove: () => void;
  readonly onCopy: () => void;
}

/** One stage: what it is called, what it is worth, what it asks for before it is left, and what it tells people. */
export function StagePanel({ stage, problems, onChange, onRemove, onCopy }: StagePanelProps) {
  const { t } = useTranslation('processes');
  const say = useRefusalWords();
  const isOpen = stage.meaning === 'OPEN';
  const at = (field: string) => {
    const found = problems.find(({ path }) => path.endsWith(`.${field}`));
    return found ? say({ code: found.code, message: '' }) : null;
  };
  return (
    <div className={classes.stage}>
      <div className={classes.stageHead}>
        <span className={classes.meaning} data-meaning={stage.meaning}>
          {t(`meaning.${stage.meaning}`)}
        </span>
        <span>
          {isOpen && (
            <Tooltip label={t('stage.copy')}>
              <ActionIcon variant="subtle" color="gray" aria-label={t('stage.copy')} onClick={onCopy}>
                <IconCopy size={16} />
              </ActionIcon>
            </Tooltip>
          )}
          <Tooltip label={t('stage.remove')}>
            <ActionIcon variant="subtle" color="gray" aria-label={t('stage.remove')} onClick={onRemove}>
              <IconTrash size={16} />
            </ActionIcon>
          </Tooltip>
        </span>
      </div>
      <div className={classes.pair}>
        {(['pl', 'en'] as const).map((language) => (
          <TextInput
            key={language}
            label={t(language === 'pl' ? 'namePl' : 'nameEn')}
            value={stage.name[language]}
            maxLength={80}
            error={at(`name.${language}`)}
            data-autofocus={language === 'pl' && stage.key === null ? true : undefined}
            onChange={({ currentTarget: { value } }) => onChange({ name: { ...stage.name, [language]: value } })}
          />
        ))}
      </div>
      {isOpen && (
        <>
          <div className={classes.pair}>
            <NumberInput
              label={t('stage.chance')}
              description={t('stage.chanceText')}
              suffix=" %"
              min={0}
              max={100}
              decimalScale={2}
              clampBehavior="strict"
              value={stage.percent}
              error={at('probability')}
              onChange={(value) => onChange({ percent: value === '' ? '' : Number(value) })}
            />
            <NumberInput
              label={t('stage.days')}
              description={t('stage.daysText')}
              min={1}
              max={3650}
              allowDecimal={false}
              value={stage.expectedDays}
              onChange={(value) => onChange({ expectedDays: value === '' ? '' : Number(value) })}
            />
          </div>
          <CriteriaEditor
            criteria={stage.criteria}
            problems={problems}
            onChange={(criteria) => onChange({ criteria })}
          />
        </>
      )}
      {!isOpen && at('meaning') && <p className={classes.problem}>{at('meaning')}</p>}
      <Guidance stage={stage} onChange={onChange} />
    </div>
  );
}

function Guidance({ stage, onChange }: Pick<StagePanelProps, 'stage' | 'onChange'>) {
  const { t } = useTranslation('processes');
  return (
    <fieldset className={classes.group}>
      <legend>{t('stage.guidance')}</legend>
      <p className={classes.hint}>{t('stage.guidanceText')}</p>
      <div className={classes.pair}>
        {(['pl', 'en'] as const).map((language) => (
          <Textarea
            key={language}
            label={t(language === 'pl' ? 'inPolish' : 'inEnglish')}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={2000}
            value={stage.guidance[language]}
            onChange={({ currentTarget: { value } }) =>
              onChange({ guidance: { ...stage.guidance, [language]: value } })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
