import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { EvidenceFile } from '../../domain/evidence';
import type { Language } from '../../domain/language';
import type { Right } from '../rights';
import type { Principal } from '../sign-in/principal';
import type { StaffApiDeps } from './api-deps';

/** A checked request. */
export interface Call<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  language: Language;
  /** The session's token, where the request came with one. */
  sessionToken?: string;
  /** Where the request came from, for limits. */
  address: string;
  /** What the browser says that it is. */
  device?: string;
  /** What came with an upload, kept by the vault already; removed again where the handler fails. */
  files: readonly EvidenceFile[];
}

export interface Reply {
  status: number;
  headers?: Readonly<Record<string, string>>;
  /** Checked against the route's schema and sent as JSON. */
  json?: unknown;
  /** Sent as it is, with its content type. A stream that breaks breaks the answer. */
  document?: { contentType: string; content: string | Readable };
}

interface RouteBase<Params, Query, Body> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/staff/api`, with parameters as OpenAPI writes them: `/cases/{reference}`. */
  path: string;
  /** Unique; OpenAPI's operationId. */
  name: string;
  summary: string;
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
  /** The body is multipart/form-data: its fields are checked as the body, its files kept as `files`. */
  upload?: { mostFiles: number };
  answer: { status: number; schema?: z.ZodType; documents?: readonly string[] };
  /** The codes of the faults that it tells, apart from those that any route has. */
  faults?: readonly string[];
}

/** Open to anybody: signing in, and what describes the API. */
export interface OpenRoute<Params = unknown, Query = unknown, Body = unknown>
  extends RouteBase<Params, Query, Body> {
  access: 'anybody';
  handle(call: Call<Params, Query, Body>, deps: StaffApiDeps): Promise<Reply>;
}

/** For staff: those with a right, or whoever has signed in. */
export interface StaffRoute<Params = unknown, Query = unknown, Body = unknown>
  extends RouteBase<Params, Query, Body> {
  access: 'signed-in' | Right;
  handle(call: Call<Params, Query, Body>, deps: StaffApiDeps, who: Principal): Promise<Reply>;
}

export type Route = OpenRoute | StaffRoute;

/** Binds a handler's parameters to the schemas beside it. */
export const openRoute = <Params, Query, Body>(
  route: OpenRoute<Params, Query, Body>,
): OpenRoute<Params, Query, Body> => route;

export const staffRoute = <Params, Query, Body>(
  route: StaffRoute<Params, Query, Body>,
): StaffRoute<Params, Query, Body> => route;
