import { z } from 'zod';
import { type Setting, safeReceiver, secret } from '../setting';

/** Other systems of the company. */
export const systemsSettings = {
  preferenceWebhookUrl: {
    variable: 'PREFERENCE_WEBHOOK_URL',
    doc: [
      'Where another system is told at once what customers decide about offers and sharing. Without it,',
      'nobody is told; GET /staff/api/preferences and desk preferences export answer all the same.',
    ],
    schema: safeReceiver,
    cure: 'give an address that begins with https:// (http:// only for this very machine)',
    example: 'https://crm.example.vn/hooks/preferences',
  },
  preferenceWebhookSecret: {
    variable: 'PREFERENCE_WEBHOOK_SECRET',
    doc: ['The secret that both sides know: the desk signs what it tells with it.'],
    schema: secret(z.string().regex(/^[\x21-\x7e]{32,500}$/)),
    cure: 'give at least 32 letters, digits and signs without spaces; make one with: openssl rand -hex 32',
    example: '<openssl rand -hex 32>',
  },
  handoffWebhookUrl: {
    variable: 'HANDOFF_WEBHOOK_URL',
    doc: [
      'Where another system is handed each filed case whole, as staff get it by mail: answers, due dates,',
      'list of evidence, link, transcript. Without it, cases go by mail and to the console alone.',
    ],
    schema: safeReceiver,
    cure: 'give an address that begins with https:// (http:// only for this very machine)',
    example: 'https://tickets.example.vn/hooks/privacy-desk',
  },
  handoffWebhookSecret: {
    variable: 'HANDOFF_WEBHOOK_SECRET',
    doc: ['The secret that both sides know: the desk signs what it hands over with it.'],
    schema: secret(z.string().regex(/^[\x21-\x7e]{32,500}$/)),
    cure: 'give at least 32 letters, digits and signs without spaces; make one with: openssl rand -hex 32',
    example: '<openssl rand -hex 32>',
  },
  smsWebhookUrl: {
    variable: 'SMS_WEBHOOK_URL',
    doc: [
      'Your SMS gateway, for one-time codes to a phone: it is posted {id, type: "sms", to, text}, signed.',
      'Without it, codes go by e-mail alone, and staff check who gave only a phone.',
    ],
    schema: safeReceiver,
    cure: 'give an address that begins with https:// (http:// only for this very machine)',
    example: 'https://sms.example.vn/hooks/send',
  },
  smsWebhookSecret: {
    variable: 'SMS_WEBHOOK_SECRET',
    doc: ['The secret that the gateway knows too: the desk signs with it.'],
    schema: secret(z.string().regex(/^[\x21-\x7e]{32,500}$/)),
    cure: 'give at least 32 letters, digits and signs without spaces; make one with: openssl rand -hex 32',
    example: '<openssl rand -hex 32>',
  },
} as const satisfies Record<string, Setting<unknown>>;
