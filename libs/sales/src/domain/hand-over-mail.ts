/** The letter that tells somebody of a sale that is theirs from now on. */
export interface HandOverMailFacts {
  readonly language: 'pl' | 'en';
  readonly name: string;
  readonly by: string | null;
  readonly sale: string;
  readonly note: string | null;
  readonly link: string;
}

const WORDS = {
  pl: {
    subject: (sale: string) => `Szansa dla Ciebie: ${sale}`,
    greeting: (name: string) => `Dzień dobry, ${name}!`,
    body: (by: string | null, sale: string) =>
      by === null ? `Szansa „${sale}” jest od teraz Twoja.` : `${by} przekazuje Ci szansę „${sale}”.`,
    open: 'Otwórz szansę',
  },
  en: {
    subject: (sale: string) => `A sale for you: ${sale}`,
    greeting: (name: string) => `Hello ${name},`,
    body: (by: string | null, sale: string) =>
      by === null ? `The sale “${sale}” is yours from now on.` : `${by} has handed you the sale “${sale}”.`,
    open: 'Open the sale',
  },
} as const;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

export function handOverMail({ language, name, by, sale, note, link }: HandOverMailFacts) {
  const words = WORDS[language];
  const paragraphs = [words.greeting(name), words.body(by, sale), ...(note === null ? [] : [note])];
  const html = paragraphs.map((text) => `<p style="margin:0 0 16px;white-space:pre-line">${escaped(text)}</p>`);
  return {
    // A line break in a title would be a line break in the head of the letter.
    subject: words.subject(sale).replace(/\s+/g, ' '),
    text: `${paragraphs.join('\n\n')}\n\n${words.open}:\n${link}\n`,
    html: `<!doctype html><html lang="${language}"><body style="font:16px/1.5 sans-serif;color:#1f1f1f;max-width:560px;margin:24px auto;padding:0 16px">${html.join('')}<p><a href="${escaped(link)}">${words.open}</a></p></body></html>`,
  };
}
