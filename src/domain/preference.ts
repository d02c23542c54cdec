/** What a customer may refuse: offers, and the sharing of her data within the group (the notice, section B). */
export const purposes = ['marketing', 'sharing'] as const;
export type Purpose = (typeof purposes)[number];

/** The ways in which offers come (`social`: Zalo and the like). Sharing has none: it is `all`. */
export const offerWays = ['sms', 'call', 'email', 'social'] as const;
export type OfferWay = (typeof offerWays)[number];

/**
 * What a customer decided about one number or address, one purpose and one way. It holds from `since`
 * until she decides otherwise; other systems ask for it.
 */
export interface Preference {
  /** A phone in E.164 or an e-mail address in lower case. */
  contact: string;
  purpose: Purpose;
  way: OfferWay | 'all';
  allowed: boolean;
  since: Date;
  /** The case that is the proof of it. */
  reference: string;
}
