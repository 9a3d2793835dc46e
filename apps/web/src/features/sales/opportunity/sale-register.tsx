import { useQuery } from '@apollo/client/react';
import { ActionIcon, Button, Skeleton } from '@mantine/core';
import { IconClockSearch, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SaleHistoryDocument, SaleRegisterDocument } from '../../../graphql/graphql.js';
import { FilterBar } from '../../../ui/data/collection/filter-bar.js';
import { useConnection } from '../../../ui/data/collection/use-connection.js';
import { RegisterList } from '../../../ui/data/register/register-list.js';
import { refusalOf } from '../../../ui/data/saving/refusal.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { RefusalNotice } from '../../../ui/data/states/refusal-notice.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './past.module.css';
import { SaleDifference } from './sale-difference.js';
import { useSalePast } from './sale-past.js';
import { type SaleMoment, TimeAxis } from './time-axis.js';
import { type RegisterSearch, registerFilter, useRegisterFilters } from './use-register-filters.js';

export interface SaleRegisterProps {
  readonly id: string;
  readonly search: RegisterSearch;
  readonly onSearch: (search: RegisterSearch) => void;
}

/** The whole past of a sale: when it was saved, what it was then, what became of it, and by whom. */
export function SaleRegister({ id, search, onSearch }: SaleRegisterProps) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const { data, error, refetch } = useQuery(SaleHistoryDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const history = data?.saleHistory ?? null;
  const filters = useRegisterFilters(search, history, onSearch);
  const filter = registerFilter(search, words);
  const loaded = useConnection(SaleRegisterDocument, 'saleRegister', { opportunityId: id, filter });
  const isNarrow = filter !== null && loaded.rows?.length === 0;
  if (error && !history)
    return <RefusalNotice refusal={refusalOf(error)} onRetry={() => void refetch().catch(() => undefined)} />;
  return (
    <>
      {history ? <Axes id={id} moments={history.moments} /> : <Skeleton height={96} radius="sm" mb="sm" />}
      <div className={classes.filters} role="group" aria-label={t('past.filters')}>
        <FilterBar filters={filters} onClearAll={() => onSearch({})} />
      </div>
      {isNarrow ? (
        <EmptyState icon={<IconHistory size={32} />} title={t('past.none')} text={t('past.noneHint')}>
          <Button size="xs" variant="default" onClick={() => onSearch({})}>
            {t('past.clear')}
          </Button>
        </EmptyState>
      ) : (
        <RegisterList loaded={loaded} action={(entry) => <AsOfEntry at={entry.recordedAt} />} />
      )}
    </>
  );
}

function AsOfEntry({ at }: { readonly at: string }) {
  const { t } = useTranslation('sales');
  const past = useSalePast();
  return (
    <ActionIcon
      size="sm"
      variant="subtle"
      color="gray"
      aria-label={t('past.asOf')}
      title={t('past.asOf')}
      onClick={() => past.go(at)}
    >
      <IconClockSearch size={15} />
    </ActionIcon>
  );
}

function Axes({ id, moments }: { readonly id: string; readonly moments: readonly SaleMoment[] }) {
  const { t } = useTranslation('sales');
  const { at, go } = useSalePast();
  const [isComparing, setComparing] = useState(false);
  const [other, setOther] = useState<string | null>(null);
  const latest = moments.at(-1)?.at;
  const compare = () => {
    // The beginning is what one compares with most: how did it come to this?
    setOther(moments[0]?.at ?? null);
    setComparing(!isComparing);
  };
  if (latest === undefined) return null;
  return (
    <>
      <TimeAxis label={t('past.point')} moments={moments} at={at} onAt={go} />
      {isComparing && <TimeAxis label={t('past.other')} moments={moments} at={other} onAt={setOther} />}
      <div className={classes.filters}>
        <span className={classes.hint}>{t('past.axisHint')}</span>
        <Button size="xs" variant="default" aria-expanded={isComparing} onClick={compare}>
          {t(isComparing ? 'past.stopComparing' : 'past.compare')}
        </Button>
      </div>
      {isComparing && <SaleDifference id={id} from={other ?? latest} to={at ?? latest} />}
    </>
  );
}
