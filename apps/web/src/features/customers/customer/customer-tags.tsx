import { useQuery } from '@apollo/client/react';
import { Badge, Button, MultiSelect } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CustomerFactsFragment, CustomerTagsDocument } from '../../../graphql/graphql.js';
import type { SaveFacts } from '../../../ui/data/editing/facts.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { Problem } from '../../../ui/data/states/problem.js';
import classes from './customer.module.css';
import { tagColour } from './tag-colour.js';

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
  const before = customer.tags.map(({ id }) => id);
  const change = async (tagIds: string[]) => {
    const refusal = await save({ tagIds }, { tagIds: before });
    setProblem(refusal === null || refusal.code === 'CONFLICT' ? null : say(refusal));
  };
  if (open)
    return (
      <Editor chosen={before} onChange={(ids) => void change(ids)} onClose={() => setOpen(false)} problem={problem} />
    );
  return (
    <div className={classes.tags}>
      {customer.tags.map(({ id, name }) => (
        <Badge key={id} color={tagColour(name)} variant="light" tt="none">
          {name}
        </Badge>
      ))}
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
  readonly chosen: string[];
  readonly onChange: (ids: string[]) => void;
  readonly onClose: () => void;
  readonly problem: string | null;
}

function Editor({ chosen, onChange, onClose, problem }: EditorProps) {
  const { t } = useTranslation('customers');
  const { data } = useQuery(CustomerTagsDocument);
  return (
    <div className={classes.tagEditor}>
      <MultiSelect
        className={classes.tagChoice ?? ''}
        size="xs"
        aria-label={t('tags.edit')}
        placeholder={t('tags.choose')}
        data={(data?.customerTags ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={onChange}
        nothingFoundMessage={t('tags.none')}
        searchable
        autoFocus
        defaultDropdownOpened
        hidePickedOptions
      />
      <Button size="xs" variant="default" onClick={onClose}>
        {t('tags.close')}
      </Button>
      <Problem text={problem} />
    </div>
  );
}
