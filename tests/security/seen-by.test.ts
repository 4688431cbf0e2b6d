import { describe, expect, it } from 'vitest';
import { type SeenBy, type TreatmentName, treatments } from '../../db/classification.ts';
import { contract, type OperationName } from '../../shared/contract/index.ts';
import { ROLES } from '../../shared/contract/operation.ts';
import { aWorld } from '../helpers/world.ts';

// The register of processing says who sees which data, the contract who may ask for what: neither may promise more than the other (RGPD-7.1, 7.11).

/** The operations that show nothing but data of one treatment: exactly those of the register may call them. */
const SHOWS: Partial<Record<TreatmentName, readonly OperationName[]>> = {
  mails: ['messages.list', 'messages.get', 'mailings.list', 'mailings.get'],
  login: ['identifiers.list', 'identifiers.counts', 'identifiers.chosen', 'identifiers.sessions'],
  trace: ['history.list'],
  staff: ['staff.list'],
  familyFile: ['families.list', 'families.get'],
  documentBytes: ['documents.get', 'documents.file'],
  accounting: ['invoices.list', 'invoices.get', 'payments.list', 'payments.get', 'billing.familyLedger'],
  bank: ['mandates.list', 'directDebits.list', 'directDebits.get'],
  documentTrace: ['documents.missing', 'families.documents'],
};

const atTheDesk = (name: TreatmentName): SeenBy[] => treatments[name].seenBy.filter((who) => who !== 'famille').sort();

describe('what the register says of who sees what', () => {
  it.each(Object.entries(SHOWS) as [TreatmentName, OperationName[]][])('%s: holds for the operations that show it', (name, operations) => {
    const allowed = Object.fromEntries(operations.map((one) => [one, [...contract[one].roles].sort()]));
    expect(allowed).toEqual(Object.fromEntries(operations.map((one) => [one, atTheDesk(name)])));
  });

  it('holds inside a family’s file too, where several are shown together', async () => {
    const w = await aWorld();
    const logins = { administrateur: 'sonia', scolarite: 'marc', comptabilite: 'nadia', lecture: 'hugo' };
    for (const role of ROLES) {
      const person = await w.signInStaff(logins[role]);
      const file = await person.call('families.get', { id: w.cast.claire.familyId });
      const shown = { mails: file.mails !== null, login: file.guardians.every(({ account }) => account !== null) };
      expect([role, shown]).toEqual([role, { mails: atTheDesk('mails').includes(role), login: atTheDesk('login').includes(role) }]);
    }
  });

  it('keeps from all but the administrator when colleagues come and go', async () => {
    const w = await aWorld();
    const marc = await w.signInStaff('marc');
    const verbs = async (person: typeof marc) => (await person.call('history.list', { pageSize: 200 })).rows.map(({ verb }) => verb);
    expect(await verbs(w.staff)).toContain('staff.signIn');
    expect((await verbs(marc)).filter((verb) => verb.startsWith('staff.'))).toEqual([]);
  });
});
