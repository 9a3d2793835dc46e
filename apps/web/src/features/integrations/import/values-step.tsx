import { Badge, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportFactsFragment } from '../../../graphql/graphql.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './import.module.css';
import type { ValueChoices } from './use-value-choices.js';
import { ValueChoice } from './value-choice.js';
import { CREATE, choiceKey, EMPTY } from './value-choices.js';

export interface ValuesStepProps {
  readonly shown: ImportFactsFragment;
  readonly choices: ValueChoices;
}

/** Values of the file that name nothing here. Each is decided once and remembered for the next file of this source. */
export function ValuesStep({ shown, choices }: ValuesStepProps) {
  const { t } = useTranslation('imports');
  const { unknownValues } = shown;
  if (unknownValues.length === 0) return <Text c="dimmed">{t('values.none')}</Text>;
  const fields = [...new Set(unknownValues.map(({ field }) => field))];
  return fields.map((field) => <UnknownOfField key={field} field={field} shown={shown} choices={choices} />);
}

function UnknownOfField({ field: key, shown, choices }: ValuesStepProps & { readonly field: string }) {
  const { t } = useTranslation('imports');
  const words = useWords();
  const field = shown.fields.find((one) => one.key === key);
  const values = shown.unknownValues.filter((value) => value.field === key);
  const chooseAll = (target: string) =>
    choices.choose(Object.fromEntries(values.map((value) => [choiceKey(value), target])));
  return (
    <section className={classes.unknown}>
      <div className={classes.unknownHead}>
        <h3>{field ? words.localised(field.label) : key}</h3>
        <Badge>{t('values.count', { count: values.length })}</Badge>
        <Group gap={4} ml="auto">
          {field?.creatable && (
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => chooseAll(CREATE)}>
              {t('values.createAll')}
            </Button>
          )}
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => chooseAll(EMPTY)}>
            {t('values.emptyAll')}
          </Button>
        </Group>
      </div>
      {values.map((value) => (
        <ValueChoice
          key={value.value}
          unknown={value}
          creatable={field?.creatable ?? false}
          chosen={choices.chosen[choiceKey(value)] ?? null}
          onChoose={(target) => choices.choose({ [choiceKey(value)]: target })}
        />
      ))}
    </section>
  );
}
