import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCustomFacts } from '../../../ui/data/custom/use-custom-facts.js';
import type { Fact } from '../../../ui/data/editing/fact.js';
import {
  choiceFact,
  customerFact,
  dateFact,
  moneyFact,
  personFact,
  tagsFact,
  textFact,
} from '../../../ui/data/editing/fact-kinds.js';
import { useClassifiers, usePickList } from '../../../ui/data/fields/use-field-options.js';
import type { MoneyProblem } from '../../../ui/data/fields/parse-money.js';
import { TagMarks } from '../../../ui/data/words/tag-marks.js';
import { RecordLink } from '../../../ui/data/records/record-link.js';
import { PersonMark } from '../../../ui/data/words/person-mark.js';
import { useWords, type LocalisedText } from '../../../ui/data/words/use-words.js';
import type { OpportunityRecord } from './use-opportunity.js';

export interface OpportunityFactSets {
  readonly title: Fact<OpportunityRecord>;
  readonly main: readonly Fact<OpportunityRecord>[];
  readonly more: readonly Fact<OpportunityRecord>[];
  /** The organisation's own fields. */
  readonly custom: readonly Fact<OpportunityRecord>[];
  readonly all: readonly Fact<OpportunityRecord>[];
}

/** The facts of a sale, once, for the page, the panel, the gate and the conflict. */
export function useOpportunityFacts(record: OpportunityRecord | null): OpportunityFactSets {
  const main = useMainFacts();
  const more = useMoreFacts();
  const classes = useClassificationFacts(record);
  const custom = useCustomFacts('OPPORTUNITY', customOf);
  const { t } = useTranslation('sales');
  return useMemo(() => {
    const title = textFact<OpportunityRecord>({
      field: 'title',
      label: t('facts.title'),
      read: (sale) => sale.opportunity.title,
      required: t('facts.titleRequired'),
    }) as Fact<OpportunityRecord>;
    const rest = [...classes, ...more];
    return { title, main, more: rest, custom, all: [title, ...main, ...rest, ...custom] };
  }, [t, main, more, classes, custom]);
}

const customOf = (record: OpportunityRecord) => record.opportunity.customFields;

function useMainFacts(): readonly Fact<OpportunityRecord>[] {
  const { t } = useTranslation('sales');
  const { t: say } = useTranslation('data');
  const words = useWords();
  return useMemo(() => {
    const unreadable = say('date.unreadable');
    return [
      customerFact<OpportunityRecord>({
        field: 'customerId',
        label: t('facts.customer'),
        read: (sale) => plain(sale.opportunity.customer),
        beside: (value) => value && <RecordLink kind="customer" id={value.id} name="↗" />,
      }),
      moneyFact<OpportunityRecord>({
        field: 'amount',
        label: t('facts.amount'),
        read: (sale) =>
          sale.opportunity.amount
            ? { amount: sale.opportunity.amount.amount, currency: sale.opportunity.amount.currency }
            : null,
        words,
        problems: (problem) => say(`money.${problem as MoneyProblem}`),
      }),
      dateFact<OpportunityRecord>({
        field: 'expectedCloseDate',
        label: t('facts.closeDate'),
        read: (sale) => sale.opportunity.expectedCloseDate,
        words,
        unreadable,
      }),
      textFact<OpportunityRecord>({
        field: 'nextStep',
        label: t('facts.nextStep'),
        read: (sale) => sale.opportunity.nextStep,
      }),
      personFact<OpportunityRecord>({
        field: 'ownerId',
        label: t('facts.owner'),
        read: (sale) => plain(sale.opportunity.owner),
        show: (value) => value && <PersonMark person={value} />,
      }),
      tagsFact<OpportunityRecord>({
        field: 'tagIds',
        label: t('facts.tags'),
        read: (sale) => sale.opportunity.tags.map(({ id, name }) => ({ id, name })),
        show: (tags) => tags.length > 0 && <TagMarks tags={tags} />,
      }),
      textFact<OpportunityRecord>({
        field: 'description',
        label: t('facts.description'),
        read: (sale) => sale.description,
        multiline: true,
      }),
    ] as readonly Fact<OpportunityRecord>[];
  }, [t, say, words]);
}

function useMoreFacts(): readonly Fact<OpportunityRecord>[] {
  const { t } = useTranslation('sales');
  const words = useWords();
  const sources = usePickList('SOURCE');
  const competitors = usePickList('COMPETITOR');
  const { regions, markets } = useClassifiers();
  return useMemo(() => {
    const listed = (value: { id: string; name: LocalisedText } | null) =>
      value && { id: value.id, name: words.localised(value.name) };
    const process = textFact<OpportunityRecord>({
      field: 'process',
      label: t('facts.process'),
      read: ({ opportunity }) => `${words.localised(opportunity.process.name)} v${opportunity.process.versionNumber}`,
      readOnly: true,
    });
    return [
      process,
      choiceFact<OpportunityRecord>({
        field: 'sourceId',
        label: t('facts.source'),
        read: (sale) => listed(sale.source),
        options: sources,
      }),
      choiceFact<OpportunityRecord>({
        field: 'competitorId',
        label: t('facts.competitor'),
        read: (sale) => listed(sale.competitor),
        options: competitors,
      }),
      choiceFact<OpportunityRecord>({
        field: 'regionId',
        label: t('facts.region'),
        read: (sale) => plain(sale.region),
        options: regions,
      }),
      choiceFact<OpportunityRecord>({
        field: 'marketId',
        label: t('facts.market'),
        read: (sale) => plain(sale.market),
        options: markets,
      }),
    ] as readonly Fact<OpportunityRecord>[];
  }, [t, words, sources, competitors, regions, markets]);
}

/**
 * One fact per dimension that the organisation defined. A dependent one offers what goes with the value it depends on,
 * and another value takes away those that no longer go with it: the server would refuse them.
 */
function useClassificationFacts(record: OpportunityRecord | null): readonly Fact<OpportunityRecord>[] {
  const words = useWords();
  const { dimensions } = useClassifiers();
  const chosen = record?.opportunity.classifications;
  return useMemo(() => {
    const valueIn = (dimensionId: string | null) => chosen?.find((one) => one.dimension.id === dimensionId)?.value.id;
    return dimensions.map((dimension) => {
      const fact = choiceFact<OpportunityRecord>({
        field: `classifications.${dimension.id}`,
        label: dimension.name,
        options: dimension.values.filter(
          ({ parentValueIds }) =>
            parentValueIds.length === 0 || parentValueIds.includes(valueIn(dimension.dependsOnId) ?? ''),
        ),
        read: (sale) => {
          const found = sale.opportunity.classifications.find((one) => one.dimension.id === dimension.id);
          return found ? { id: found.value.id, name: words.localised(found.value.name) } : null;
        },
      });
      const orphans = (valueId: string | null) =>
        dimensions
          .filter((other) => other.dependsOnId === dimension.id)
          .filter((other) => {
            const parents = other.values.find(({ id }) => id === valueIn(other.id))?.parentValueIds ?? [];
            return parents.length > 0 && !parents.includes(valueId ?? '');
          })
          .map((other) => ({ dimensionId: other.id, valueId: null }));
      return {
        ...fact,
        input: (value) => {
          const valueId = (value as { id: string } | null)?.id ?? null;
          return { classifications: [{ dimensionId: dimension.id, valueId }, ...orphans(valueId)] };
        },
      } as Fact<OpportunityRecord>;
    });
  }, [dimensions, chosen, words]);
}

const plain = (ref: { id: string; name: string } | null) => ref && { id: ref.id, name: ref.name };
