import { z } from 'zod';
import { requestHeader } from './authenticate';
import { faultStatus, problemSchema } from './problem';
import type { Route } from './route';

export const apiPath = '/staff/api';

type JsonSchema = Record<string, unknown>;

export interface ApiDescription {
  openapi: '3.1.0';
  info: { title: string; version: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, JsonSchema>>;
  components: JsonSchema;
}

/** OpenAPI 3.1 of the routes, made from the very schemas that check them. */
export function describeApi(routes: readonly Route[]): ApiDescription {
  const paths: ApiDescription['paths'] = {};
  for (const route of routes) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: describeRoute(route),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Privacy desk: staff', version: '1' },
    servers: [{ url: apiPath }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'desk-staff' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function describeRoute(route: Route): JsonSchema {
  return {
    operationId: route.name,
    summary: route.summary,
    security: route.access === 'anybody' ? [] : [{ session: [] }, { token: [] }],
    ...(route.access === 'anybody' || route.access === 'signed-in'
      ? {}
      : { 'x-right': route.access }),
    parameters: [
      ...parameters(route.params, 'path'),
      ...parameters(route.query, 'query'),
      ...(route.method === 'GET' ? [] : [pageHeader]),
    ],
    ...(route.body ? { requestBody: { required: true, content: bodyOf(route, route.body) } } : {}),
    responses: { ...success(route), ...failures(route) },
  };
}

function bodyOf({ upload }: Route, body: z.ZodType): JsonSchema {
  const schema = schemaOf(body, 'input');
  if (!upload) return json(schema);
  const file = { type: 'string', contentMediaType: 'application/octet-stream' };
  const files = { type: 'array', items: file, maxItems: upload.mostFiles };
  const properties = { ...(schema.properties as JsonSchema | undefined), file: files };
  return { 'multipart/form-data': { schema: { ...schema, properties } } };
}

const pageHeader = {
  in: 'header',
  name: requestHeader,
  required: false,
  description: 'Any value; needed with a session cookie, not with a token',
  schema: { type: 'string' },
};

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): JsonSchema[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => ({
    in: place,
    name,
    required: required.includes(name),
    schema: property,
  }));
}

function success({ answer }: Route): JsonSchema {
  const content = {
    ...(answer.schema ? json(schemaOf(answer.schema, 'output')) : {}),
    ...Object.fromEntries(
      (answer.documents ?? []).map(type => [type, { schema: { type: 'string' } }]),
    ),
  };
  return {
    [answer.status]: {
      description: 'Done',
      ...(Object.keys(content).length > 0 ? { content } : {}),
    },
  };
}

function failures(route: Route): JsonSchema {
  const codes = [
    ...(route.params || route.query || route.body ? ['staff-request'] : []),
    ...(route.body && !route.upload ? ['staff-not-json', 'staff-too-big'] : []),
    ...(route.upload ? ['staff-not-upload', 'staff-too-big', 'evidence-kind'] : []),
    ...(route.access === 'anybody' ? [] : ['staff-signed-out', 'staff-denied']),
    ...(route.method === 'GET' ? [] : ['staff-cross-site']),
    ...(route.faults ?? []),
  ];
  const statuses = new Set(codes.map(code => faultStatus[code] ?? 500));
  return Object.fromEntries(
    [...statuses].map(status => [
      String(status),
      {
        description: codes.filter(code => faultStatus[code] === status).join(', '),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  );
}

const json = (schema: JsonSchema): JsonSchema => ({ 'application/json': { schema } });

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
