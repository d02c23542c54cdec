import { Button } from '../parts/button';
import { Radios } from '../parts/field';
import { FaultNote } from '../parts/notes';
import { Popover } from '../parts/popover';
import { useAction } from './action';
import { Link } from './router';
import { leave, useMe } from './session';
import { chooseLanguage, type Language, useTexts } from './texts';
import { chooseTheme, themes, useTheme } from './theme';

/** Who is signed in, how the console looks to her, and the way out. */
export function AccountMenu({ onHelp }: { onHelp(): void }) {
  const { t } = useTexts();
  const me = useMe();
  const out = useAction(leave);
  return (
    <Popover
      icon="user"
      look="plain"
      side="end"
      title={t('account.title')}
      label={<span className="wide-only">{me.name}</span>}
    >
      <p>
        <strong>{me.name}</strong>
        <br />
        <span className="quiet">{t(`roles.${me.role}`)}</span>
      </p>
      <LanguageChoice />
      <ThemeChoice />
      <nav aria-label={t('account.title')} className="menu-links">
        <Link to="/staff/security">{t('nav.security')}</Link>
        <Button look="plain" onClick={onHelp}>
          {t('help.title')}
        </Button>
      </nav>
      {out.fault && <FaultNote fault={out.fault} />}
      <Button busy={out.busy} onClick={() => void out.run()}>
        {t('account.out')}
      </Button>
    </Popover>
  );
}

function LanguageChoice() {
  const { t, language } = useTexts();
  return (
    <Radios<Language>
      label={t('account.language')}
      value={language}
      onValue={wanted => void chooseLanguage(wanted)}
      options={[
        { value: 'vi', label: 'Tiếng Việt' },
        { value: 'en', label: 'English' },
      ]}
    />
  );
}

function ThemeChoice() {
  const { t } = useTexts();
  return (
    <Radios
      label={t('account.theme')}
      value={useTheme()}
      onValue={chooseTheme}
      options={themes.map(theme => ({ value: theme, label: t(`account.themes.${theme}`) }))}
    />
  );
}
