import { Button } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerFactsFragment } from '../../../graphql/graphql.js';
import type { SaveFacts } from '../../../ui/data/editing/facts.js';
import { TagsField } from '../../../ui/data/fields/tags-field.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import type { Option } from '../../../ui/data/fields/use-field-options.js';
import { Problem } from '../../../ui/data/states/problem.js';
import { TagMarks } from '../../../ui/data/words/tag-marks.js';
import classes from './customer.module.css';

export interface CustomerTagsProps {
  readonly customer: CustomerFactsFragment;
  readonly save: SaveFacts;
}

/** The organisation's tags on a customer; one chooses among those of its list. */
export function CustomerTags({ customer, save }: CustomerTagsProps) {
  const { t } = useTranslation('customers');
  const say = useRefusalWords();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const idsOf = (tags: readonly Option[]) => tags.map(({ id }) => id);
  const change = async (tags: readonly Option[]) => {
    const refusal = await save({ tagIds: idsOf(tags) }, { tagIds: idsOf(customer.tags) });
    setProblem(refusal === null || refusal.code === 'CONFLICT' ? null : say(refusal));
  };
  if (open)
    return (
      <Editor
        chosen={customer.tags}
        onChange={(tags) => void change(tags)}
        onClose={() => setOpen(false)}
        problem={problem}
      />
    );
  return (
    <div className={classes.tags}>
      <TagMarks tags={customer.tags} />
      {customer.canEdit && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconTag size={14} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {t('tags.edit')}
        </Button>
      )}
    </div>
  );
}

interface EditorProps {
  readonly chosen: readonly Option[];
  readonly onChange: (tags: readonly Option[]) => void;
  readonly onClose: () => void;
  readonly problem: string | null;
}

function Editor({ chosen, onChange, onClose, problem }: EditorProps) {
  const { t } = useTranslation('customers');
  return (
    <div className={classes.tagEditor}>
      <div className={classes.tagChoice}>
        <TagsField ariaLabel={t('tags.edit')} openAtOnce value={chosen} onChange={onChange} />
      </div>
      <Button size="xs" variant="default" onClick={onClose}>
        {t('tags.close')}
      </Button>
      <Problem text={problem} />
    </div>
  );
}
