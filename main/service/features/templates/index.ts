import { mailingPeople } from '../../../../db/mailings.ts';
import type { ReadDb } from '../../../../db/open.ts';
import {
  archiveTemplate,
  changeTemplate,
  exampleGuardian,
  findTemplate,
  insertTemplate,
  listTemplates,
  type TemplateWording,
} from '../../../../db/templates.ts';
import { mailingKind } from '../../../../shared/contract/mailings.ts';
import type { TemplateRow } from '../../../../shared/contract/templates.ts';
import { addDays, dayOf } from '../../../../shared/dates.ts';
import { notFound, Refusal, requireNoProblems } from '../../../../shared/refusal.ts';
import { GIVEN_TEMPLATES } from '../../../../shared/rules/given-templates.ts';
import { variableProblem } from '../../../../shared/rules/message-variables.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { typeset } from '../../../../shared/typography.ts';
import type { VerbsOf } from '../../context.ts';
import { compose } from '../mailings/index.ts';

export const templateVerbs: VerbsOf<'templates.list' | 'templates.save' | 'templates.archive' | 'templates.preview'> = {
  async 'templates.list'({ db }, { kind }) {
    // what another version of Portée may have kept for a kind that this one does not know
    const own = (await listTemplates(db, kind ?? null)).filter((row) => mailingKind.safeParse(row.kind).success);
    const given = GIVEN_TEMPLATES.filter((one) => !kind || one.kind === kind);
    return {
      rows: [
        ...own.map(
          (row): TemplateRow => ({
            id: row.id,
            key: row.id,
            kind: mailingKind.parse(row.kind),
            name: row.name,
            subject: row.subject,
            text: row.text,
            version: row.version,
            updatedAt: row.updated_at,
            updatedBy: row.updated_by_name,
          }),
        ),
        ...given.map((one): TemplateRow => ({ ...one, id: null, version: 0, updatedAt: null, updatedBy: null })),
      ],
    };
  },

  async 'templates.save'(ctx, { id, version, ...wording }) {
    requireKnownVariables(wording);
    const at = ctx.clock.now().toISOString();
    const saved = id === null ? await insertTemplate(ctx.db, wording, ctx.actor.id, at) : id;
    if (id !== null) {
      await asSeen(ctx.db, id, version);
      await changeTemplate(ctx.db, id, wording, ctx.actor.id, at);
    }
    await ctx.record({ subjectKind: 'template', subjectId: saved, details: { name: wording.name } });
    ctx.tell('templates', 'history');
    return { id: saved, version: id === null ? 1 : version + 1 };
  },

  async 'templates.archive'(ctx, { id, version }) {
    const template = await asSeen(ctx.db, id, version);
    await archiveTemplate(ctx.db, id, ctx.actor.id, ctx.clock.now().toISOString());
    await ctx.record({ subjectKind: 'template', subjectId: id, details: { name: template.name } });
    ctx.tell('templates', 'history');
    return {};
  },

  async 'templates.preview'(ctx, wording) {
    requireKnownVariables({ ...wording, name: '' });
    const example = await exampleGuardian(ctx.db);
    const [person] = example ? await mailingPeople(ctx.db, [example.id]) : [];
    if (!person) throw new Refusal('conflict', 'L’aperçu demande une famille avec un identifiant, une adresse e-mail et un élève.');
    const deadline = addDays(dayOf(ctx.clock.now()), 30);
    const { subject, text, html } = await compose(ctx, { ...wording, deadline }, person);
    return { name: fullName(person), subject: typeset(subject), text: typeset(text), html };
  },
};

function requireKnownVariables({ subject, text }: TemplateWording): void {
  requireNoProblems({ subject: variableProblem(subject), text: variableProblem(text) });
}

async function asSeen(db: ReadDb, id: string, version: number) {
  const template = await findTemplate(db, id);
  if (!template) throw notFound('Ce modèle');
  if (template.version !== version) throw new Refusal('conflict', 'Ce modèle a changé depuis que vous l’avez ouvert : relisez-le.');
  return template;
}
