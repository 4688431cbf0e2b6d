import { findField, type SheetSubject } from './sheets.ts';

/**
 * Whether an office may let this field be accepted without anybody looking at it. Never an e-mail address: it is a key to an account
 * (SEC-1.11), and a student's would be taken for one sooner or later.
 */
export function mayBeAcceptedAlone(subject: SheetSubject, name: string): boolean {
  const field = findField(subject, name);
  return field !== undefined && field.kind !== 'email';
}
