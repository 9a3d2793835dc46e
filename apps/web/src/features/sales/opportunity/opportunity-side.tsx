import { useTranslation } from 'react-i18next';
import type { Fact } from '../../../ui/data/editing/fact.js';
import { Facts, type SaveFacts } from '../../../ui/data/editing/facts.js';
import { plainField } from '../../../ui/data/register/register-words.js';
import classes from './opportunity.module.css';
import { Followers } from '../hand-over/followers.js';
import { SaleContacts } from './sale-contacts.js';
import { Splits } from './splits-editor.js';
import { WhoChanged } from './who-changed.js';
import type { OpportunityRecord } from './use-opportunity.js';
import type { OpportunityFactSets } from './use-opportunity-facts.js';

export interface OpportunitySideProps {
  readonly record: OpportunityRecord;
  readonly partial: boolean;
  readonly facts: OpportunityFactSets;
  readonly save: SaveFacts;
}

/** What a sale is: its facts, people, classes and shares. What only its own page knows appears when it has come. */
export function OpportunitySide({ record, partial, facts, save }: OpportunitySideProps) {
  const { t } = useTranslation('sales');
  const { t: own } = useTranslation('custom');
  const { id } = record.opportunity;
  const history = ({ field, label }: Fact<OpportunityRecord>) => (
    <WhoChanged id={id} field={field === 'process' ? 'processVersion' : plainField(field)} label={label} />
  );
  return (
    <div className={classes.side} data-partial={partial || undefined}>
      <section className={`${classes.block} ${classes.mainFacts}`} aria-label={t('facts.heading')}>
        <Facts
          label={t('facts.heading')}
          record={record}
          facts={facts.main}
          canEdit={record.canEdit}
          save={save}
          history={history}
        />
      </section>
      {!partial && (
        <div className={classes.rest}>
          <SaleContacts record={record} save={save} />
          <section className={classes.block} aria-label={t('facts.more')}>
            <h2 className={classes.blockTitle}>{t('facts.more')}</h2>
            <Facts
              label={t('facts.more')}
              record={record}
              facts={facts.more}
              canEdit={record.canEdit}
              save={save}
              history={history}
            />
          </section>
          {facts.custom.length > 0 && (
            <section className={classes.block} aria-label={own('title')}>
              <h2 className={classes.blockTitle}>{own('title')}</h2>
              <Facts
                label={own('title')}
                record={record}
                facts={facts.custom}
                canEdit={record.canEdit}
                save={save}
                history={history}
              />
            </section>
          )}
          <Splits record={record} save={save} />
          <Followers record={record} />
        </div>
      )}
    </div>
  );
}
