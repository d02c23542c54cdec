import { type ReactNode, useEffect } from 'react';
import { chooseLanguage, useTexts } from '../frame/texts';
import { Button } from '../parts/button';
import { Icon } from '../parts/icon';

/** The page before somebody is in. */
export function EntryPage({ title, children }: { title: string; children: ReactNode }) {
  const { t, language } = useTexts();
  useEffect(() => {
    document.title = `${title} · ${t('app.title')}`;
  }, [title, t]);
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <div className="entry-frame">
      <header className="entry-top">
        <span className="brand">
          <Icon name="shield" />
          <span>{t('app.name')}</span>
        </span>
        <Button look="plain" lang={other} onClick={() => void chooseLanguage(other)}>
          {other === 'en' ? 'English' : 'Tiếng Việt'}
        </Button>
      </header>
      <main className="entry">
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
