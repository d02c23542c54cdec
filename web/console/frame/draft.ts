import { useState } from 'react';
import { readDraft, writeDraft } from './memory';
import { useMe } from './session';

/** Something being typed that survives a reload of the page; gone when it is sent or she signs out. */
export function useDraft(name: string): [string, (text: string) => void] {
  const { id } = useMe();
  const own = `${id}-${name}`;
  const [text, setText] = useState(() => readDraft(own));
  return [
    text,
    (next: string) => {
      writeDraft(own, next);
      setText(next);
    },
  ];
}
