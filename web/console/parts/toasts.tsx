import { useEffect } from 'react';
import { createStore, useStore } from '../frame/store';
import { useTexts } from '../frame/texts';
import { Button } from './button';
import { Icon } from './icon';

interface Toast {
  id: number;
  text: string;
  look: 'good' | 'bad';
}

const shown = createStore<readonly Toast[]>([]);
let count = 0;

/** Says in passing that something is done, or (`bad`, which stays until it is closed) that it is not. */
export function toast(text: string, look: Toast['look'] = 'good'): void {
  // What went well is old news once the next thing has.
  const stay = shown
    .get()
    .filter(one => one.look === 'bad')
    .slice(-3);
  shown.set([...stay, { id: ++count, text, look }]);
}

const remove = (id: number) => shown.set(shown.get().filter(one => one.id !== id));

/** The live region: there from the start, or screen readers would not notice what comes into it. */
export function Toasts() {
  const toasts = useStore(shown);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map(one => (
        <OneToast key={one.id} {...one} />
      ))}
    </div>
  );
}

function OneToast({ id, text, look }: Toast) {
  const { t } = useTexts();
  useEffect(() => {
    if (look === 'bad') return;
    const timer = setTimeout(() => remove(id), 6_000);
    return () => clearTimeout(timer);
  }, [id, look]);
  return (
    <div className={`toast ${look}`}>
      <Icon name={look === 'good' ? 'check' : 'alert'} />
      <p>{text}</p>
      <Button look="plain" icon="close" iconOnly onClick={() => remove(id)}>
        {t('parts.dismiss')}
      </Button>
    </div>
  );
}
