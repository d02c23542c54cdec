/** The frame-ancestors sources: the desk itself and the origins that may embed it. */
const embedding = (allowedOrigins: readonly string[]) => ["'self'", ...allowedOrigins].join(' ');

/**
 * The hash of nothing: Web Chat's scrolling list adds one empty style element without the nonce, and
 * fills it through the object model. An empty element is all that this lets through.
 */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** The chat page's content security policy: what Web Chat needs and nothing else. */
export function chatPolicy(nonce: string, allowedOrigins: readonly string[]): string {
  return policy({
    'default-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'script-src': `'nonce-${nonce}' 'strict-dynamic'`,
    'style-src': `'nonce-${nonce}' ${emptyStyle}`,
    'img-src': "'self' blob: data:",
    'connect-src': "'self' blob:",
    'worker-src': 'blob:',
    'frame-ancestors': embedding(allowedOrigins),
  });
}

/** The demo page's, as strict as a careful site's: the widget has to work beside it. */
export function demoPolicy(nonce: string): string {
  return policy({
    'default-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'script-src': `'nonce-${nonce}'`,
    'style-src': `'nonce-${nonce}'`,
    'img-src': "'self'",
    'frame-src': "'self'",
    'frame-ancestors': "'none'",
  });
}

/** The receipt page's: its own script and style, and the desk itself to ask. */
export function receiptPolicy(nonce: string): string {
  return policy({
    'default-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'script-src': `'nonce-${nonce}'`,
    'style-src': `'nonce-${nonce}'`,
    'img-src': "'self'",
    'connect-src': "'self'",
    'frame-ancestors': "'none'",
  });
}

const policy = (directives: Record<string, string>) =>
  Object.entries(directives)
    .map(directive => directive.join(' '))
    .join('; ');
