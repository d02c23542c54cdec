/** Pictures that browsers show by themselves and that hold no script. */
const pictures = new Set([
  ...['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/bmp', 'image/avif'],
]);

/** Whether a file of this kind may be looked at in a page; every other is given as a download alone. */
export const previewable = (contentType: string): boolean => pictures.has(contentType);

/** A name for `Content-Disposition`: ASCII for old programs, UTF-8 for the others (RFC 6266, RFC 8187). */
export function attachmentHeader(name: string): string {
  const safe = name.replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu, '_').slice(0, 200) || 'file';
  const ascii =
    safe
      .normalize('NFD')
      .replace(/[^\x20-\x7e]/g, '')
      .replace(/[%;']/g, '_') || 'file';
  const utf8 = encodeURIComponent(safe).replace(
    /['()*]/g,
    sign => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}
