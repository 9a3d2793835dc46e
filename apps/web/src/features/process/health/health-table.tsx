import { useTranslation } from 'react-i18next';
import type { HealthRowFactsFragment, ProcessHealthQuery } from '../../../graphql/graphql.js';
import { PersonMark } from '../../../ui/data/words/person-mark.js';
import { Table } from '../../../ui/layout/table.js';
import { HEALTH_CRITERIA } from '../../sales/filters/sale-search.js';
import { Figure } from '../figure.js';
import classes from '../process.module.css';

export interface HealthTableProps {
  readonly health: ProcessHealthQuery['processHealth'];
  readonly by: 'people' | 'teams';
}

/** People or teams by what is wrong; a number is the warmer the larger its share of their open sales. */
export function HealthTable({ health, by }: HealthTableProps) {
  const { t } = useTranslation('process');
  const nobody = t(by === 'people' ? 'nobody' : 'noTeam');
  const head = [
    t('health.who'),
    { name: t('health.open'), number: true },
    { name: t('health.unwell'), number: true },
    ...HEALTH_CRITERIA.map((criterion) => ({ name: t(`criterion.${criterion}`), number: true })),
  ];
  return (
    <Table label={t('health.table')} head={head} minWidth={960}>
      <Row row={health} name={t('health.everybody')} total />
      {health[by].map((row) => (
        <Row
          key={row.whose?.id ?? 'nobody'}
          row={row}
          name={row.whose?.name ?? nobody}
          marked={by === 'people' && row.whose !== null}
        />
      ))}
    </Table>
  );
}

interface RowProps {
  readonly row: Pick<HealthRowFactsFragment, 'open' | 'unwell' | 'openFilter' | 'counts'>;
  readonly name: string;
  readonly total?: boolean;
  readonly marked?: boolean;
}

function Row({ row, name, total = false, marked = false }: RowProps) {
  const { t } = useTranslation('process');
  const label = (what: string, count: number) => t('health.opens', { who: name, what, count });
  return (
    <tr className={total ? classes.total : undefined}>
      <th scope="row">{marked ? <PersonMark person={{ name }} /> : name}</th>
      <td data-number>
        <Figure count={row.open} filter={row.openFilter} label={label(t('health.open'), row.open)} strong={total} />
      </td>
      <td data-number>
        {row.unwell}
        <span className={classes.dim}> {Math.round((row.unwell / Math.max(row.open, 1)) * 100)} %</span>
      </td>
      {HEALTH_CRITERIA.map((criterion) => {
        const found = row.counts.find((one) => one.criterion === criterion);
        const count = found?.count ?? 0;
        return (
          <td key={criterion} data-number>
            {found && (
              <Figure
                count={count}
                filter={found.filter}
                label={label(t(`criterion.${criterion}`), count)}
                heat={count / Math.max(row.open, 1)}
              />
            )}
          </td>
        );
      })}
    </tr>
  );
}
