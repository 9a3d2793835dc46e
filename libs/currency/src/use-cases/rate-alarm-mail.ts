export type RateAlarm =
  | { readonly kind: 'FEED_FAILING'; readonly source: string; readonly problem: string }
  | {
      readonly kind: 'RATES_HELD';
      readonly source: string;
      readonly date: string;
      readonly currencies: readonly string[];
    };

interface Words {
  readonly subject: string;
  readonly lines: readonly string[];
}

const WORDS: Readonly<Record<'pl' | 'en', (alarm: RateAlarm) => Words>> = {
  pl: (alarm) =>
    alarm.kind === 'FEED_FAILING'
      ? {
          subject: `Kursy walut: ${alarm.source} nie daje się pobrać`,
          lines: [
            `Kontor trzykrotnie nie pobrał kursów z ${alarm.source} (${alarm.problem}).`,
            'Obowiązują ostatnie pobrane kursy, dopóki nie będą za stare. Kolejne próby trwają.',
          ],
        }
      : {
          subject: `Kursy walut: ${alarm.currencies.join(', ')} czeka na decyzję`,
          lines: [
            `W tabeli ${alarm.source} z ${alarm.date} kurs odbiega za bardzo od poprzedniego: ${alarm.currencies.join(', ')}.`,
            'Nie obowiązuje, dopóki ktoś go nie potwierdzi.',
          ],
        },
  en: (alarm) =>
    alarm.kind === 'FEED_FAILING'
      ? {
          subject: `Exchange rates: ${alarm.source} cannot be fetched`,
          lines: [
            `Kontor has failed three times to fetch the rates of ${alarm.source} (${alarm.problem}).`,
            'The last rates stay in force until they are too old. It goes on trying.',
          ],
        }
      : {
          subject: `Exchange rates: ${alarm.currencies.join(', ')} waits for a decision`,
          lines: [
            `In the table of ${alarm.source} of ${alarm.date} a rate is too far from the one before: ${alarm.currencies.join(', ')}.`,
            'It does not count until somebody confirms it.',
          ],
        },
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export function rateAlarmMail(language: 'pl' | 'en', alarm: RateAlarm, link: string) {
  const { subject, lines } = WORDS[language](alarm);
  return {
    subject,
    text: [...lines, '', link].join('\n'),
    html: `${lines.map((line) => `<p>${escaped(line)}</p>`).join('')}<p><a href="${escaped(link)}">${escaped(link)}</a></p>`,
  };
}
