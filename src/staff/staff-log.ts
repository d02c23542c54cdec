/** Where staff's side reports to operators: codes and ids, no words, contacts or tokens of anybody. */
export interface StaffLog {
  info(fields: Readonly<Record<string, string | number>>, message: string): void;
  warn(fields: Readonly<Record<string, string | number>>, message: string): void;
  error(fields: Readonly<Record<string, string | number>>, message: string): void;
}
