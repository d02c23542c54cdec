import type { z } from 'zod';
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
}

export interface Reply {
  status: number;
  headers?: Readonly<Record<string, string>>;
  /** Checked against the route's schema and sent as JSON. */
  json?: unknown;
  /** Sent as it is, with its content type. */
  document?: { contentType: string; content: string };
}

interface RouteBase<Params, Query, Body> {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below `/staff/api`, with parameters as OpenAPI writes them: `/cases/{reference}`. */
  path: string;
  /** Unique; OpenAPI's operationId. */
  name: string;
  summary: string;
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
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
