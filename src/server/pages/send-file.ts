import type { Request, Response } from 'restify';
import type { WebFile } from './web-files';

export type Encoding = 'br' | 'gzip';

/** The best of the encodings that a client accepts (RFC 9110, 12.5.3); undefined means as it is. */
function acceptedEncoding(header: string | undefined): Encoding | undefined {
  const weights = new Map(
    (header ?? '').split(',').map(part => {
      const [name = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const weight = parameters.find(each => each.startsWith('q='))?.slice(2);
      return [name, weight === undefined ? 1 : Number(weight)] as const;
    }),
  );
  return (['br', 'gzip'] as const).find(
    encoding => (weights.get(encoding) ?? weights.get('*') ?? 0) > 0,
  );
}

/** Answers with a file, in the smallest form that the client takes, or 304 where it has it already. */
export function sendFile(
  req: Request,
  res: Response,
  file: WebFile,
  headers: Record<string, string>,
): void {
  const encoding = acceptedEncoding(req.headers['accept-encoding']);
  const packed = encoding === 'br' ? file.brotli : encoding === 'gzip' ? file.gzip : undefined;
  const all: Record<string, string> = {
    'Content-Type': file.contentType,
    'X-Content-Type-Options': 'nosniff',
    ETag: file.tag,
    Vary: 'Accept-Encoding',
    ...headers,
  };
  const known = (req.headers['if-none-match'] ?? '').split(/\s*,\s*/);
  if (known.some(tag => tag.replace(/^W\//, '') === file.tag)) {
    res.writeHead(304, all);
    res.end();
    return;
  }
  const body = packed ?? file.content;
  res.writeHead(200, {
    ...all,
    ...(packed && encoding ? { 'Content-Encoding': encoding } : {}),
    'Content-Length': String(body.length),
  });
  res.end(req.method === 'HEAD' ? undefined : body);
}
