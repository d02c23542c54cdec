import { Dialog } from '../parts/dialog';
import { Checkbox } from '../parts/field';
import { turnShortcuts, useShortcutsOn } from './shortcuts';
import { type TextKey, useTexts } from './texts';

const keys: readonly (readonly [string[], TextKey])[] = [
  [['/'], 'help.search'],
  [['j', '↓'], 'help.next'],
  [['k', '↑'], 'help.previous'],
  [['Enter'], 'help.open'],
  [['r'], 'help.reply'],
  [['u'], 'help.back'],
  [['Ctrl', 'Enter'], 'help.send'],
  [['?'], 'help.help'],
];

/** What can be done by keys, and the switch for those without Ctrl. */
export function HelpDialog({ onClose }: { onClose(): void }) {
  const { t } = useTexts();
  const on = useShortcutsOn();
  return (
    <Dialog title={t('help.title')} onClose={onClose}>
      <dl className="keys">
        {keys.map(([names, what]) => (
          <div key={what}>
            <dt>
              {names.map(name => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
      <Checkbox label={t('help.on')} checked={on} onChecked={turnShortcuts} />
    </Dialog>
  );
}
