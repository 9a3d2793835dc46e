import type { Mail } from '@kontor/platform';
import type { MailedPurpose } from '../contract/events.js';
import type { Language } from '../persistence/user-account.row.js';

export interface LinkMailFacts {
  readonly purpose: MailedPurpose;
  readonly language: Language;
  readonly name: string;
  readonly email: string;
  readonly organisationName: string;
  readonly link: string;
}

interface Words {
  readonly subject: string;
  readonly greeting: string;
  readonly body: string;
  readonly button: string;
  readonly ending: string;
}

const WORDS: Readonly<Record<Language, Readonly<Record<MailedPurpose, (facts: LinkMailFacts) => Words>>>> = {
  pl: {
    INVITATION: ({ name, organisationName }) => ({
      subject: `Zaproszenie do Kontora – ${organisationName}`,
      greeting: `Dzień dobry, ${name}!`,
      body: `${organisationName} zaprasza Cię do Kontora. Ustaw hasło, aby zacząć. Link działa raz, przez 7 dni.`,
      button: 'Ustaw hasło',
      ending: 'Jeśli nie spodziewasz się tego zaproszenia, zignoruj tę wiadomość.',
    }),
    PASSWORD_RESET: ({ name }) => ({
      subject: 'Nowe hasło do Kontora',
      greeting: `Dzień dobry, ${name}!`,
      body: 'Otrzymaliśmy prośbę o ustawienie nowego hasła. Link działa raz, przez godzinę.',
      button: 'Ustaw nowe hasło',
      ending: 'Jeśli to nie Ty prosisz o nowe hasło, zignoruj tę wiadomość: obecne hasło pozostaje bez zmian.',
    }),
  },
  en: {
    INVITATION: ({ name, organisationName }) => ({
      subject: `Your invitation to Kontor – ${organisationName}`,
      greeting: `Hello ${name},`,
      body: `${organisationName} invites you to Kontor. Choose a password to begin. The link works once, for 7 days.`,
      button: 'Choose a password',
      ending: 'If you did not expect this invitation, ignore this message.',
    }),
    PASSWORD_RESET: ({ name }) => ({
      subject: 'Your new password for Kontor',
      greeting: `Hello ${name},`,
      body: 'Somebody asked for a new password for your account. The link works once, for one hour.',
      button: 'Choose a new password',
      ending: 'If that was not you, ignore this message: your present password stays as it is.',
    }),
  },
};

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** The letter with a link, as text and as HTML, in the language of whom it is for. */
export function linkMail(facts: LinkMailFacts): Mail {
  const { subject, greeting, body, button, ending } = WORDS[facts.language][facts.purpose](facts);
  const paragraph = (html: string) => `<p style="margin:0 0 16px">${html}</p>`;
  return {
    to: facts.email,
    subject,
    text: `${greeting}\n\n${body}\n\n${button}:\n${facts.link}\n\n${ending}\n`,
    html: `<!doctype html><html lang="${facts.language}"><body style="font:16px/1.5 sans-serif;color:#1f1f1f;max-width:560px;margin:24px auto;padding:0 16px">${[
      paragraph(escaped(greeting)),
      paragraph(escaped(body)),
      paragraph(
        `<a href="${escaped(facts.link)}" style="display:inline-block;padding:10px 18px;border-radius:8px;background:#8a5a00;color:#fff;text-decoration:none">${escaped(button)}</a>`,
      ),
      paragraph(`<span style="color:#5f5f5f">${escaped(ending)}</span>`),
    ].join('')}</body></html>`,
  };
}
