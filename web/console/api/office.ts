import type { Language, Person } from './cases';
import { send } from './send';

/** The people and lists that case work refers to. */
export const readPeople = async (signal?: AbortSignal): Promise<(Person & { role: string })[]> => {
  const { people } = await send<{ people: (Person & { role: string })[] }>('GET', '/people', {
    ...(signal && { signal }),
  });
  return people;
};

export interface RequestTypeField {
  name: string;
  label: string;
  kind: string;
  required: boolean;
  choices?: { value: string; label: string }[];
}

export interface RequestTypeInfo {
  type: string;
  name: string;
  fields: RequestTypeField[];
}

export const readRequestTypes = (signal?: AbortSignal): Promise<RequestTypeInfo[]> =>
  send('GET', '/request-types', { ...(signal && { signal }) });

export interface Template {
  id: string;
  kind: 'reply' | 'asked-more' | 'closed';
  outcome?: string;
  language: Language;
  title: string;
  text: string;
}

export const readTemplates = async (signal?: AbortSignal): Promise<Template[]> => {
  const { templates } = await send<{ templates: Template[] }>('GET', '/templates', {
    ...(signal && { signal }),
  });
  return templates;
};

/** Filters that somebody keeps for herself. */
export interface SavedView {
  id: string;
  name: string;
  query: string;
}

export const readViews = async (signal?: AbortSignal): Promise<SavedView[]> => {
  const { views } = await send<{ views: SavedView[] }>('GET', '/views', {
    ...(signal && { signal }),
  });
  return views;
};

export const saveView = ({ id, name, query }: SavedView): Promise<void> =>
  send('PUT', `/views/${encodeURIComponent(id)}`, { body: { name, query } });

export const removeView = (id: string): Promise<void> =>
  send('DELETE', `/views/${encodeURIComponent(id)}`);
