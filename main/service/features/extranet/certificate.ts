import { refuseField } from '../../../../shared/refusal.ts';
import { type Imported, readImported } from '../../certificates/imported.ts';
import { keepImported } from '../../certificates/kept.ts';
import { type PlainWriteVerb, prepared } from '../../context.ts';
import { setting } from '../settings/read.ts';
import { requireProtectedKeys } from './save.ts';

/** The office's own certificate: read and tried first, kept sealed with its key; where it is in use, shown from the next connection on. */
export const importCertificate = prepared<'extranet.importCertificate', Imported>(
  (ctx, { files, password }) => {
    requireProtectedKeys(ctx, 'files');
    return readImported(files, password, ctx.clock.now());
  },
  async (ctx, _typed, imported) => {
    const { facts } = imported;
    await keepImported(ctx.db, ctx.secrets, imported, ctx.clock.now());
    const details = { subject: facts.subject, issuer: facts.issuer, until: facts.until, fingerprint: facts.fingerprint };
    await ctx.record({ subjectKind: 'settings', subjectId: null, details });
    ctx.tell('settings', 'extranet');
    return { facts };
  },
);

/** Forgets the certificate and its key. */
export const removeCertificate: PlainWriteVerb<'extranet.removeCertificate'> = async (ctx) => {
  if ((await setting(ctx.db, 'extranet')).mode === 'imported')
    throw refuseField('mode', 'Ce certificat sert en ce moment : choisissez d’abord une autre façon d’ouvrir l’extranet.', 'conflict');
  await keepImported(ctx.db, ctx.secrets, null, ctx.clock.now());
  await ctx.record({ subjectKind: 'settings', subjectId: null });
  ctx.tell('settings', 'extranet');
  return {};
};
