import { z } from 'zod';
import { type Case, type CaseEvent, caseStates } from '../../../domain/case';
import { DeskError } from '../../../domain/errors';
import { languages } from '../../../domain/language';
import { caseTranscript } from '../../transcripts/case-transcript';
import { transcriptHtml, transcriptPolicy } from '../../transcripts/transcript-html';
import { transcriptActivities } from '../../transcripts/transcript-json';
import { transcriptText } from '../../transcripts/transcript-text';
import type { StaffApiDeps } from '../api-deps';
import { noteView } from '../note-view';
import { presentCase, presentSummary } from '../present-case';
import { staffRoute } from '../route';
import { caseSchema, caseSummarySchema, referenceParams } from '../schemas';

const listCases = staffRoute({
  method: 'GET',
  path: '/cases',
  name: 'listCases',
  summary: 'The queue: nearest due first',
  access: 'cases.list',
  query: z.object({
    /** Several are separated by commas. */
    state: z
      .string()
      .transform(text => text.split(','))
      .pipe(z.array(z.enum(caseStates)))
      .optional(),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: {
    status: 200,
    schema: z.object({ cases: z.array(caseSummarySchema), total: z.int() }),
  },
  async handle({ query, language }, { queue, texts, time, holidays }) {
    const { state: states = [], offset, limit } = query;
    const { cases, total } = await queue.nearestDue({ states, offset, limit });
    const presenting = { texts, language, now: time.now(), holidays };
    return {
      status: 200,
      json: { cases: cases.map(one => presentSummary(one, presenting)), total },
    };
  },
});

const readCase = staffRoute({
  method: 'GET',
  path: '/cases/{reference}',
  name: 'readCase',
  summary: 'One case; the look is written into its history',
  access: 'cases.read',
  params: referenceParams,
  answer: { status: 200, schema: caseSchema },
  faults: ['staff-no-case'],
  async handle({ params, language }, deps, who) {
    const request = await findCase(deps, params.reference);
    await noteView(deps, request.reference, who, { what: 'case' });
    const history = await named(await deps.cases.history(request.reference), deps);
    const { texts, time, holidays } = deps;
    const presenting = { texts, language, now: time.now(), holidays };
    return { status: 200, json: presentCase(request, history, presenting) };
  },
});

const readTranscriptRoute = staffRoute({
  method: 'GET',
  path: '/cases/{reference}/transcript',
  name: 'readTranscript',
  summary: 'What was said up to the filing; the look is written into the case’s history',
  access: 'cases.transcript',
  params: referenceParams,
  query: z.object({
    format: z.enum(['json', 'html', 'text']).default('json'),
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
    const language = query.language ?? accepted;
    const request = await findCase(deps, params.reference);
    await noteView(deps, request.reference, who, { what: 'transcript', format: query.format });
    const transcript = await caseTranscript(request, deps.activityLog);
    switch (query.format) {
      case 'json':
        return { status: 200, json: transcriptActivities(transcript) };
      case 'html':
        return {
          status: 200,
          headers: { 'content-security-policy': `${transcriptPolicy}; sandbox` },
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

export const caseRoutes = [listCases, readCase, readTranscriptRoute];

async function findCase({ cases }: StaffApiDeps, reference: string): Promise<Case> {
  const found = await cases.find(reference);
  if (!found) throw new DeskError('staff-no-case', `${reference} does not exist`);
  return found;
}

/** The history with the names of the people in it. */
async function named(
  history: CaseEvent[],
  { accounts }: StaffApiDeps,
): Promise<(CaseEvent & { actorName?: string })[]> {
  const ids = new Set(history.flatMap(({ actor }) => (actor.kind === 'staff' ? [actor.id] : [])));
  const names = new Map<string, string>();
  for (const id of ids) {
    const account = await accounts.find(id);
    if (account) names.set(id, account.name);
  }
  return history.map(event => {
    const name = event.actor.kind === 'staff' ? names.get(event.actor.id) : undefined;
    return name === undefined ? event : { ...event, actorName: name };
  });
}
