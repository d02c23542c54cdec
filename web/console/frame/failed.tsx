import { Button } from '../parts/button';
import { Note } from '../parts/notes';
import { useTexts } from './texts';

/** The desk could not be asked who is here: nothing can be shown yet. */
export function Failed() {
  const { t } = useTexts();
  return (
    <main className="entry">
      <h1>{t('app.name')}</h1>
      <Note look="bad">
        <p>{t('faults.offline')}</p>
        <Button onClick={() => location.reload()}>{t('parts.again')}</Button>
      </Note>
    </main>
  );
}
