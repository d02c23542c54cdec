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

/** A number or address as preferences are kept by it: E.164, or lower case; nothing where it is neither. */
export function contactKey(text: string): string | undefined {
  const plain = text.trim().toLowerCase();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(plain)) return plain;
  const digits = plain.replace(/[\s().-]/g, '');
  if (/^0\d{8,10}$/.test(digits)) return `+84${digits.slice(1)}`;
  return /^\+\d{8,15}$/.test(digits) ? digits : undefined;
}

/** What now holds for one contact; `null` where nothing was decided. */
export interface Standing {
  marketing: Record<OfferWay, boolean | null>;
  sharing: boolean | null;
}

/** What now holds: of what was decided about a way and about all ways, the latest. */
export function standingOf(preferences: readonly Preference[]): Standing {
  const latest = (purpose: Purpose, way: OfferWay | 'all'): boolean | null =>
    preferences
      .filter(one => one.purpose === purpose && (one.way === way || one.way === 'all'))
      .reduce<Preference | undefined>(
        (last, one) => (last && last.since > one.since ? last : one),
        undefined,
      )?.allowed ?? null;
  const marketing = Object.fromEntries(offerWays.map(way => [way, latest('marketing', way)]));
  return { marketing: marketing as Standing['marketing'], sharing: latest('sharing', 'all') };
}
