import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type CalendarDate, dateIn } from '../time/calendar.js';
import { countInWords, type Language, type Money, moneyInShort, moneyInWords, numberInWords } from './amounts.js';
import { dateInFull, dateInShort, dayAndTime, momentInFull, nearnessOf, weekdayInShort } from './dates.js';
import { useViewer } from './use-viewer.js';

export interface LocalisedText {
  readonly pl: string;
  readonly en: string;
}

/** How values are written for the person who looks: their language, their time zone, their organisation's currency. */
export interface Words {
  readonly language: Language;
  readonly timeZone: string;
  readonly baseCurrency: string;
  readonly today: CalendarDate;
  localised(text: LocalisedText): string;
  money(money: Money, options?: { readonly whole?: boolean }): string;
  shortMoney(money: Money): string;
  number(value: string | number, decimals?: number): string;
  percent(value: string | number): string;
  count(count: { readonly value: number; readonly capped: boolean }): string;
  /** `12 Dec`: for columns. */
  date(date: CalendarDate): string;
  fullDate(date: CalendarDate): string;
  /** `tomorrow`, `Tue`, `12 Dec`: for what is near. */
  nearDate(date: CalendarDate): string;
  /** `Tue 10:00`, `today 14:30`, or the day alone where the time is not meant. */
  moment(instant: string, options?: { readonly allDay?: boolean }): string;
  /** The same without its time once it is longer ago than a week: for columns. */
  shortMoment(instant: string): string;
  fullMoment(instant: string): string;
}

export function useWords(): Words {
  const { t, i18n } = useTranslation('data');
  const viewer = useViewer();
  const language: Language = i18n.language.startsWith('pl') ? 'pl' : 'en';
  const timeZone = viewer?.timeZone ?? 'Europe/Warsaw';
  const baseCurrency = viewer?.organisation.baseCurrency ?? 'PLN';
  const today = dateIn(timeZone, new Date());
  return useMemo(() => {
    const nearDate = (date: CalendarDate): string => {
      const nearness = nearnessOf(date, today);
      if (nearness.kind === 'weekday') return weekdayInShort(date, language);
      return nearness.kind === 'date' ? dateInShort(date, today, language) : t(`near.${nearness.kind}`);
    };
    return {
      language,
      timeZone,
      baseCurrency,
      today,
      localised: (text) => text[language] || text.en || text.pl,
      money: (money, options) => moneyInWords(money, language, options),
      shortMoney: (money) => moneyInShort(money, language),
      number: (value, decimals) => numberInWords(value, language, decimals),
      percent: (value) => `${numberInWords(value, language)}\u202f%`,
      count: (count) => countInWords(count, language),
      date: (date) => dateInShort(date, today, language),
      fullDate: (date) => dateInFull(date, language),
      nearDate,
      moment: (instant, options) => {
        const { date, time } = dayAndTime(new Date(instant), timeZone);
        return options?.allDay ? nearDate(date) : `${nearDate(date)} ${time}`;
      },
      shortMoment: (instant) => {
        const { date, time } = dayAndTime(new Date(instant), timeZone);
        return nearnessOf(date, today).kind === 'date'
          ? dateInShort(date, today, language)
          : `${nearDate(date)} ${time}`;
      },
      fullMoment: (instant) => momentInFull(new Date(instant), timeZone, language),
    };
  }, [t, language, timeZone, baseCurrency, today]);
}
