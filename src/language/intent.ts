/** What a message is for. The labels are an interface: `desk understand` prints them. */
export const intents = [
  'complaint',
  'request.access',
  'request.disclosure',
  'request.correct',
  'request.delete',
  'optout.marketing',
  'optout.sharing',
  'optin',
  'status',
  'human',
  'policy',
  'help',
  'cancel',
  'back',
  'restart',
  'language.en',
  'language.vi',
  'greet',
  'thanks',
  'none',
] as const;
export type Intent = (typeof intents)[number];

export interface IntentReading {
  intent: Intent;
  /** 0 to 1: the share of belief in this intent against all others. */
  confidence: number;
}
