import { z } from 'zod';
import { describeApi } from '../openapi';
import { openRoute, type Route } from '../route';
import { accountRoutes } from './account-routes';
import { calendarRoutes } from './calendar-routes';
import { caseRoutes } from './case-routes';
import { chatRoutes } from './chat-routes';
import { eventRoutes } from './event-routes';
import { evidenceRoutes } from './evidence-routes';
import { exportRoutes } from './export-routes';
import { figuresRoutes } from './figures-routes';
import { liveRoutes } from './live-routes';
import { meRoutes } from './me-routes';
import { newCaseRoutes } from './new-case-routes';
import { packageRoutes } from './package-routes';
import { peopleRoutes } from './people-routes';
import { preferenceRoutes } from './preference-routes';
import { reminderRoutes } from './reminder-routes';
import { sessionRoutes } from './session-routes';
import { templateRoutes } from './template-routes';
import { tokenRoutes } from './token-routes';
import { viewRoutes } from './view-routes';

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
  ...meRoutes,
  ...accountRoutes,
  ...tokenRoutes,
  ...reminderRoutes,
  ...caseRoutes,
  ...eventRoutes,
  ...evidenceRoutes,
  ...newCaseRoutes,
  ...packageRoutes,
  ...exportRoutes,
  ...templateRoutes,
  ...viewRoutes,
  ...peopleRoutes,
  ...calendarRoutes,
  ...figuresRoutes,
  ...chatRoutes,
  ...liveRoutes,
  ...preferenceRoutes,
  openApi,
];

let description: ReturnType<typeof describeApi> | undefined;
function apiDescription(): ReturnType<typeof describeApi> {
  description ??= describeApi(staffRoutes);
  return description;
}
