import type { z } from 'zod';
import { accounting } from './accounting.ts';
import { accounts } from './accounts.ts';
import { billing } from './billing.ts';
import { campaigns } from './campaigns.ts';
import { changeRequests } from './change-requests.ts';
import { conditions } from './conditions.ts';
import { directDebits } from './direct-debits.ts';
import { documents } from './documents.ts';
import { exports } from './exports.ts';
import { extranet } from './extranet.ts';
import { families } from './families.ts';
import { familyMerges } from './family-merges.ts';
import { fieldSettings } from './field-settings.ts';
import { history } from './history.ts';
import { home } from './home.ts';
import { identifiers } from './identifiers.ts';
import { invoices } from './invoices.ts';
import { jobs } from './jobs.ts';
import { mailings } from './mailings.ts';
import { messages } from './messages.ts';
import { missingDocuments } from './missing-documents.ts';
import { office } from './office.ts';
import { onlinePayments } from './online-payments.ts';
import type { Operation } from './operation.ts';
import { opinions } from './opinions.ts';
import { pastYears } from './past-years.ts';
import { payments } from './payments.ts';
import { reEnrolments } from './re-enrolments.ts';
import { reEnrolmentsDesk } from './re-enrolments-desk.ts';
import { reasons } from './reasons.ts';
import { reminders } from './reminders.ts';
import { rentals } from './rentals.ts';
import { repertoire } from './repertoire.ts';
import { requiredDocuments } from './required-documents.ts';
import { settings } from './settings.ts';
import { sites } from './sites.ts';
import { staff } from './staff.ts';
import { students } from './students.ts';
import { studentsDesk } from './students-desk.ts';
import { tariffs } from './tariffs.ts';
import { teaching } from './teaching.ts';
import { templates } from './templates.ts';
import { validations } from './validations.ts';

/** Raised when an older desktop could no longer understand this service. */
export const CONTRACT_VERSION = 1;

/** Every operation there is, each declared once. Who is calling is never in the input. */
export const contract = {
  ...office,
  ...staff,
  ...sites,
  ...families,
  ...familyMerges,
  ...accounts,
  ...changeRequests,
  ...validations,
  ...reasons,
  ...students,
  ...studentsDesk,
  ...teaching,
  ...pastYears,
  ...repertoire,
  ...documents,
  ...missingDocuments,
  ...requiredDocuments,
  ...conditions,
  ...campaigns,
  ...reEnrolments,
  ...reEnrolmentsDesk,
  ...opinions,
  ...billing,
  ...onlinePayments,
  ...invoices,
  ...payments,
  ...reminders,
  ...accounting,
  ...directDebits,
  ...tariffs,
  ...rentals,
  ...home,
  ...messages,
  ...identifiers,
  ...mailings,
  ...templates,
  ...history,
  ...settings,
  ...extranet,
  ...fieldSettings,
  ...jobs,
  ...exports,
};

export type Contract = typeof contract;
export type OperationName = keyof Contract;
export type NamesFor<W extends Operation['who']> = { [N in OperationName]: Contract[N]['who'] extends W ? N : never }[OperationName];
/** What a caller sends. */
export type InputOf<N extends OperationName> = z.input<Contract[N]['input']>;
/** What a verb receives, parsed. */
export type ParsedInputOf<N extends OperationName> = z.output<Contract[N]['input']>;
export type OutputOf<N extends OperationName> = z.output<Contract[N]['output']>;

/** Names of subjects that have changed; a window asks again for what it shows of them. */
export const TOPICS = [
  'office',
  'families',
  'accounts',
  'changeRequests',
  'documents',
  'campaigns',
  'reEnrolments',
  'billing',
  'messages',
  'mailings',
  'templates',
  'history',
  'settings',
  'extranet',
  'jobs',
] as const;
export type Topic = (typeof TOPICS)[number];
