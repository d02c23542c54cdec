import { z } from 'zod';
import { languages } from '../../../domain/language';
import { contactKey } from '../../../domain/preference';
import { requestTypes } from '../../../domain/requests';
import { fileForCaller } from '../../case-work/file-for-caller';
import { givenAnswers } from '../../case-work/read-answers';
import { requestForms } from '../../case-work/request-forms';
import { BadRequest } from '../problem';
import { staffRoute } from '../route';
import { instant, requestTypeSchema } from '../schemas';

const listTypes = staffRoute({
  method: 'GET',
  path: '/request-types',
  name: 'listRequestTypes',
  summary: 'The requests that the desk takes, as forms',
  access: 'cases.list',
  answer: { status: 200, schema: z.array(requestTypeSchema) },
  handle: async ({ language }, { texts }) => ({
    status: 200,
    json: requestForms(texts, language),
  }),
});

const phone = z
  .string()
  .max(40)
  .transform((text, context) => {
    const key = contactKey(text);
    if (key?.startsWith('+')) return key;
    context.addIssue({ code: 'custom', message: 'no phone number' });
    return z.NEVER;
  });

const fileCase = staffRoute({
  method: 'POST',
  path: '/cases',
  name: 'fileCase',
  summary: 'A case for somebody who calls; the access code is to be read out to the caller',
  access: 'cases.file',
  body: z.object({
    type: z.enum([...requestTypes.keys()]),
    language: z.enum(languages),
    answers: givenAnswers,
    contact: z
      .object({ phone: phone.optional(), email: z.email().max(254).optional() })
      .refine(({ phone, email }) => phone !== undefined || email !== undefined),
  }),
  answer: {
    status: 201,
    schema: z.object({
      reference: z.string(),
      accessCode: z.string(),
      clocks: z.array(z.object({ name: z.string(), dueAt: instant })),
    }),
  },
  async handle({ body }, { work }, who) {
    const request = requestTypes.get(body.type);
    if (!request) throw new BadRequest('body.type');
    const { phone, email } = body.contact;
    const { filed, accessCode } = await fileForCaller(work, {
      ...{ request, language: body.language, answers: body.answers, who },
      contact: { ...(phone && { phone }), ...(email && { email }) },
    });
    return {
      status: 201,
      json: {
        ...{ reference: filed.reference, accessCode },
        clocks: filed.clocks.map(({ name, dueAt }) => ({ name, dueAt: dueAt.toISOString() })),
      },
    };
  },
});

export const newCaseRoutes = [listTypes, fileCase];
