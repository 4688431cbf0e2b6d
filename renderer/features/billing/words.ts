import type { InvoiceRow } from '../../../shared/contract/invoices.ts';
import type { InvoiceState } from '../../../shared/rules/invoices.ts';
import type { Tone } from '../../ui/Pill.tsx';

export const STATES: Record<InvoiceState, { word: string; many: string; tone: Tone }> = {
  draft: { word: 'Brouillon', many: 'Brouillons', tone: 'plain' },
  due: { word: 'À régler', many: 'À régler', tone: 'ink' },
  part: { word: 'Réglée en partie', many: 'Réglées en partie', tone: 'amber' },
  late: { word: 'En retard', many: 'En retard', tone: 'garnet' },
  paid: { word: 'Réglée', many: 'Réglées', tone: 'green' },
  credited: { word: 'Annulée par un avoir', many: 'Annulées', tone: 'plain' },
};

/** « F2026-00012 », or what it is as long as it has no number. */
export const nameOf = ({ number }: Pick<InvoiceRow, 'number'>): string => number ?? 'Brouillon';
