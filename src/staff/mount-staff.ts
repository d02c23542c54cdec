import type { Server } from 'restify';
import type { StaffApiDeps } from './api/api-deps';
import { mountStaffApi } from './api/mount-api';
import { mountStaffPages } from './pages/mount-pages';
import { mountOpenId, type OpenIdMount } from './sign-in/openid/mount-open-id';

export interface StaffDeps extends Omit<StaffApiDeps, 'openId'> {
  /** The built browser code. */
  webRoot?: string;
  /** The company's sign-in service, where there is one. */
  openId?: OpenIdMount;
}

/**
 * Mounts what staff use: the API, signing in elsewhere, and the console where the built browser code is given.
 * @throws DeskError `web-not-built`
 */
export function mountStaff(server: Server, { openId, ...deps }: StaffDeps): void {
  mountStaffApi(server, { ...deps, ...(openId && { openId: openId.settings }) });
  if (openId) mountOpenId(server, { ...deps, ...openId });
  if (deps.webRoot !== undefined) mountStaffPages(server, { ...deps, webRoot: deps.webRoot });
}
