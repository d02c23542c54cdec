import type { RequestTypeName } from './requests';

/** The sections of the company's privacy notice. */
export const policySections = ['A', 'B', 'C', 'D', 'E'] as const;
export type PolicySection = (typeof policySections)[number];

/** What the customer can do about a topic here: a request, or a person to talk to. */
export type PolicyAction = RequestTypeName | 'human';

/** One thing that customers ask about the notice. Its texts are below `policy.topics.<topic>` in the locales. */
export interface PolicyMatter {
  /** Where the notice speaks of it; empty where it does not, which the answer then says. */
  readonly sections: readonly PolicySection[];
  /** What the answer suggests; none where knowing is all there is to it. */
  readonly action?: PolicyAction;
  /** Topics that a customer who asks for this one may want next, best first. */
  readonly related: readonly PolicyTopic[];
}

/**
 * Everything that the desk can tell of the notice (policy/notice.vi.txt), and the topics that customers
 * ask about although the notice is silent on them.
 */
const matters = {
  overview: {
    sections: policySections,
    related: ['collected', 'recipients', 'rights', 'retention'],
  },
  collected: { sections: ['A'], action: 'access', related: ['sources', 'purpose'] },
  'id-papers': { sections: ['A'], action: 'access', related: ['purpose', 'protection'] },
  sources: { sections: ['A'], action: 'access', related: ['collected', 'voluntary'] },
  voluntary: { sections: ['A', 'B'], action: 'human', related: ['purpose', 'offers'] },
  online: { sections: ['A'], action: 'access', related: ['cookies', 'where-to-read'] },
  cookies: { sections: [], action: 'human', related: ['online'] },
  purpose: { sections: ['A', 'B'], action: 'disclosure', related: ['recipients', 'analysis'] },
  recipients: {
    sections: ['B'],
    action: 'disclosure',
    related: ['group-sharing', 'third-parties'],
  },
  'group-sharing': {
    sections: ['B'],
    action: 'sharing-opt-out',
    related: ['offers', 'recipients'],
  },
  offers: { sections: ['B'], action: 'marketing-opt-out', related: ['group-sharing', 'analysis'] },
  'third-parties': {
    sections: ['B', 'E'],
    action: 'misuse-complaint',
    related: ['recipients', 'group-sharing'],
  },
  analysis: { sections: ['B'], action: 'marketing-opt-out', related: ['purpose', 'offers'] },
  authorities: { sections: ['B'], action: 'disclosure', related: ['recipients', 'abroad'] },
  abroad: { sections: ['B'], action: 'disclosure', related: ['recipients', 'storage'] },
  storage: { sections: [], action: 'human', related: ['abroad', 'protection'] },
  retention: { sections: ['B'], action: 'deletion', related: ['deletion', 'purpose'] },
  accuracy: { sections: ['B', 'D'], action: 'correction', related: ['access', 'rights'] },
  protection: { sections: ['C'], action: 'misuse-complaint', related: ['processors', 'breach'] },
  processors: { sections: ['C'], action: 'disclosure', related: ['recipients', 'protection'] },
  oversight: { sections: ['D'], action: 'human', related: ['protection', 'contact'] },
  'where-to-read': { sections: ['A', 'D'], action: 'human', related: ['overview', 'changes'] },
  rights: {
    sections: ['B', 'D', 'E'],
    action: 'access',
    related: ['deletion', 'offers', 'complaint'],
  },
  access: { sections: ['D'], action: 'access', related: ['accuracy', 'request-time'] },
  deletion: { sections: ['D'], action: 'deletion', related: ['retention', 'request-time'] },
  complaint: { sections: ['E'], action: 'misuse-complaint', related: ['complaint-time', 'misuse'] },
  misuse: { sections: ['B', 'E'], action: 'misuse-complaint', related: ['complaint', 'purpose'] },
  'complaint-time': { sections: ['E'], action: 'misuse-complaint', related: ['complaint'] },
  'request-time': { sections: [], action: 'access', related: ['deletion', 'accuracy'] },
  breach: { sections: ['E'], action: 'misuse-complaint', related: ['protection', 'complaint'] },
  compensation: { sections: [], action: 'misuse-complaint', related: ['breach', 'complaint'] },
  fees: { sections: [], action: 'human', related: ['complaint', 'access'] },
  children: { sections: [], action: 'human', related: ['rights', 'contact'] },
  recordings: { sections: [], action: 'human', related: ['collected', 'contact'] },
  'this-chat': { sections: [], action: 'human', related: ['protection'] },
  law: { sections: [], action: 'human', related: ['authorities', 'rights'] },
  changes: { sections: [], action: 'human', related: ['where-to-read'] },
  contact: { sections: ['E'], action: 'human', related: ['complaint'] },
  'section-a': { sections: ['A'], related: ['collected', 'sources', 'online'] },
  'section-b': { sections: ['B'], related: ['recipients', 'group-sharing', 'retention'] },
  'section-c': { sections: ['C'], related: ['protection', 'processors'] },
  'section-d': { sections: ['D'], related: ['oversight', 'access', 'deletion'] },
  'section-e': { sections: ['E'], action: 'misuse-complaint', related: ['complaint', 'breach'] },
} as const satisfies Record<string, Omit<PolicyMatter, 'related'> & { related: readonly string[] }>;

export type PolicyTopic = keyof typeof matters;

/** A topic that is asked for by name misspelt is a fault of the desk; the compiler finds it here. */
export const policyMatters: Readonly<Record<PolicyTopic, PolicyMatter>> = matters;
export const policyTopics = Object.keys(matters) as PolicyTopic[];
