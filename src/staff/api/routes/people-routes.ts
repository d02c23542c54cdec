import { z } from 'zod';
import { staffRoles } from '../../../domain/staff';
import { staffRoute } from '../route';
import { personSchema } from '../schemas';

const listPeople = staffRoute({
  method: 'GET',
  path: '/people',
  name: 'listPeople',
  summary: 'The colleagues to whom cases can be given',
  access: 'cases.list',
  answer: {
    status: 200,
    schema: z.object({ people: z.array(personSchema.extend({ role: z.enum(staffRoles) })) }),
  },
  async handle(_call, { accounts }) {
    const people = (await accounts.list())
      .filter(({ disabledAt, role }) => !disabledAt && role !== 'auditor')
      .map(({ id, name, role }) => ({ id, name, role }));
    return { status: 200, json: { people } };
  },
});

export const peopleRoutes = [listPeople];
