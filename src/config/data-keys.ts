import { z } from 'zod';

const entry = /^([\w.-]{1,40}):([A-Za-z0-9+/]{43}=?)$/;

/** The vault's master keys as text, `id:base64,id:base64` of 32 bytes each: the first is the current one. */
export const dataKeys = z.string().refine(text => {
  const ids = text.split(/[\s,]+/).map(part => entry.exec(part)?.[1]);
  return ids.every(id => id !== undefined) && new Set(ids).size === ids.length;
});
