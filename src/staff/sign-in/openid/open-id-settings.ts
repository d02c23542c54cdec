import type { StaffRole } from '../../../domain/staff';

/** The company's sign-in service, and whom of its people the desk lets in. */
export interface OpenIdSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What staff know it by. */
  name: string;
  /** The claim that names a person's groups. */
  roleClaim: string;
  roles: readonly { group: string; role: StaffRole }[];
}
