import { z } from 'zod';
import { oneOf, type Setting, secret } from '../setting';

/** Azure Bot Service's channels. The names are Microsoft's. */
export const azureSettings = {
  microsoftAppId: {
    variable: 'MicrosoftAppId',
    doc: ['The application id of the Azure bot. Without it, /api/messages is not there at all.'],
    schema: z.guid(),
    cure: 'give the application (client) id, a GUID, of the Azure bot resource',
    example: '00000000-0000-0000-0000-000000000000',
  },
  microsoftAppPassword: {
    variable: 'MicrosoftAppPassword',
    doc: ['The client secret of that application (not needed for UserAssignedMSI).'],
    schema: secret(),
    cure: 'give the client secret of the application',
    example: '<client secret>',
  },
  microsoftAppType: {
    variable: 'MicrosoftAppType',
    doc: ['How the application is registered: MultiTenant, SingleTenant or UserAssignedMSI.'],
    schema: oneOf('MultiTenant', 'SingleTenant', 'UserAssignedMSI'),
    cure: 'give MultiTenant, SingleTenant or UserAssignedMSI',
    default: 'MultiTenant',
  },
  microsoftAppTenantId: {
    variable: 'MicrosoftAppTenantId',
    doc: ['The tenant of a SingleTenant or UserAssignedMSI application.'],
    schema: z.guid(),
    cure: 'give the tenant (directory) id, a GUID',
    example: '00000000-0000-0000-0000-000000000000',
  },
} as const satisfies Record<string, Setting<unknown>>;
