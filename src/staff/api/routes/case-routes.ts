import { z } from 'zod';
import { caseStates } from '../../../domain/case';
import { mostCounted, urgencies } from '../../../domain/case-work/case-search';
import { type Language, languages } from '../../../domain/language';
import { maskJson, wordMask } from '../../case-work/masking';
import { readSearch } from '../../case-work/read-search';
import { paperPolicy } from '../../paper-page';
import { allows } from '../../rights';
import type { Principal } from '../../sign-in/principal';
import { caseTranscript } from '../../transcripts/case-transcript';
import { maskTranscript } from '../../transcripts/mask-transcript';
import { transcriptHtml } from '../../transcripts/transcript-html';
import { transcriptActivities } from '../../transcripts/transcript-json';
import { transcriptText } from '../../transcripts/transcript-text';
import type { StaffApiDeps } from '../api-deps';
import { findCase, presentingFor, viewCase } from '../case-views';
import { noteView } from '../note-view';
import { presentSummary } from '../present-case';
import { staffRoute } from '../route';
import { caseSchema, caseSummarySchema, referenceParams } from '../schemas';

/** Several values, separated by commas. */
const several = <T extends z.ZodType<unknown, string>>(each: T) =>
  z
    .string()
    .transform(text => text.split(','))
    .pipe(z.array(each))
    .optional();

const listCases = staffRoute({
  method: 'GET',
  path: '/cases',
  name: 'listCases',
  summary: 'The queue: nearest due first',
  access: 'cases.list',
  query: z.object({
    state: several(z.enum(caseStates)),
    type: several(z.string().max(60)),
    urgency: several(z.enum(urgencies)),
    assigned: z.string().max(60).optional().meta({ description: 'me, none, or an account' }),
    q: z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'a case number, a whole phone number or e-mail address, or words' }),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: {
    status: 200,
    schema: z.object({
      cases: z.array(caseSummarySchema),
      total: z.int().meta({ description: `how many there are, counted up to ${mostCounted}` }),
    }),
  },
  async handle({ query, language }, deps, who) {
    const { state: states = [], type: types, urgency, assigned, q = '', offset, limit } = query;
    const find = readSearch(q);
    const whose = assigned === 'me' ? who.id : assigned === 'none' ? null : assigned;
    const { cases, total } = await deps.queue.nearestDue({
      ...{ states, offset, limit, now: deps.time.now() },
      ...(types && { types }),
      ...(urgency && { urgency }),
      ...(whose !== undefined && { assigned: whose }),
      ...(find && { find }),
    });
    const presenting = await presentingFor(deps, language);
    return {
      status: 200,
      json: { cases: cases.map(one => presentSummary(one, presenting)), total },
    };
  },
});

/** The look is written down before anything is shown. */
async function showCase(
  deps: StaffApiDeps,
  number: string,
  view: { language: Language; who: Principal; revealed: boolean },
) {
  const { reference } = await findCase(deps, number);
  await noteView(
    deps,
    reference,
    view.who,
    { what: 'case' },
    view.revealed ? 'revealed' : 'viewed',
  );
  return { status: 200, json: await viewCase(deps, reference, view) };
}

const readCase = staffRoute({
  method: 'GET',
  path: '/cases/{reference}',
  name: 'readCase',
  summary: 'One case, without who the customer is; the look is written into its history',
  access: 'cases.read',
  params: referenceParams,
  answer: { status: 200, schema: caseSchema },
  faults: ['staff-no-case'],
  handle: ({ params, language }, deps, who) =>
    showCase(deps, params.reference, { language, who, revealed: false }),
});

const revealCase = staffRoute({
  method: 'POST',
  path: '/cases/{reference}/reveal',
  name: 'revealCase',
  summary: 'One case with who the customer is; each time it is written into its history',
  access: 'cases.reveal',
  params: referenceParams,
  answer: { status: 200, schema: caseSchema },
  faults: ['staff-no-case'],
  handle: ({ params, language }, deps, who) =>
    showCase(deps, params.reference, { language, who, revealed: true }),
});

const readTranscriptRoute = staffRoute({
  method: 'GET',
  path: '/cases/{reference}/transcript',
  name: 'readTranscript',
  summary: 'What was said up to the filing, or to now; the look is written into the case’s history',
  access: 'cases.transcript',
  params: referenceParams,
  query: z.object({
    format: z.enum(['json', 'html', 'text']).default('json'),
    upTo: z.enum(['filing', 'now']).default('filing'),
    /** With names, numbers and addresses; only for who may see who the customer is. */
    revealed: z.enum(['true', 'false']).default('false'),
    /** For links, which cannot send Accept-Language. */
    language: z.enum(languages).optional(),
  }),
  answer: {
    status: 200,
    schema: z.array(z.record(z.string(), z.json())),
    documents: ['text/html', 'text/plain'],
  },
  faults: ['staff-no-case'],
  async handle({ params, query, language: accepted }, deps, who) {
    const { format, upTo } = query;
    const language = query.language ?? accepted;
    const revealed = query.revealed === 'true' && allows(who, 'cases.reveal');
    const request = await findCase(deps, params.reference);
    const look = { what: 'transcript', format };
    await noteView(deps, request.reference, who, look, revealed ? 'revealed' : 'viewed');
    const { transcriptUpTo: _filing, ...toNow } = request;
    const whole = await caseTranscript(upTo === 'now' ? toNow : request, deps.activityLog);
    const mask = wordMask(request);
    const transcript = revealed ? whole : maskTranscript(whole, mask, maskJson);
    switch (format) {
      case 'json':
        return { status: 200, json: transcriptActivities(transcript) };
      case 'html':
        return {
          status: 200,
          headers: { 'content-security-policy': `${paperPolicy}; sandbox` },
          document: {
            contentType: 'text/html; charset=utf-8',
            content: transcriptHtml(transcript, deps.texts, language),
          },
        };
      case 'text':
        return {
          status: 200,
          document: {
            contentType: 'text/plain; charset=utf-8',
            content: transcriptText(transcript, deps.texts, language),
          },
        };
    }
  },
});

export const caseRoutes = [listCases, readCase, revealCase, readTranscriptRoute];
