import { describe, expect, it } from 'vitest';
import { setSetting } from '../../db/settings.ts';
import { contract, type OperationName } from '../../shared/contract/index.ts';
import { ROLES, type Role } from '../../shared/contract/operation.ts';
import { aWorld, type Person, type World } from '../helpers/world.ts';

// Who may do what at the desk, written by hand and on purpose apart from the contract: a role that gains or loses an operation by a slip
// of the pen is seen here. Whoever adds an operation says here who may (ELE-2.4, SEC-1.14).

/** Everybody who works here: they look things up, and see to their own session. */
const EVERYBODY = `
  office.dashboard staff.me staff.signOut staff.changeOwnPassword exports.note
  staff.secondFactor staff.proposeSecondFactor staff.addSecondFactor staff.dropSecondFactor staff.renewRecoveryCodes
  families.list families.get families.balance families.reEnrolments families.duplicates families.mergePreview
  changeRequests.get changeRequests.preview changeRequests.acceptance
  validations.list validations.select reasons.list
  requiredDocuments.list requiredDocuments.get requiredDocuments.model conditions.choices
  campaigns.list campaigns.get campaigns.preview campaigns.progress campaigns.followUp campaigns.selection
  reEnrolments.get
  templates.list templates.preview
  identifiers.pattern
  tariffs.list tariffs.choices rentals.list rentals.get rentals.choices inventory.list
  fieldSettings.get jobs.list jobs.get
  payments.list payments.get payments.methods payments.open payments.receipt payments.certificate
  billing.familyLedger invoices.list invoices.get invoices.years invoices.pdf invoices.creditNote invoices.creditNotePdf
  invoices.statement invoices.settings
  deposits.waiting deposits.list deposits.slip reminders.list reminders.settings
  onlinePayments.list onlinePayments.get`;

/** Those who change families' files: administrateur and scolarité. */
const DESK = `
  families.create families.edit families.archive families.restore families.editGuardian families.addGuardian families.removeGuardian
  families.returnGuardian families.makeFirst families.setFacts families.signalDisagreement families.liftDisagreement
  families.notDuplicates families.merge families.undoMerge
  students.create students.edit students.archive students.restore students.move
  accounts.makeIdentifier accounts.sendIdentifier accounts.letter accounts.block accounts.unblock accounts.endSessions
  identifiers.closeSession identifiers.lift identifiers.reset
  changeRequests.decide changeRequests.undo reasons.save
  documents.get documents.file documents.decide documents.undo documents.exempt documents.askAgain
  requiredDocuments.preview requiredDocuments.create requiredDocuments.edit requiredDocuments.archive requiredDocuments.restore
  requiredDocuments.reorder
  campaigns.create campaigns.edit campaigns.remove campaigns.open campaigns.close
  reEnrolments.decide reEnrolments.undo opinions.save opinions.favourRest
  messages.sendAgain messages.cancel templates.save templates.archive
  mailings.plan mailings.preview mailings.create`;

/** Those who move money: administrateur and comptabilite; whoever looks at Facturation sees what they did. */
const MONEY = `
  invoices.create invoices.save invoices.remove invoices.issue invoices.drafts invoices.credit invoices.preview invoices.bill
  invoices.print invoices.printing invoices.stopPrinting invoices.saveSettings
  payments.record payments.allocate payments.clear payments.sendBack payments.cancel payments.refund deposits.make
  reminders.saveSettings reminders.preview reminders.send
  accounting.settings accounting.saveSettings accounting.preview accounting.export accounting.list accounting.file
  mandates.list mandates.save mandates.revoke directDebits.settings directDebits.saveSettings directDebits.preview directDebits.make
  directDebits.list directDebits.get directDebits.file directDebits.collect directDebits.reject
  onlinePayments.askAgain onlinePayments.settle`;

/** Instruments pass over the counter, their money through accounting: all but those who only look. */
const LENDING = `
  rentals.begin rentals.edit rentals.extend rentals.return rentals.reopen rentals.holdDeposit rentals.returnDeposit
  inventory.save inventory.retire inventory.restore inventory.remove billing.simulate`;

/** Prices: administrateur and comptabilité. */
const PRICES = 'tariffs.preview tariffs.save tariffs.archive tariffs.restore tariffs.copy';

/** What holds for the whole house. */
const ADMINISTRATOR = `
  staff.list staff.create staff.edit staff.deactivate staff.reactivate staff.resetPassword staff.removeSecondFactor
  staff.endSessions
  sites.sheets sites.create sites.edit sites.reorder sites.logo sites.saveLogo sites.removeLogo sites.defaultHelp
  extranet.means extranet.save extranet.importCertificate extranet.removeCertificate extranet.remakeAuthority extranet.authorityFile
  settings.get settings.saveTraffic settings.savePasswords settings.saveSessions settings.saveSecondFactor
  settings.saveMail settings.testMail
  onlinePayments.settings onlinePayments.saveSettings onlinePayments.testConnection
  changeRequests.saveAcceptance identifiers.savePattern fieldSettings.save fieldSettings.reset`;

/** Reminders of invoices are runs too. */
const RUNS = ['mailings.tell', 'mailings.resume', 'mailings.letters', 'mailings.stopLetters'];

/** Neither of the above, each for its reason. */
const APART: Partial<Record<OperationName, readonly Role[]>> = {
  // reminders of invoices are runs too, and accounting's; the verbs keep each to its kind
  'mailings.tell': ['administrateur', 'scolarite', 'comptabilite'],
  'mailings.resume': ['administrateur', 'scolarite', 'comptabilite'],
  'mailings.letters': ['administrateur', 'scolarite', 'comptabilite'],
  'mailings.stopLetters': ['administrateur', 'scolarite', 'comptabilite'],
  // what was written to families, and who did what: for those who write and do (RGPD-7.11)
  'messages.list': ['administrateur', 'scolarite', 'comptabilite'],
  'messages.get': ['administrateur', 'scolarite', 'comptabilite'],
  'mailings.list': ['administrateur', 'scolarite', 'comptabilite'],
  'mailings.get': ['administrateur', 'scolarite', 'comptabilite'],
  'history.list': ['administrateur', 'scolarite', 'comptabilite'],
  // with what and when families log in
  'identifiers.list': ['administrateur', 'scolarite'],
  'identifiers.counts': ['administrateur', 'scolarite'],
  'identifiers.chosen': ['administrateur', 'scolarite'],
  'identifiers.sessions': ['administrateur', 'scolarite'],
  // who misses what is no secret to those who look; the papers themselves are (RGPD-7.11)
  'documents.missing': ['administrateur', 'scolarite', 'lecture'],
  'families.documents': ['administrateur', 'scolarite', 'lecture'],
  // nor what teachers say of their students
  'opinions.courses': ['administrateur', 'scolarite', 'lecture'],
  'opinions.list': ['administrateur', 'scolarite', 'lecture'],
  // each job asks besides whether one may do what it does
  'jobs.start': ['administrateur', 'scolarite', 'comptabilite'],
  'jobs.cancel': ['administrateur', 'scolarite', 'comptabilite'],
  'jobs.resume': ['administrateur', 'scolarite', 'comptabilite'],
  // the changes go into the accounting software too
  'reEnrolments.changes': ['administrateur', 'scolarite', 'comptabilite'],
  'reEnrolments.noteExport': ['administrateur', 'scolarite', 'comptabilite'],
};

/** All that whoever has a handed-over password reaches before choosing an own one. */
const BEFORE_OWN_PASSWORD = ['staff.me', 'staff.signOut', 'staff.changeOwnPassword'];

/** What everybody does about their own access. */
const OWN_ACCESS: string[] = [
  'staff.signOut',
  'staff.changeOwnPassword',
  'staff.addSecondFactor',
  'staff.dropSecondFactor',
  'staff.renewRecoveryCodes',
];

/** All that an administrator reaches who must add a second factor first. */
const BEFORE_SECOND_FACTOR = [...BEFORE_OWN_PASSWORD, 'staff.proposeSecondFactor', 'staff.addSecondFactor'];

const words = (text: string) => text.trim().split(/\s+/) as OperationName[];
const MAY = new Map<OperationName, readonly Role[]>([
  ...words(EVERYBODY).map((name) => [name, ROLES] as const),
  ...words(DESK).map((name) => [name, ['administrateur', 'scolarite']] as const),
  ...words(MONEY).map((name) => [name, ['administrateur', 'comptabilite']] as const),
  ...words(LENDING).map((name) => [name, ['administrateur', 'scolarite', 'comptabilite']] as const),
  ...words(PRICES).map((name) => [name, ['administrateur', 'comptabilite']] as const),
  ...words(ADMINISTRATOR).map((name) => [name, ['administrateur']] as const),
  ...(Object.entries(APART) as [OperationName, readonly Role[]][]),
]);

const LOGINS: Record<Role, string> = { administrateur: 'sonia', scolarite: 'marc', comptabilite: 'nadia', lecture: 'hugo' };
const staffOperations = (Object.keys(contract) as OperationName[]).filter((name) => contract[name].who === 'staff');

/** An input that no operation takes: who may is told what is wrong with it, who may not is not even told that. */
const knock = (person: Person, name: OperationName) => person.refused(name, { nobodyTakesThis: true } as never).then(({ code }) => code);

async function everyoneIn(world: World): Promise<[Role, Person][]> {
  return Promise.all(ROLES.map(async (role) => [role, await world.signInStaff(LOGINS[role])] as [Role, Person]));
}

describe('who may do what at the desk', () => {
  it('is said here of every operation, of each once, and of nothing else', () => {
    const said = [
      ...words(EVERYBODY),
      ...words(DESK),
      ...words(MONEY),
      ...words(LENDING),
      ...words(PRICES),
      ...words(ADMINISTRATOR),
      ...Object.keys(APART),
    ];
    expect([...said].sort()).toEqual([...staffOperations].sort());
  });

  it('every operation with every role: those who may are let in, all others are refused', async () => {
    const world = await aWorld();
    const everyone = await everyoneIn(world);
    const wrong: string[] = [];
    for (const name of staffOperations) {
      for (const [role, person] of everyone) {
        const code = await knock(person, name);
        const expected = MAY.get(name)?.includes(role) ? 'invalid' : 'not-allowed';
        if (code !== expected) wrong.push(`${name} as ${role}: ${code} instead of ${expected}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('a handed-over password opens nothing but the choice of an own one, whatever the role', async () => {
    const world = await aWorld();
    for (const role of ROLES) {
      const { password } = await world.staff.call('staff.create', { name: `Nouvelle ${role}`, login: `n-${role}`, email: null, role });
      const person = await world.signInStaff(`n-${role}`, password);
      for (const name of staffOperations.filter((one) => MAY.get(one)?.includes(role)))
        expect([role, name, await knock(person, name)]).toEqual([
          role,
          name,
          BEFORE_OWN_PASSWORD.includes(name) ? 'invalid' : 'not-allowed',
        ]);
    }
  });

  it('an administrator who must add a second factor reaches nothing else before', async () => {
    const world = await aWorld();
    await world.service.store.write((db) =>
      setSetting(db, 'secondFactor', { administratorsSince: world.clock.now().toISOString() }, world.clock.now()),
    );
    const sonia = await world.signInStaff('sonia');
    for (const name of staffOperations.filter((one) => MAY.get(one)?.includes('administrateur')))
      expect([name, await knock(sonia, name)]).toEqual([name, BEFORE_SECOND_FACTOR.includes(name) ? 'invalid' : 'not-allowed']);
  });

  it('whoever only looks writes nothing, and accounting writes nothing but money: no file of a family', () => {
    // one's own session, password and telephone
    const writes = staffOperations.filter((name) => contract[name].kind === 'write' && !OWN_ACCESS.includes(name));
    const may = (role: Role) => writes.filter((name) => MAY.get(name)?.includes(role)).sort();
    expect(may('lecture')).toEqual(['exports.note']);
    const money = [...words(MONEY), ...words(LENDING), ...words(PRICES), 'jobs.start', 'jobs.cancel', 'jobs.resume', ...RUNS];
    expect(may('comptabilite').filter((name) => !money.includes(name))).toEqual(['exports.note', 'reEnrolments.noteExport']);
  });
});
