/** An address as accounts are found by it, however it was typed. */
export const normalEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase();
