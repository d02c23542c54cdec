import { z } from 'zod';
import { address, oneOf, type Setting, whole } from '../setting';

/** Where the desk listens, and how it is reached. */
export const serverSettings = {
  port: {
    variable: 'PORT',
    doc: ['The port that the desk listens on. 0 takes any free one.'],
    schema: whole(0, 65_535),
    cure: 'give a whole number from 0 to 65535, for example 3978',
    default: '3978',
  },
  host: {
    variable: 'HOST',
    doc: [
      'The address of this machine that it listens on. 127.0.0.1 is reached from this machine alone;',
      '0.0.0.0 from the network, which is for containers and for desks behind a proxy.',
    ],
    schema: z.string().regex(/^[\w.:-]{1,255}$/),
    cure: 'give an IP address or a host name without a port, for example 127.0.0.1',
    default: '127.0.0.1',
  },
  publicUrl: {
    variable: 'PUBLIC_URL',
    doc: [
      'How customers and staff reach the desk from outside: used for links in mails and on the page.',
      'Without it, http:// with HOST and PORT.',
    ],
    schema: address('http:', 'https:'),
    cure: 'give a whole address that begins with https:// (or http://)',
    example: 'https://desk.example.vn',
  },
  trustProxy: {
    variable: 'TRUST_PROXY',
    doc: [
      'How many proxies of your own stand in front of the desk. So many entries from the right of',
      'X-Forwarded-For are believed; with 0 the header is ignored. Limits per address rest on this.',
    ],
    schema: whole(0, 10),
    cure: 'give the number of proxies, from 0 to 10',
    default: '0',
  },
  logLevel: {
    variable: 'LOG_LEVEL',
    doc: ['How much is logged: silent, fatal, error, warn, info, debug or trace.'],
    schema: oneOf('silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'),
    cure: 'give one of silent, fatal, error, warn, info, debug, trace',
    default: 'info',
  },
} as const satisfies Record<string, Setting<unknown>>;
