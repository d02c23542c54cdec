import type { ServerResponse } from 'node:http';
import type { Request, Response, Server } from 'restify';
import type { z } from 'zod';
import type { Language } from '../../domain/language';
import { failureCode } from '../deliveries/failure-code';
import type { StaffApiDeps } from './api-deps';
import { authenticate, refuseCrossSite } from './authenticate';
import { apiPath } from './openapi';
import { BadRequest, problemOf } from './problem';
import { readJsonBody } from './read-body';
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
    send(response, route, await run(route, request, deps, language));
  } catch (fault) {
    const incident = Buffer.from(deps.random.bytes(6)).toString('hex');
    const problem = problemOf(fault, incident, deps.texts, language);
    if (problem.incident !== undefined)
      deps.log.error(
        { code: 'staff-failed', route: route.name, incident, reason: failureCode(fault) },
        'a staff request failed',
      );
    write(response, problem.status, JSON.stringify(problem), {
      'content-type': 'application/problem+json; charset=utf-8',
    });
  }
}

async function run(
  route: Route,
  request: Request,
  deps: StaffApiDeps,
  language: Language,
): Promise<Reply> {
  const cookie = new SessionCookie(deps.publicUrl);
  refuseCrossSite(request);
  if (route.access === 'anybody')
    return route.handle(await checked(route, request, language, cookie), deps);
  const who = await authenticate(request, route.access, deps.signIn, cookie);
  return route.handle(await checked(route, request, language, cookie), deps, who);
}

async function checked(
  route: Route,
  request: Request,
  language: Language,
  cookie: SessionCookie,
): Promise<Call<unknown, unknown, unknown>> {
  const sessionToken = cookie.read(request.headers.cookie);
  const query = Object.fromEntries(new URL(request.url ?? '', 'http://desk').searchParams);
  return {
    params: check('params', route.params, request.params),
    query: check('query', route.query, query),
    body: route.body ? check('body', route.body, await readJsonBody(request)) : undefined,
    language,
    ...(sessionToken === undefined ? {} : { sessionToken }),
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
function send(response: Response, route: Route, reply: Reply): void {
  const { schema } = route.answer;
  if (reply.document)
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
