import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RateKeepingDocument, RatesTodayDocument } from '../../../graphql/graphql.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { Answer } from '../../../ui/layout/answer.js';
import { Card } from '../../../ui/layout/card.js';
import { Page } from '../../../ui/layout/page.js';
import { HeldRates } from './held-rates.js';
import { NewRateForm } from './new-rate-form.js';
import { PlanRates } from './plan-rates.js';
import { RateChart } from './rate-chart.js';
import { RateSettingsDrawer } from './rate-settings-drawer.js';
import { FeedTrouble, RateSources } from './rate-sources.js';
import { RatesToday } from './rates-today.js';

/** What every currency is worth, how it came there, and whatever in it needs a person. */
export function RatesPage() {
  const { t } = useTranslation('settings');
  const words = useWords();
  const may = useMay('rate.manage');
  const today = useQuery(RatesTodayDocument, { fetchPolicy: 'cache-and-network' });
  const keeping = useQuery(RateKeepingDocument, { fetchPolicy: 'cache-and-network' });
  const [chosen, setChosen] = useState<string | null>(null);
  const [settings, setSettings] = useState(false);
  const currency = chosen ?? today.data?.ratesToday[0]?.currency ?? null;
  return (
    <Page
      title={t('rates.title')}
      text={t('rates.text', { currency: words.baseCurrency })}
      actions={
        may && (
          <Button
            variant="default"
            leftSection={<IconAdjustmentsHorizontal size={16} stroke={1.6} />}
            onClick={() => setSettings(true)}
          >
            {t('rates.settings.open')}
          </Button>
        )
      }
    >
      {keeping.data && <FeedTrouble sources={keeping.data.rateSources} />}
      {keeping.data && <HeldRates held={keeping.data.heldRates} mayDecide={may} />}
      <Card title={t('rates.today')} flush>
        <Answer asked={today}>
          {({ ratesToday }) => <RatesToday rates={ratesToday} chosen={currency} onChoose={setChosen} />}
        </Answer>
      </Card>
      {currency !== null && <RateChart currency={currency} />}
      {may && (
        <Card title={t('rates.new')} text={t('rates.newText')}>
          <NewRateForm />
        </Card>
      )}
      <Card title={t('rates.sources')} text={t('rates.sourcesText')} flush>
        <Answer asked={keeping}>{({ rateSources }) => <RateSources sources={rateSources} mayUpload={may} />}</Answer>
      </Card>
      <PlanRates mayChange={may} />
      {settings && <RateSettingsDrawer onClose={() => setSettings(false)} />}
    </Page>
  );
}
