import type { RequestRecord } from '../../../../db/change-requests.ts';

/** Under which the answer to a request is queued: that of each version is another. */
export const decidedMail = ({ id, version }: Pick<RequestRecord, 'id' | 'version'>): string => `change-request.decided:${id}:${version}`;
