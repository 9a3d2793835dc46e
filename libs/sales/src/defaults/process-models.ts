import type { ActivityKind, ContactRole, ExitCriterion, RequirableField } from '../domain/exit-criterion.js';
import type { Localised } from '../domain/localised.js';
import type { StageDraft } from '../domain/process-draft.js';

/** A stage of a ready-made process, before it has an id and a place. */
export type StageModel = StageDraft;

export interface ProcessModel {
  readonly key: string;
  readonly name: Localised;
  readonly stages: readonly StageModel[];
}

const field = (name: RequirableField, pl: string, en: string): ExitCriterion => ({
  key: `field.${name}`,
  kind: 'FIELD',
  field: name,
  label: { pl, en },
});

const done = (activityKind: ActivityKind, pl: string, en: string): ExitCriterion => ({
  key: `done.${activityKind.toLowerCase()}`,
  kind: 'ACTIVITY_DONE',
  activityKind,
  label: { pl, en },
});

const contact = (contactRole: ContactRole, pl: string, en: string): ExitCriterion => ({
  key: `contact.${contactRole.toLowerCase()}`,
  kind: 'CONTACT_ROLE',
  contactRole,
  label: { pl, en },
});

const CUSTOMER = field('customer', 'Klient jest wskazany', 'The customer is named');
const AMOUNT = field('amount', 'Kwota jest oszacowana', 'The amount is estimated');
const CLOSE_DATE = field('expectedCloseDate', 'Termin zamknięcia jest ustalony', 'The close date is agreed');
const NEXT_STEP = field('nextStep', 'Następny krok jest umówiony', 'The next step is agreed');
const DECIDES = contact('DECIDES', 'Znana jest osoba, która decyduje', 'The person who decides is known');

const open = (
  key: string,
  name: Localised,
  probability: string,
  expectedDays: number,
  guidance: Localised,
  exitCriteria: readonly ExitCriterion[],
): StageModel => ({ key, name, meaning: 'OPEN', probability, expectedDays, guidance, exitCriteria });

const end = (meaning: 'WON' | 'LOST', name: Localised): StageModel => ({
  key: meaning.toLowerCase(),
  name,
  meaning,
  probability: meaning === 'WON' ? '1' : '0',
  expectedDays: null,
  guidance: null,
  exitCriteria: [],
});

const NEW_BUSINESS: ProcessModel = {
  key: 'new-business',
  name: { pl: 'Nowa sprzedaż', en: 'New business' },
  stages: [
    open(
      'qualified',
      { pl: 'Zakwalifikowana', en: 'Qualified' },
      '0.1',
      14,
      {
        pl: 'Ustal, kto pyta, o co mu chodzi i czy w tym roku są na to pieniądze.',
        en: 'Find out who asks, what they want to achieve, and whether there is money for it this year.',
      },
      [CUSTOMER],
    ),
    open(
      'need-agreed',
      { pl: 'Potrzeba uzgodniona', en: 'Need agreed' },
      '0.3',
      21,
      {
        pl: 'Zobacz, jak klient pracuje dziś, i uzgodnij na piśmie, co ma się zmienić.',
        en: 'See how the customer works today, and agree in writing on what is to change.',
      },
      [AMOUNT, done('MEETING', 'Spotkanie się odbyło', 'A meeting was held'), DECIDES],
    ),
    open(
      'offer-sent',
      { pl: 'Oferta wysłana', en: 'Offer sent' },
      '0.5',
      21,
      {
        pl: 'Omów ofertę z osobą, która decyduje. Oferta bez rozmowy jest tylko cennikiem.',
        en: 'Go through the offer with the person who decides. An offer without a talk is only a price list.',
      },
      [CLOSE_DATE, NEXT_STEP],
    ),
    open(
      'negotiation',
      { pl: 'Negocjacje', en: 'Negotiation' },
      '0.75',
      14,
      {
        pl: 'Ustępstwo za ustępstwo: termin, zakres albo płatność zawsze coś kosztują.',
        en: 'Give only against something: a date, a scope or a payment term is always worth something.',
      },
      [CLOSE_DATE],
    ),
    end('WON', { pl: 'Wygrana', en: 'Won' }),
    end('LOST', { pl: 'Przegrana', en: 'Lost' }),
  ],
};

const TENDER: ProcessModel = {
  key: 'tender',
  name: { pl: 'Przetarg', en: 'Tender' },
  stages: [
    open(
      'published',
      { pl: 'Ogłoszony', en: 'Published' },
      '0.05',
      7,
      {
        pl: 'Przeczytaj warunki udziału i kryteria oceny, zanim ktokolwiek zacznie liczyć.',
        en: 'Read the terms of participation and the award criteria before anybody calculates.',
      },
      [CUSTOMER, field('expectedCloseDate', 'Termin składania jest znany', 'The deadline is known')],
    ),
    open(
      'bid-decision',
      { pl: 'Decyzja o udziale', en: 'Bid decision' },
      '0.15',
      5,
      {
        pl: 'Startujemy tylko tam, gdzie spełniamy warunki i znamy zamawiającego.',
        en: 'Bid only where we meet the terms and know the buyer.',
      },
      [AMOUNT, field('description', 'Decyzja jest uzasadniona', 'The decision is explained')],
    ),
    open(
      'preparation',
      { pl: 'Przygotowanie oferty', en: 'Preparation' },
      '0.25',
      21,
      {
        pl: 'Pytania do zamawiającego zadaje się wcześnie; odpowiedzi widzą wszyscy.',
        en: 'Ask the buyer early; everybody sees the answers.',
      },
      [done('TASK', 'Komplet dokumentów sprawdzony', 'The papers are complete and checked')],
    ),
    open(
      'submitted',
      { pl: 'Oferta złożona', en: 'Submitted' },
      '0.4',
      45,
      {
        pl: 'Pilnuj wezwań do uzupełnienia: terminy są krótkie i nieprzywracalne.',
        en: 'Watch for calls to complete the papers: their deadlines are short and final.',
      },
      [],
    ),
    end('WON', { pl: 'Wygrany', en: 'Won' }),
    end('LOST', { pl: 'Przegrany', en: 'Lost' }),
  ],
};

const RENEWAL: ProcessModel = {
  key: 'renewal',
  name: { pl: 'Odnowienie', en: 'Renewal' },
  stages: [
    open(
      'coming-up',
      { pl: 'Zbliża się termin', en: 'Coming up' },
      '0.6',
      30,
      {
        pl: 'Sprawdź zgłoszenia i płatności z ostatniego roku, zanim zadzwonisz.',
        en: 'Look at last year’s tickets and payments before you call.',
      },
      [CUSTOMER, done('CALL', 'Klient jest zapytany', 'The customer was asked')],
    ),
    open(
      'proposed',
      { pl: 'Warunki zaproponowane', en: 'Terms proposed' },
      '0.75',
      21,
      {
        pl: 'Pokaż, co klient zyskał, potem cenę.',
        en: 'Show what the customer gained, then the price.',
      },
      [AMOUNT, CLOSE_DATE],
    ),
    open(
      'agreed',
      { pl: 'Uzgodnione', en: 'Agreed' },
      '0.9',
      14,
      {
        pl: 'Uzgodnione nie znaczy podpisane: umów datę podpisu.',
        en: 'Agreed is not signed: fix the day of signing.',
      },
      [DECIDES],
    ),
    end('WON', { pl: 'Odnowione', en: 'Renewed' }),
    end('LOST', { pl: 'Nieodnowione', en: 'Not renewed' }),
  ],
};

/** The methodologies that a new organisation begins with, the usual one first. */
export const PROCESS_MODELS: readonly ProcessModel[] = [NEW_BUSINESS, TENDER, RENEWAL];
