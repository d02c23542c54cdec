/** What may be logged of an error nobody foresaw: messages can repeat what a customer wrote, frames cannot. */
export const faultOf = (error: unknown): { name: string; code?: string; at: string[] } => {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line));
  return { name: error.name, ...code, at: frames.slice(0, 12).map(line => line.trim()) };
};
