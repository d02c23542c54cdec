/**
 * The HTTP status of each code that crosses the desk's edge. The stock Direct Line client takes 403 as
 * "get another token", 404 as the end of the talk, 429 and 5xx as "try again", any other 4xx as a failed
 * message.
 */
const statuses: Record<string, number> = {
  'bad-argument': 400,
  'upload-broken-off': 400,
  'missing-token': 401,
  'bad-token': 403,
  'bad-user-token': 403,
  'token-expired': 403,
  'secret-needed': 403,
  'wrong-conversation': 403,
  'origin-refused': 403,
  'conversation-gone': 404,
  'case-unknown': 404,
  'not-found': 404,
  'receipt-refused': 404,
  'answer-refused': 404,
  'method-not-allowed': 405,
  'state-conflict': 409,
  'not-taken': 409,
  'duplicate-activity': 409,
  'body-too-large': 413,
  'evidence-unknown': 404,
  'evidence-too-big': 413,
  'evidence-kind': 415,
  'unsupported-encoding': 415,
  'evidence-empty': 422,
  'too-many-requests': 429,
  stopping: 503,
};

/** None: the code says nothing to who is outside, which is a fault of the desk. */
export const statusOf = (code: string): number | undefined => statuses[code];
