import type { Server } from 'restify';
import type { StaffApiDeps } from './api/api-deps';
import { mountStaffApi } from './api/mount-api';
import { mountStaffPages } from './pages/mount-pages';

/**
 * Mounts what staff use: the API, and the console where the built browser code is given.
 * @throws DeskError `web-not-built`
 */
export function mountStaff(server: Server, deps: StaffApiDeps & { webRoot?: string }): void {
  mountStaffApi(server, deps);
  if (deps.webRoot !== undefined) mountStaffPages(server, { ...deps, webRoot: deps.webRoot });
}
