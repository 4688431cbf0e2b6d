import type { OperationName, Topic } from '../../shared/contract/index.ts';

/** `families` of `families.list`. */
export type Subject = OperationName extends infer N ? (N extends `${infer S}.${string}` ? S : never) : never;

/** What a subject's answers are made of: when one of these topics has changed, they are asked again; a subject left out, at every change. */
const MADE_OF: Partial<Record<Subject, readonly Topic[] | 'everything'>> = {
  // The dashboard counts a little of all.
  office: 'everything',
  // Every change leaves its line there.
  history: 'everything',
  staff: ['settings', 'office'],
  sites: ['office', 'settings'],
  families: ['families', 'accounts', 'changeRequests', 'messages', 'documents', 'reEnrolments', 'billing'],
  accounts: ['accounts'],
  changeRequests: ['changeRequests', 'families'],
  validations: ['changeRequests', 'reEnrolments', 'documents', 'families'],
  home: ['changeRequests', 'families'],
  messages: ['messages'],
  identifiers: ['accounts', 'families', 'settings'],
  templates: ['templates'],
  mailings: ['mailings', 'messages', 'accounts', 'families'],
  settings: ['settings'],
  extranet: ['settings', 'extranet'],
  fieldSettings: ['settings'],
  reasons: ['settings'],
  onlinePayments: ['billing', 'families', 'settings'],
  campaigns: ['campaigns', 'reEnrolments', 'families', 'accounts'],
  reEnrolments: ['reEnrolments', 'campaigns', 'documents', 'billing', 'families'],
  billing: ['billing', 'families', 'settings'],
  invoices: ['billing', 'families', 'settings'],
  payments: ['billing', 'families'],
  deposits: ['billing'],
  accounting: ['billing', 'settings'],
  mandates: ['billing', 'families'],
  directDebits: ['billing', 'families', 'settings'],
  reminders: ['billing', 'families', 'settings', 'templates'],
  opinions: ['reEnrolments', 'campaigns', 'families'],
  jobs: ['jobs'],
  exports: [],
  documents: ['documents', 'families', 'reEnrolments'],
  requiredDocuments: ['documents', 'campaigns', 'families'],
  conditions: ['settings', 'families'],
  tariffs: ['billing', 'settings', 'families'],
  rentals: ['billing', 'families'],
  inventory: ['billing', 'families'],
};

/** Whether what an operation answered may be out of date once these topics have changed. */
export function isTouchedBy(name: OperationName, topics: readonly Topic[]): boolean {
  const madeOf = MADE_OF[name.split('.')[0] as Subject] ?? 'everything';
  return madeOf === 'everything' ? topics.length > 0 : madeOf.some((topic) => topics.includes(topic));
}
