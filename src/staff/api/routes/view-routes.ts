import { z } from 'zod';
import { DeskError } from '../../../domain/errors';
import { staffRoute } from '../route';

const params = z.object({ id: z.string().regex(/^[\w.-]{1,60}$/) });
const content = z.object({
  name: z.string().trim().min(1).max(80),
  query: z.string().max(2_000),
});
const viewSchema = content.extend({ id: z.string() });

const listViews = staffRoute({
  method: 'GET',
  path: '/views',
  name: 'listViews',
  summary: 'The filters of the queue that this person has saved',
  access: 'cases.list',
  answer: { status: 200, schema: z.object({ views: z.array(viewSchema) }) },
  handle: async (_call, { work }, who) => ({
    status: 200,
    json: { views: await work.views.of(who.id) },
  }),
});

const putView = staffRoute({
  method: 'PUT',
  path: '/views/{id}',
  name: 'putView',
  summary: 'Save filters of the queue under a name',
  access: 'cases.list',
  params,
  body: content,
  answer: { status: 200, schema: viewSchema },
  async handle({ params: { id }, body }, { work }, who) {
    await work.views.put(who.id, { id, ...body });
    return { status: 200, json: { id, ...body } };
  },
});

const removeView = staffRoute({
  method: 'DELETE',
  path: '/views/{id}',
  name: 'removeView',
  summary: 'Forget saved filters',
  access: 'cases.list',
  params,
  answer: { status: 204 },
  faults: ['staff-no-view'],
  async handle({ params: { id } }, { work }, who) {
    if (!(await work.views.remove(who.id, id)))
      throw new DeskError('staff-no-view', 'there is no such view');
    return { status: 204 };
  },
});

export const viewRoutes = [listViews, putView, removeView];
