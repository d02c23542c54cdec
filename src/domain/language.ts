/** The languages that the desk speaks. Adding one: CONTRIBUTING.md, "A language". */
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (value: unknown): value is Language =>
  (languages as readonly unknown[]).includes(value);
