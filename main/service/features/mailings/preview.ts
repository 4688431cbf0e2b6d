import { mailingPeople } from '../../../../db/mailings.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { typeset } from '../../../../shared/typography.ts';
import type { ReadVerb } from '../../context.ts';
import { compose } from './compose.ts';
import { requireWording } from './wording.ts';

export const preview: ReadVerb<'mailings.preview'> = async (ctx, { guardianId, ...wording }) => {
  await requireWording(ctx, wording);
  const [person] = await mailingPeople(ctx.db, [guardianId]);
  if (!person) throw notFound('Cette personne');
  const { subject, text, html } = await compose(ctx, wording, person);
  return { name: fullName(person), email: person.email, subject: typeset(subject), text: typeset(text), html };
};
