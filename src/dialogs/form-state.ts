import type { ConfirmPurpose } from './confirm-dialog';
import type { Offer } from './fields/field-kind';

/** What a form keeps on the dialogs' stack; the answers are in the talk's draft. */
export interface FormState {
  type: string;
  /** The name of the field that is asked, or the review. */
  asking: string;
  /** Readings of an answer between which the customer was asked to choose. */
  offers?: Offer[];
  confirming?: ConfirmPurpose;
  /** What the customer said that may mean another request, while she is asked whether it does. */
  leaving?: string;
}
