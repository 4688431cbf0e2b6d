import type { VerbsOf } from '../../context.ts';

export const exportVerbs: VerbsOf<'exports.note'> = {
  async 'exports.note'(ctx, { list, format, rows, filtered }) {
    await ctx.record({ subjectKind: 'export', subjectId: null, details: { list, format, rows, filtered } });
    ctx.tell('history');
    return {};
  },
};
