import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { asReference } from '../frame/reference';
import { navigate } from '../frame/router';
import { useShortcuts } from '../frame/shortcuts';
import { useTexts } from '../frame/texts';
import { Button } from '../parts/button';

/** By number (which opens the case), phone or e-mail, else by words of the summary. */
export function SearchForm({ value, onSearch }: { value: string; onSearch(q: string): void }) {
  const { t } = useTexts();
  const [words, setWords] = useState(value);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setWords(value), [value]);
  useShortcuts({ '/': () => input.current?.focus() });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const reference = asReference(words);
    if (reference) navigate(`/staff/cases/${reference}`);
    else onSearch(words.trim());
  };
  return (
    <search>
      <form className="search" onSubmit={send}>
        <label htmlFor={id} className="unseen">
          {t('queue.search')}
        </label>
        <input
          ref={input}
          id={id}
          type="search"
          className="input"
          value={words}
          placeholder={t('queue.searchHint')}
          maxLength={200}
          onChange={event => setWords(event.target.value)}
        />
        <Button type="submit" icon="search" iconOnly>
          {t('queue.search')}
        </Button>
      </form>
    </search>
  );
}
