import type { Settings } from './read-settings';

/** The company's sign-in service as the settings have it, where they name one. */
export function openIdOf(settings: Settings) {
  const { oidcIssuer, oidcClientId, oidcClientSecret, oidcName, oidcRoleClaim, oidcRoles } =
    settings;
  if (!oidcIssuer || !oidcClientId || !oidcClientSecret || !oidcRoles) return undefined;
  return {
    issuer: oidcIssuer,
    clientId: oidcClientId,
    clientSecret: oidcClientSecret.reveal(),
    name: oidcName,
    roleClaim: oidcRoleClaim,
    roles: oidcRoles,
  };
}
