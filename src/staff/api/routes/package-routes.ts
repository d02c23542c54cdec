import { z } from 'zod';
import { makePackage, withdrawPackage } from '../../packages/make-package';
import { staffRoute } from '../route';
import { instant, referenceParams, referenceSchema } from '../schemas';

const handOver = staffRoute({
  method: 'POST',
  path: '/cases/{reference}/packages',
  name: 'makePackage',
  summary:
    'Lay an answer ready on a page behind the customer’s code, with files; the customer is told',
  access: 'cases.work',
  params: referenceParams,
  body: z.object({ text: z.string().trim().min(1).max(8_000) }),
  upload: { mostFiles: 20 },
  answer: {
    status: 201,
    schema: z.object({ id: z.string(), link: z.url(), expiresAt: instant }),
  },
  faults: ['staff-no-case', 'work-refused', 'staff-no-proof', 'state-conflict'],
  async handle({ params: { reference }, body: { text }, files }, { work }, who) {
    const { made, link } = await makePackage(work, { reference, text, files, who });
    return {
      status: 201,
      json: { id: made.id, link, expiresAt: made.expiresAt.toISOString() },
    };
  },
});

const takeBack = staffRoute({
  method: 'DELETE',
  path: '/cases/{reference}/packages/{id}',
  name: 'withdrawPackage',
  summary: 'Take an answer back; its files are erased',
  access: 'cases.work',
  params: z.object({ reference: referenceSchema, id: z.string().regex(/^[\w-]{24}$/) }),
  answer: { status: 204 },
  faults: ['staff-no-case', 'staff-no-package'],
  async handle({ params: { reference, id } }, { work }, who) {
    await withdrawPackage(work, { reference, id, who });
    return { status: 204 };
  },
});

export const packageRoutes = [handOver, takeBack];
