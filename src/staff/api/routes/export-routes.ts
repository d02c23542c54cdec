import { z } from 'zod';
import { languages } from '../../../domain/language';
import { casePage } from '../../case-work/export-case';
import { paperPolicy } from '../../paper-page';
import { allows } from '../../rights';
import { findCase, viewCase } from '../case-views';
import { noteView } from '../note-view';
import { attachmentHeader } from '../preview';
import { staffRoute } from '../route';
import { caseSchema, referenceParams } from '../schemas';

const exportCase = staffRoute({
  method: 'GET',
  path: '/cases/{reference}/export',
  name: 'exportCase',
  summary: 'One case as a page to print, or as JSON; it is written into its history',
  access: 'cases.export',
  params: referenceParams,
  query: z.object({
    format: z.enum(['json', 'html']).default('json'),
    /** Without who the customer is; so always for who may not see that. */
    hidden: z.enum(['true', 'false']).default('false'),
    language: z.enum(languages).optional(),
  }),
  answer: { status: 200, schema: caseSchema, documents: ['text/html'] },
  faults: ['staff-no-case'],
  async handle({ params, query, language: accepted }, deps, who) {
    const language = query.language ?? accepted;
    const { reference } = await findCase(deps, params.reference);
    const revealed = query.hidden === 'false' && allows(who, 'cases.reveal');
    await noteView(deps, reference, who, { format: query.format, revealed }, 'exported');
    const view = await viewCase(deps, reference, { language, who, revealed });
    if (query.format === 'json')
      return {
        status: 200,
        headers: { 'content-disposition': attachmentHeader(`${reference}.json`) },
        json: view,
      };
    const shown = caseSchema.parse(view);
    const page = { shown, language, texts: deps.texts, by: who.name, at: deps.time.now() };
    return {
      status: 200,
      headers: { 'content-security-policy': `${paperPolicy}; sandbox allow-modals` },
      document: { contentType: 'text/html; charset=utf-8', content: casePage(page) },
    };
  },
});

export const exportRoutes = [exportCase];
