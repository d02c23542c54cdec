import { z } from 'zod';

/** `sqlite:path/to/file` or `postgres://user:password@host:5432/database`. */
export const databaseAddress = z
  .string()
  .refine(text =>
    text.startsWith('sqlite:')
      ? /^sqlite:[^?#]+$/.test(text)
      : /^postgres(ql)?:\/\//.test(text) && URL.canParse(text),
  );
