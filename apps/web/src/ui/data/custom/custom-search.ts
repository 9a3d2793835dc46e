import type { CustomFilter } from '../../../graphql/graphql.js';
import type { CalendarDate } from '../time/calendar.js';
import { isPeriod, type Period, rangeOf } from '../time/periods.js';

/** What an address asks of one custom field. */
export type CustomQuestion = { readonly field: string } & (
  | { readonly op: 'has'; readonly text: string }
  | { readonly op: 'range'; readonly from: string; readonly to: string }
  | { readonly op: 'in'; readonly period: Period }
  | { readonly op: 'any'; readonly ids: readonly string[] }
  | { readonly op: 'who'; readonly ids: readonly string[] }
  | { readonly op: 'set' }
  | { readonly op: 'unset' }
);

const KEY = /^[a-z][a-z0-9-]{0,39}$/u;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const NUMBER = /^-?\d{1,16}(\.\d{1,6})?$/u;

/** `line-speed~range~100..200;film-type~any~id+id`: the questions as an address carries them. */
export const customSearchText = (questions: readonly CustomQuestion[]): string | undefined =>
  questions.length === 0 ? undefined : questions.map((one) => [one.field, one.op, ...bodyOf(one)].join('~')).join(';');

function bodyOf(question: CustomQuestion): string[] {
  switch (question.op) {
    case 'has':
      return [encodeURIComponent(question.text).replaceAll('~', '%7E')];
    case 'range':
      return [`${question.from}..${question.to}`];
    case 'in':
      return [question.period];
    case 'any':
    case 'who':
      return [question.ids.join('+')];
    default:
      return [];
  }
}

/** The questions of an address; what cannot be read is left out. */
export const customQuestions = (text: string | undefined): readonly CustomQuestion[] =>
  (text ?? '').split(';').flatMap((part) => {
    const [field = '', op = '', body = ''] = part.split('~');
    const question = KEY.test(field) ? questionOf(op, body) : null;
    return question ? [{ field, ...question } as CustomQuestion] : [];
  });

function questionOf(op: string, body: string): Omit<CustomQuestion, 'field'> | null {
  switch (op) {
    case 'has': {
      const text = decoded(body);
      return text === '' ? null : ({ op, text } as Omit<CustomQuestion, 'field'>);
    }
    case 'range': {
      const [from = '', to = ''] = body.split('..');
      const isRead = [from, to].every((end) => end === '' || NUMBER.test(end)) && from + to !== '';
      return isRead ? ({ op, from, to } as Omit<CustomQuestion, 'field'>) : null;
    }
    case 'in':
      return isPeriod(body) ? ({ op, period: body } as Omit<CustomQuestion, 'field'>) : null;
    case 'any':
    case 'who': {
      // The router reads a plus as a blank.
      const ids = body.split(/[+ ]/u).filter((id) => UUID.test(id));
      return ids.length === 0 ? null : ({ op, ids } as Omit<CustomQuestion, 'field'>);
    }
    case 'set':
    case 'unset':
      return { op };
    default:
      return null;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The questions as the server is asked; `undefined` where there is none. */
export function customFilters(text: string | undefined, today: CalendarDate): CustomFilter[] | undefined {
  const filters = customQuestions(text).map((question): CustomFilter => {
    const { field } = question;
    switch (question.op) {
      case 'has':
        return { field, contains: question.text };
      case 'range':
        return { field, numberFrom: question.from || null, numberTo: question.to || null };
      case 'in': {
        const { from, to } = rangeOf(question.period, today);
        return { field, dateFrom: from, dateTo: to };
      }
      case 'any':
        return { field, choiceIds: [...question.ids] };
      case 'who':
        return { field, personIds: [...question.ids] };
      default:
        return { field, isSet: question.op === 'set' };
    }
  });
  return filters.length === 0 ? undefined : filters;
}
