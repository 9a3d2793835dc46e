import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LogoMark } from '../../../ui/theme/logo-mark.js';
import classes from './public-page.module.css';
import { useGuestLanguage } from './use-guest-language.js';

export interface PublicPageProps {
  readonly title: string;
  readonly text?: ReactNode;
  readonly children: ReactNode;
  readonly aside?: ReactNode;
}

/** A page for whoever has no session: the mark, one question, and the other language. */
export function PublicPage({ title, text, children, aside }: PublicPageProps) {
  const { t } = useTranslation('identity');
  const { other, speak } = useGuestLanguage();
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <LogoMark size={28} />
        <span className={classes.product}>Kontor</span>
        <UnstyledButton className={classes.language} lang={other} onClick={() => void speak(other)}>
          {t('otherLanguage')}
        </UnstyledButton>
      </header>
      <main className={classes.middle} id="main">
        <div className={classes.card}>
          <h1 className={classes.title}>{title}</h1>
          {text && <p className={classes.text}>{text}</p>}
          {children}
        </div>
        {aside}
      </main>
    </div>
  );
}
