import { z } from 'zod';
import { caseOutcomes } from '../../../domain/case';
import { templateKinds } from '../../../domain/case-work/keeping';
import { DeskError } from '../../../domain/errors';
import { languages } from '../../../domain/language';
import { allTemplates } from '../../case-work/templates';
import { staffRoute } from '../route';

const params = z.object({ id: z.string().regex(/^[\w.-]{1,60}$/) });

const content = z.object({
  kind: z.enum(templateKinds),
  outcome: z.enum(caseOutcomes).optional(),
  language: z.enum(languages),
  title: z.string().trim().min(1).max(120),
  text: z.string().trim().min(1).max(8_000),
});
const templateSchema = content.extend({ id: z.string() });

const listTemplates = staffRoute({
  method: 'GET',
  path: '/templates',
  name: 'listTemplates',
  summary:
    'Texts to begin a message with; {{reference}}, {{name}}, {{due}}, {{staff}} are filled in',
  access: 'cases.read',
  answer: { status: 200, schema: z.object({ templates: z.array(templateSchema) }) },
  async handle(_call, { work, texts }) {
    return { status: 200, json: { templates: allTemplates(await work.templates.list(), texts) } };
  },
});

const putTemplate = staffRoute({
  method: 'PUT',
  path: '/templates/{id}',
  name: 'putTemplate',
  summary: 'Write a template, new or in the place of the one with this id',
  access: 'templates.edit',
  params,
  body: content,
  answer: { status: 200, schema: templateSchema },
  async handle({ params: { id }, body }, { work }) {
    const { outcome, ...rest } = body;
    const template = { id, ...rest, ...(outcome && { outcome }) };
    await work.templates.put(template);
    return { status: 200, json: template };
  },
});

const removeTemplate = staffRoute({
  method: 'DELETE',
  path: '/templates/{id}',
  name: 'removeTemplate',
  summary: 'Remove a template; one of the desk’s own comes back as it was',
  access: 'templates.edit',
  params,
  answer: { status: 204 },
  faults: ['staff-no-template'],
  async handle({ params: { id } }, { work }) {
    if (!(await work.templates.remove(id)))
      throw new DeskError('staff-no-template', 'there is no such template');
    return { status: 204 };
  },
});

export const templateRoutes = [listTemplates, putTemplate, removeTemplate];
