import type { Language } from '../edge/language.js';

/** Why a row was refused, as the screens say it in Polish; in English the refusal itself says more, as it quotes the file. */
const POLISH: ReadonlyMap<string, string> = new Map(
  Object.entries({
    AMOUNT_NEGATIVE: 'Kwota nie może być ujemna.',
    CELL_EMPTY: 'Brakuje wymaganej wartości.',
    CELL_NOT_AN_EMAIL: 'To nie jest adres e-mail.',
    CELL_NOT_A_CURRENCY: 'Nie ma takiej waluty.',
    CELL_NOT_A_DATE: 'To nie jest data w wybranej kolejności dnia, miesiąca i roku.',
    CELL_NOT_A_NUMBER: 'To nie jest liczba.',
    CELL_TOO_LONG: 'Tekst jest za długi.',
    CELL_UNREADABLE: 'Tekst zawiera znaki, których nie można zapisać.',
    CLASSIFICATION_DEPENDS: 'Ta wartość nie pasuje do tej, od której zależy. Wybierz inną.',
    CLASSIFICATION_REQUIRED: 'Etap, który szansa ma za sobą, wymaga tej klasyfikacji. Wybierz inną wartość.',
    CLASSIFICATION_UNKNOWN: 'Ta klasyfikacja już nie istnieje. Wybierz ponownie.',
    CLOSED_ON_INVALID: 'Dzień zamknięcia musi leżeć między otwarciem a dniem dzisiejszym.',
    CONTACT_TWICE: 'Ta osoba kontaktowa jest już przy tej szansie.',
    COUNTRY_UNKNOWN: 'Nie ma takiego kraju. Użyj dwóch liter, na przykład PL.',
    CURRENCY_UNKNOWN: 'Nie ma takiej waluty. Użyj trzech liter, na przykład PLN.',
    CUSTOMER_DELETED: 'Ten klient został tu usunięty. Pomiń ten wiersz.',
    CUSTOMER_NAMED_TWICE: 'Wcześniejszy wiersz oznacza tego samego klienta. Pomiń jeden z nich.',
    CUSTOMER_UNKNOWN: 'Nie ma takiego klienta albo go nie widzisz.',
    CUSTOM_CHOICE_UNKNOWN: 'Tej możliwości nie ma już na liście. Wybierz inną.',
    CUSTOM_FIELD_REQUIRED: 'To pole trzeba wypełnić.',
    CUSTOM_FIELD_TWICE: 'To pole podano dwa razy. Zostaw jedną wartość.',
    CUSTOM_FIELD_TYPE: 'Ta wartość nie pasuje do typu pola.',
    CUSTOM_FIELD_UNKNOWN: 'Nie ma takiego pola albo jest zarchiwizowane. Odśwież stronę.',
    CUSTOM_PERSON_UNKNOWN: 'Nie ma takiej osoby albo jej konto jest wyłączone. Wybierz inną.',
    DATE_INVALID: 'Nie ma takiej daty. Wpisz ją jak 31.12.2026.',
    DECIMAL_INVALID: 'To nie jest liczba. Wpisz ją jak 12 500,50.',
    DECIMAL_TOO_PRECISE: 'Za dużo miejsc po przecinku.',
    EMAIL_INVALID: 'To nie jest adres e-mail.',
    EMAIL_TAKEN: 'Ktoś z tym adresem e-mail już tu jest.',
    FORBIDDEN: 'Twoja rola na to nie pozwala. Jeśli tego potrzebujesz, poproś administratora.',
    LAST_ADMINISTRATOR: 'Ktoś musi pozostać administratorem. Najpierw nadaj tę rolę innej osobie.',
    OWNER_OUT_OF_REACH: 'Nie możesz przekazać tego tej osobie: jest poza twoim zasięgiem.',
    OWNER_UNKNOWN: 'Nie ma takiej osoby albo jej konto jest wyłączone.',
    PARENT_CYCLE: 'Nie może podlegać samemu sobie.',
    PARENT_UNKNOWN: 'Jednostka nadrzędna nie istnieje albo jej nie widzisz.',
    PRIORITY_CLASS_UNKNOWN: 'Klasy ważności to A, B i C.',
    REFERENCE_UNKNOWN: 'To, co wybrano, już nie istnieje. Wybierz ponownie.',
    RIGHT_LACKING: 'Nie możesz nadać uprawnienia, którego nie masz.',
    SALE_DELETED: 'Tę szansę tutaj usunięto. Pomiń wiersz albo najpierw ją przywróć.',
    STAGE_UNKNOWN: 'Ten etap nie należy do procesu tej szansy.',
    TAG_UNKNOWN: 'Jednej z tych etykiet nie ma już na liście. Wybierz inne.',
    TAX_ID_INVALID: 'Numer NIP lub VAT jest błędny: nie zgadza się cyfra kontrolna.',
    TAX_ID_TAKEN: 'Klient z tym numerem NIP lub VAT już tu jest.',
    TEXT_INVALID: 'Tekst zawiera znaki, których nie można zapisać.',
    TEXT_REQUIRED: 'Wypełnij to pole.',
    TEXT_TOO_LONG: 'Tekst jest za długi.',
    VALUE_NOT_ADDABLE:
      'Ta wartość niczego tu nie nazywa, a Ty nie możesz jej dodać. Zdecyduj w „Nieznane wartości”, co znaczy, albo poproś osobę, która może ją dodać.',
    VALUE_UNKNOWN: 'Ta wartość niczego tu jeszcze nie nazywa. Zdecyduj w „Nieznane wartości” i sprawdź ponownie.',
    WEBSITE_INVALID: 'To nie jest adres strony internetowej.',
  }),
);

export const ROW_REFUSALS: readonly [code: string, polish: string][] = [...POLISH];

/** What is wrong with a row and in which column, in the reader's language as far as there are words in it. */
export function rowRefusal(
  problem: { readonly column: string | null; readonly code: string; readonly message: string },
  language: Language,
): string {
  const said = language === 'pl' ? (POLISH.get(problem.code) ?? problem.message) : problem.message;
  return problem.column === null ? said : `${problem.column}: ${said}`;
}
