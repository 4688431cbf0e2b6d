import type { OperationName } from '../../../../shared/contract/index.ts';
import type { VerbsOf } from '../../context.ts';
import { authorityFile, remakeAuthority } from './authority.ts';
import { importCertificate, removeCertificate } from './certificate.ts';
import { extranetMeans, extranetVersion } from './read.ts';
import { saveExtranet } from './save.ts';

export const extranetVerbs: VerbsOf<Extract<OperationName, `extranet.${string}`>> = {
  'extranet.means': async (ctx) => ({
    ...(await extranetMeans(ctx)),
    version: await extranetVersion(ctx.db),
    networks: ctx.networks(),
    keysProtected: ctx.secrets.protectedBySystem,
  }),
  'extranet.save': saveExtranet,
  'extranet.importCertificate': importCertificate,
  'extranet.removeCertificate': removeCertificate,
  'extranet.remakeAuthority': remakeAuthority,
  'extranet.authorityFile': authorityFile,
};
