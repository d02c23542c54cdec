import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Request, Response, Server } from 'restify';
import type { z } from 'zod';
import type { Language } from '../../domain/language';
import { failureCode } from '../deliveries/failure-code';
import { TooManyTries } from '../sign-in/try-limits';
import type { StaffApiDeps } from './api-deps';
import { authenticate, refuseCrossSite } from './authenticate';
import { apiPath } from './openapi';
import { BadRequest, problemOf } from './problem';
import { readJsonBody } from './read-body';
import { readUpload, type Upload } from './read-upload';
import type { Call, Reply, Route } from './route';
import { staffRoutes } from './routes';
import { SessionCookie } from './session-cookie';
import { wantedLanguage } from './wanted-language';

/** Answers of the API are for whoever asked, and are shown nowhere else. */
const safeHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

/** Mounts every route of the staff API. Bodies are read here: no body parser may run before. */
export function mountStaffApi(server: Server, deps: StaffApiDeps): void {
  for (const route of staffRoutes) {
    const path = apiPath + route.path.replace(/\{(\w+)\}/g, ':$1');
    const handler = async (request: Request, response: Response): Promise<void> => {
      await answer(route, request, response, deps);
    };
    if (route.method === 'GET') server.get(path, handler);
    else if (route.method === 'POST') server.post(path, handler);
    else if (route.method === 'PUT') server.put(path, handler);
    else server.del(path, handler);
  }
}

async function answer(
  route: Route,
  request: Request,
  response: Response,
  deps: StaffApiDeps,
): Promise<void> {
  const language = wantedLanguage(request.headers['accept-language'], deps.language);
  try {
    await send(response, route, await run(route, request, deps, language));
  } catch (fault) {
    // Part of an answer is gone already: only an end without an end tells that it is not whole.
    if (response.headersSent) response.destroy();
    if (response.headersSent && hasLeft(fault)) return;
    const incident = Buffer.from(deps.random.bytes(6)).toString('hex');
    const problem = problemOf(fault, incident, deps.texts, language);
    if (problem.incident !== undefined)
      deps.log.error(
        { code: 'staff-failed', route: route.name, incident, reason: failureCode(fault) },
        'a staff request failed',
      );
    if (response.headersSent) return;
    write(response, problem.status, JSON.stringify(problem), {
      'content-type': 'application/problem+json; charset=utf-8',
      ...(fault instanceof TooManyTries ? { 'retry-after': String(fault.retryAfter) } : {}),
    });
  }
}

/** Whoever asked has closed the line, as a browser does with the page: no fault, and nobody to tell. */
const hasLeft = (fault: unknown): boolean => failureCode(fault) === 'ERR_STREAM_PREMATURE_CLOSE';

async function run(
  route: Route,
  request: Request,
  deps: StaffApiDeps,
  language: Language,
): Promise<Reply> {
  const cookie = new SessionCookie(deps.publicUrl);
  refuseCrossSite(request);
  if (route.access === 'anybody')
    return route.handle(await checked(route, request, deps, language), deps);
  const who = await authenticate(request, route.access, deps.signIn, cookie);
  if (!route.upload) return route.handle(await checked(route, request, deps, language), deps, who);
  const upload = await readUpload(request, deps.evidence, route.upload);
  try {
    return await route.handle(await checked(route, request, deps, language, upload), deps, who);
  } catch (fault) {
    for (const { id } of upload.files) await deps.evidence.remove(id);
    throw fault;
  }
}

async function checked(
  route: Route,
  request: Request,
  deps: StaffApiDeps,
  language: Language,
  upload?: Upload,
): Promise<Call<unknown, unknown, unknown>> {
  const sessionToken = new SessionCookie(deps.publicUrl).read(request.headers.cookie);
  const device = request.headers['user-agent'];
  const query = Object.fromEntries(new URL(request.url ?? '', 'http://desk').searchParams);
  return {
    params: check('params', route.params, request.params),
    query: check('query', route.query, query),
    body: route.body
      ? check('body', route.body, upload ? upload.fields : await readJsonBody(request))
      : undefined,
    files: upload?.files ?? [],
    language,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    address: deps.addressOf?.(request) ?? request.socket.remoteAddress ?? 'unknown',
    ...(device === undefined ? {} : { device }),
  };
}

/** @throws BadRequest */
function check(part: string, schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new BadRequest(part, parsed.error);
  return parsed.data;
}

/** @throws ZodError where an answer is not what the description promises: the desk's own fault. */
async function send(response: Response, route: Route, reply: Reply): Promise<void> {
  const { schema } = route.answer;
  if (reply.document && typeof reply.document.content !== 'string') {
    const { content, contentType } = reply.document;
    response.writeHead(reply.status, {
      ...safeHeaders,
      ...reply.headers,
      'content-type': contentType,
    });
    await pipeline(content, response);
  } else if (reply.document && typeof reply.document.content === 'string')
    write(response, reply.status, reply.document.content, {
      ...reply.headers,
      'content-type': reply.document.contentType,
    });
  else if (schema && reply.json !== undefined)
    write(response, reply.status, JSON.stringify(schema.parse(reply.json)), {
      ...reply.headers,
      'content-type': 'application/json; charset=utf-8',
    });
  else write(response, reply.status, '', reply.headers ?? {});
}

function write(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, { ...safeHeaders, ...headers });
  response.end(body);
}
