import { z } from 'zod';
import { address, listOf, type Setting, secret } from '../setting';

const origin = address('http:', 'https:').refine(text => new URL(text).origin === text);

/** The chat on the website. */
export const websiteSettings = {
  directLineSecret: {
    variable: 'DIRECTLINE_SECRET',
    doc: [
      'The secret by which a server of yours may ask for chat tokens. It never belongs in a page.',
      'Without it, one is made on the first start and kept below DATA_DIR.',
    ],
    schema: secret(z.string().regex(/^[\x21-\x7e]{16,500}$/)),
    cure: 'give at least 16 letters, digits and signs without spaces; make one with: openssl rand -hex 32',
    example: '<openssl rand -hex 32>',
  },
  widgetUserSecret: {
    variable: 'WIDGET_USER_SECRET',
    doc: [
      'Shared with your website, which signs with it who of its customers is signed in (docs/widget.md).',
      'Without it, every visitor is a stranger.',
    ],
    schema: secret(z.string().regex(/^[\x21-\x7e]{32,500}$/)),
    cure: 'give at least 32 letters, digits and signs without spaces; make one with: openssl rand -hex 32',
    example: '<openssl rand -hex 32>',
  },
  allowedOrigins: {
    variable: 'ALLOWED_ORIGINS',
    doc: [
      "The websites that may show the chat, divided by commas: protocol and host, no path. The desk's",
      'own pages always may.',
    ],
    schema: listOf(origin),
    cure: 'give origins such as https://shop.example.vn, divided by commas, without a path or a star',
    default: '',
    example: 'https://shop.example.vn,https://www.example.vn',
  },
} as const satisfies Record<string, Setting<unknown>>;
