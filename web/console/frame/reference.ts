/** Whether words are a whole case number, with or without its hyphens. */
export function asReference(words: string): string | undefined {
  const found = /^PD-?([2-9A-Z]{4})-?([2-9A-Z]{4})$/i.exec(words.trim());
  return found ? `PD-${found[1]}-${found[2]}`.toUpperCase() : undefined;
}
