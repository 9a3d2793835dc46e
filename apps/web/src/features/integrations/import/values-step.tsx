import { Badge, Button, Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportFactsFragment } from '../../../graphql/graphql.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './import.module.css';
import { type Choices, CREATE, choiceKey, EMPTY, firstChoices, toMapping } from './value-choices.js';
import type { ImportWork } from './use-import-work.js';
import { ValueChoice } from './value-choice.js';

/** Values of the file that name nothing here. Each is decided once and remembered for the next file of this source. */
export function ValuesStep({ shown, work }: { readonly shown: ImportFactsFragment; readonly work: ImportWork }) {
  const { t } = useTranslation('imports');
  const words = useWords();
  const { unknownValues, fields } = shown;
  const [choices, setChoices] = useState<Choices>(() => firstChoices(unknownValues, fields));
  useEffect(() => setChoices((kept) => ({ ...firstChoices(unknownValues, fields), ...kept })), [unknownValues, fields]);
  if (unknownValues.length === 0) return <Text c="dimmed">{t('values.none')}</Text>;
  const groups = [...new Set(unknownValues.map(({ field }) => field))];
  const apply = async () => {
    if (await work.mapValues(toMapping(unknownValues, choices))) await work.check();
  };
  return (
    <>
      {groups.map((key) => {
        const field = fields.find((one) => one.key === key);
        const values = unknownValues.filter((value) => value.field === key);
        const chooseAll = (target: string) =>
          setChoices((now) => ({ ...now, ...Object.fromEntries(values.map((value) => [choiceKey(value), target])) }));
        return (
          <section key={key} className={classes.unknown}>
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
                chosen={choices[choiceKey(value)] ?? null}
                onChoose={(target) => setChoices((now) => ({ ...now, [choiceKey(value)]: target }))}
              />
            ))}
          </section>
        );
      })}
      <Group justify="flex-end" mt="md">
        <Button loading={work.busy} onClick={() => void apply()}>
          {t('values.apply')}
        </Button>
      </Group>
    </>
  );
}
