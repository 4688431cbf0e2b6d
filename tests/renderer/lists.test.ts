import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { contract, type OperationName } from '../../shared/contract/index.ts';

// Every list that the window shows leaves it as a workbook, as CSV and on paper: found by what the service answers, not by name.

/** Lists that are shown and do not leave the window, each for its reason. */
const STAYS: Partial<Record<OperationName, string>> = {
  'jobs.list': 'what is running now; the report of one job is exported',
  'changeRequests.preview': 'one request under decision',
  'reEnrolments.changes': 'has an export of its own, which keeps what was exported last',
  'directDebits.preview': 'those about to be collected; the files for the bank are exported',
  'directDebits.get': 'one file for the bank, which is saved as it was sent',
  'deposits.waiting': 'what a deposit slip is being made of; the slip is printed',
  'invoices.drafts': 'those about to be issued; the list of invoices is exported',
  'invoices.preview': 'what a run would make; the list of invoices is exported',
  'invoices.years': 'the choice of a school year',
  'billing.familyLedger': 'one account, which is printed as a statement',
  'sites.list': 'the choice of a site; the sheets of the sites are exported',
  'sites.contacts': 'for the pages of families',
};

const root = resolve(import.meta.dirname, '../../renderer');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx'))
  .map((name) => readFileSync(join(root, name), 'utf8'));

/** The staff's reads that answer a list as such: an array, or rows and what is said of them. */
const lists = (Object.keys(contract) as OperationName[]).filter((name) => {
  const { who, kind, output } = contract[name];
  return who !== 'family' && kind === 'read' && (output instanceof z.ZodArray || (output instanceof z.ZodObject && 'rows' in output.shape));
});

/** As a page after page (`operation=`), or as what is shown, where it is asked for. */
const isAskedIn = (text: string, name: string): boolean => new RegExp(`useOperation(Pages)?\\(\\s*'${name}'`).test(text);
const isExported = (name: string): boolean =>
  sources.some((text) => text.includes(`operation="${name}"`) || (isAskedIn(text, name) && text.includes('<RowsExport')));
const isShown = (name: string): boolean => sources.some((text) => isAskedIn(text, name));

test('every list that the window shows can be saved and printed', () => {
  expect(lists.length).toBeGreaterThan(15);
  expect(lists.filter((name) => isShown(name) && !isExported(name) && !STAYS[name])).toEqual([]);
  // what stays is still a list that is shown: an exception that has had its day goes
  expect(Object.keys(STAYS).filter((name) => !lists.includes(name as OperationName))).toEqual([]);
});
