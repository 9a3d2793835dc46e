/**
 * The words of an exit criterion that the organisation has not worded itself: a statement of what is so when it is
 * met, in both languages, as the gate's checklist reads.
 */
import type { ActivityKind, ContactRole, RequirableField } from './exit-criterion.js';
import type { Localised } from './localised.js';

export const FIELD_WORDS: { readonly [F in RequirableField]: Localised } = {
  customer: { pl: 'Klient jest wskazany', en: 'The customer is named' },
  amount: { pl: 'Kwota jest podana', en: 'The amount is given' },
  expectedCloseDate: { pl: 'Planowane zamknięcie jest podane', en: 'The close date is given' },
  nextStep: { pl: 'Następny krok jest zapisany', en: 'The next step is written down' },
  description: { pl: 'Opis jest uzupełniony', en: 'The description is filled in' },
  region: { pl: 'Region jest wybrany', en: 'The region is chosen' },
  market: { pl: 'Rynek jest wybrany', en: 'The market is chosen' },
  source: { pl: 'Źródło jest wybrane', en: 'The source is chosen' },
  competitor: { pl: 'Konkurent jest znany', en: 'The competitor is known' },
};

export const ACTIVITY_WORDS: { readonly [K in ActivityKind]: Localised } = {
  CALL: { pl: 'Odbyła się rozmowa telefoniczna', en: 'A call was made' },
  MEETING: { pl: 'Spotkanie się odbyło', en: 'A meeting was held' },
  EMAIL: { pl: 'Wysłano e-mail', en: 'An e-mail was sent' },
  VISIT: { pl: 'Wizyta się odbyła', en: 'A visit was made' },
  TASK: { pl: 'Zadanie jest wykonane', en: 'A task was done' },
  NOTE: { pl: 'Notatka jest zapisana', en: 'A note was written' },
};

export const CONTACT_WORDS: { readonly [R in ContactRole]: Localised } = {
  DECIDES: { pl: 'Wiadomo, kto decyduje', en: 'It is known who decides' },
  INFLUENCES: { pl: 'Wiadomo, kto ma wpływ', en: 'It is known who has influence' },
  USES: { pl: 'Wiadomo, kto będzie używał', en: 'It is known who will use it' },
  BUYS: { pl: 'Wiadomo, kto kupuje', en: 'It is known who buys' },
  OTHER: { pl: 'Jest wskazany kontakt', en: 'A contact is named' },
};

export const approvalWords = (role: Localised): Localised => ({
  pl: `Zgodę daje: ${role.pl}`,
  en: `Approved by: ${role.en}`,
});

export const classificationWords = (dimension: Localised): Localised => ({
  pl: `Klasyfikacja „${dimension.pl}” jest wybrana`,
  en: `“${dimension.en}” is chosen`,
});
