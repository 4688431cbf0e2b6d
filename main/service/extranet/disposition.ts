import { create } from 'content-disposition';

/**
 * Under which name a browser saves what it is sent (RFC 6266), also one that knows only ASCII: « Justificatif d’idée.pdf » is
 * « Justificatif d_idee.pdf » there.
 */
export const disposition = (type: 'inline' | 'attachment', name: string): string => create(name, { type, fallback: inAscii(name) });

const inAscii = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|[%"\\]/gu, '_');
