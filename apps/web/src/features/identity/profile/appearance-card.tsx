import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeProfileDocument, type ColourScheme, type Density } from '../../../graphql/graphql.js';
import type { Refusal } from '../../../ui/data/saving/refusal.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import type { Viewer } from '../../../ui/data/words/use-viewer.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { Card } from '../../../ui/layout/card.js';
import classes from './profile.module.css';

const SCHEMES: readonly ColourScheme[] = ['AUTO', 'LIGHT', 'DARK'];
const DENSITIES: readonly Density[] = ['NORMAL', 'COMPACT'];

/** Takes effect at once, and on every browser one logs in from. */
export function AppearanceCard({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation('identity');
  const { t: shell } = useTranslation('shell');
  const change = useSave(ChangeProfileDocument);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const save = async (part: { colourScheme: ColourScheme } | { density: Density }) => {
    const done = await change({ input: { ...part, expectedVersion: viewer.version } });
    setRefusal(done.ok ? null : done.refusal);
  };
  return (
    <Card title={t('profile.looks')}>
      <Stack gap="md">
        <FormRefusal refusal={refusal} />
        <div className={classes.choice}>
          <Text component="span" id="scheme-label">
            {shell('me.scheme')}
          </Text>
          <SegmentedControl
            aria-labelledby="scheme-label"
            value={viewer.colourScheme}
            onChange={(value) => void save({ colourScheme: value })}
            data={SCHEMES.map((value) => ({ value, label: shell(`scheme.${value}`) }))}
          />
        </div>
        <div className={classes.choice}>
          <Text component="span" id="density-label">
            {t('profile.density')}
          </Text>
          <SegmentedControl
            aria-labelledby="density-label"
            value={viewer.density}
            onChange={(value) => void save({ density: value })}
            data={DENSITIES.map((value) => ({ value, label: t(`density.${value}`) }))}
          />
        </div>
      </Stack>
    </Card>
  );
}
