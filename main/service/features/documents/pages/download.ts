import { disposition } from '../../../extranet/disposition.ts';
import type { Reply, Visit } from '../../../extranet/page.ts';

/** A file that a family gave comes back to it as a file to keep: nothing in it runs or is shown as a page of ours (UPL-3.10). */
export async function downloadFile(visit: Visit): Promise<Reply> {
  return asAttachment(await visit.call('documents.open', { fileId: visit.params.file ?? '' }));
}

/** A form to fill in is kept and opened elsewhere, like a file. */
export async function downloadModel(visit: Visit): Promise<Reply> {
  return asAttachment(await visit.call('documents.model', { requirementId: visit.params.requirement ?? '' }));
}

const asAttachment = ({ name, mediaType, bytes }: { name: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> }): Reply => ({
  status: 200,
  bytes,
  headers: {
    'Content-Type': mediaType,
    'Content-Disposition': disposition('attachment', name),
    'Content-Security-Policy': "sandbox; default-src 'none'",
  },
});
