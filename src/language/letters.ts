/** Letters of all alphabets that customers use have lower codes, also those that hold their marks. */
const endOfTable = 0x2000;

/**
 * Keeps what a reader makes of a letter, so that each is taken apart once. The reader is given one UTF-16
 * unit; it gives `null` where that is no letter by itself, such as a mark typed apart from its letter.
 *
 * @returns what is made of the letter with a code; `null` also where the code is beyond the table.
 */
export function perLetter<V>(read: (letter: string) => V | null): (code: number) => V | null {
  const table: (V | null | undefined)[] = new Array(endOfTable);
  return code => {
    if (code >= endOfTable) return null;
    const known = table[code];
    if (known !== undefined) return known;
    const made = read(String.fromCharCode(code));
    table[code] = made;
    return made;
  };
}
