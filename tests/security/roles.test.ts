import { describe, expect, it } from 'vitest';
import { contract, type OperationName } from '../../shared/contract/index.ts';
import { ROLES, type Role } from '../../shared/contract/operation.ts';
import { aWorld, type Person, type World } from '../helpers/world.ts';

// Who may do what at the desk, written by hand and on purpose apart from the contract: a role that gains or loses an operation by a slip
// of the pen is seen here. Whoever adds an operation says here who may (ELE-2.4, SEC-1.14).

/** Everybody who works here: they look things up, and see to their own session. */
const EVERYBODY = `
  office.dashboard staff.me staff.signOut staff.changeOwnPassword exports.note
  families.list families.get families.balance families.reEnrolments families.duplicates families.mergePreview
  changeRequests.get changeRequests.preview changeRequests.acceptance
  validations.list validations.select reasons.list
  requiredDocuments.list requiredDocuments.get requiredDocuments.model conditions.choices
  campaigns.list campaigns.get campaigns.preview campaigns.progress campaigns.followUp campaigns.selection
  reEnrolments.list reEnrolments.get
  messages.list messages.get templates.list templates.preview
  mailings.list mailings.get
  identifiers.list identifiers.counts identifiers.chosen identifiers.sessions identifiers.pattern
  history.list fieldSettings.get jobs.list jobs.get`;

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
  reEnrolments.decide reEnrolments.undo
  messages.sendAgain messages.cancel templates.save templates.archive
  mailings.plan mailings.preview mailings.create mailings.tell mailings.resume mailings.letters mailings.stopLetters
  jobs.start jobs.cancel jobs.resume`;

/** What holds for the whole house. */
const ADMINISTRATOR = `
  staff.list staff.create staff.edit staff.deactivate staff.reactivate staff.resetPassword staff.endSessions
  sites.sheets sites.create sites.edit sites.reorder sites.logo sites.saveLogo sites.removeLogo sites.defaultHelp
  settings.get settings.saveExtranet settings.saveTraffic settings.savePasswords settings.saveSessions settings.saveMail settings.testMail
  changeRequests.saveAcceptance identifiers.savePattern fieldSettings.save fieldSettings.reset`;

/** Neither of the above, each for its reason. */
const APART: Partial<Record<OperationName, readonly Role[]>> = {
  // who misses what is no secret to those who look; the papers themselves are (RGPD-7.11)
  'documents.missing': ['administrateur', 'scolarite', 'lecture'],
  'families.documents': ['administrateur', 'scolarite', 'lecture'],
  // the changes go into the accounting software too
  'reEnrolments.changes': ['administrateur', 'scolarite', 'comptabilite'],
  'reEnrolments.noteExport': ['administrateur', 'scolarite', 'comptabilite'],
};

/** All that whoever has a handed-over password reaches before choosing an own one. */
const BEFORE_OWN_PASSWORD = ['staff.me', 'staff.signOut', 'staff.changeOwnPassword'];

const words = (text: string) => text.trim().split(/\s+/) as OperationName[];
const MAY = new Map<OperationName, readonly Role[]>([
  ...words(EVERYBODY).map((name) => [name, ROLES] as const),
  ...words(DESK).map((name) => [name, ['administrateur', 'scolarite']] as const),
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
    const said = [...words(EVERYBODY), ...words(DESK), ...words(ADMINISTRATOR), ...Object.keys(APART)];
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

  it('reading and accounting roles write nothing: what they may call changes no file', () => {
    const writes = staffOperations.filter((name) => contract[name].kind === 'write');
    const may = (role: Role) => writes.filter((name) => MAY.get(name)?.includes(role)).sort();
    expect(may('lecture')).toEqual(['exports.note', 'staff.changeOwnPassword', 'staff.signOut']);
    expect(may('comptabilite')).toEqual(['exports.note', 'reEnrolments.noteExport', 'staff.changeOwnPassword', 'staff.signOut']);
  });
});
