import { z } from 'zod';
import { describeApi } from '../openapi';
import { openRoute, type Route } from '../route';
import { caseRoutes } from './case-routes';
import { preferenceRoutes } from './preference-routes';
import { sessionRoutes } from './session-routes';

const openApi = openRoute({
  method: 'GET',
  path: '/openapi.json',
  name: 'describe',
  summary: 'This description',
  access: 'anybody',
  answer: { status: 200, schema: z.looseObject({ openapi: z.string() }) },
  handle: async () => ({ status: 200, json: apiDescription() }),
});

/** Every route of the staff API: what is mounted, guarded and described. */
export const staffRoutes: readonly Route[] = [
  ...sessionRoutes,
  ...caseRoutes,
  ...preferenceRoutes,
  openApi,
];

let description: ReturnType<typeof describeApi> | undefined;
function apiDescription(): ReturnType<typeof describeApi> {
  description ??= describeApi(staffRoutes);
  return description;
}
