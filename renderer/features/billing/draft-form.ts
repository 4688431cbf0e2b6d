import type { InvoiceDetail, TypedDraft } from '../../../shared/contract/invoices.ts';
import { formatDay } from '../../../shared/dates.ts';
import { newId } from '../../../shared/ids.ts';
import { editCents, readCents } from '../../../shared/money.ts';
import { lineTotal, splitInstalments } from '../../../shared/rules/invoices.ts';
import type { Ledger } from '../../../shared/rules/ledger-books.ts';
import { readDay, shownDay } from '../../ui/typed-day.ts';

// What stands in the editor of a draft, as typed, and what is sent of it.

type Line = TypedDraft['lines'][number];

export interface LineTyped {
  key: string;
  wording: string;
  quantity: string;
  price: string;
  /** What it charges, where a tariff made it: kept as long as the line stands. */
  from: Omit<Line, 'wording' | 'quantityHundredths' | 'unitPriceCents'>;
}

export interface DraftTyped {
  ledger: Ledger;
  guardianId: string | null;
  wording: string;
  schoolYearId: string | null;
  periodFrom: string;
  periodTo: string;
  due: string;
  lines: LineTyped[];
  instalments: { key: string; on: string; amount: string }[];
}

export const emptyLine = (): LineTyped => ({ key: newId(), wording: '', quantity: '1', price: '', from: { enrolmentIds: [] } });

export const typedOf = (draft: InvoiceDetail): DraftTyped => ({
  ledger: draft.ledger,
  guardianId: draft.guardianId,
  wording: draft.wording,
  schoolYearId: draft.schoolYearId,
  periodFrom: shownDay(draft.periodFromOn),
  periodTo: shownDay(draft.periodToOn),
  due: shownDay(draft.dueDay),
  lines: draft.lines.map(({ id, wording, quantityHundredths, unitPriceCents, totalCents: _total, creditedCents: _credited, ...from }) => ({
    key: id,
    wording,
    quantity: quantityText(quantityHundredths),
    price: editCents(unitPriceCents),
    from,
  })),
  instalments: draft.instalments.map(({ on, cents }) => ({ key: newId(), on: shownDay(on), amount: editCents(cents) })),
});

/** 100 is « 1 », 150 « 1,5 ». */
const quantityText = (hundredths: number): string => String(hundredths / 100).replace('.', ',');

/** As it is sent: null where nothing is typed, undefined where it is no day. */
export function sentDay(typed: string): string | null | undefined {
  const read = readDay(typed);
  return read.ok ? read.day : undefined;
}

/** Null as long as it cannot be worked out. */
export function lineCents({ quantity, price }: LineTyped): number | null {
  const [quantityHundredths, unitPriceCents] = [readCents(quantity), readCents(price)];
  return quantityHundredths === null || unitPriceCents === null ? null : lineTotal({ quantityHundredths, unitPriceCents });
}

export const totalTyped = (lines: readonly LineTyped[]): number => lines.reduce((sum, line) => sum + (lineCents(line) ?? 0), 0);

/** A plan of equal parts, a month apart, for what is typed now; none for one part. */
export const planOf = (total: number, parts: number, first: string): DraftTyped['instalments'] =>
  parts < 2 || total <= 0
    ? []
    : splitInstalments(total, parts, first).map(({ on, cents }) => ({ key: newId(), on: formatDay(on), amount: editCents(cents) }));

/** What is sent, and what cannot be, by the names of the editor. Lines that were left empty are left out. */
export function contentOf(typed: DraftTyped): { content: TypedDraft; problems: Record<string, string> } {
  const problems: Record<string, string> = {};
  const day = (name: string, value: string): string | null => {
    const read = readDay(value);
    if (!read.ok) problems[name] = read.message;
    return read.ok ? read.day : null;
  };
  const money = (name: string, value: string): number => {
    const cents = readCents(value);
    if (cents === null) problems[name] = value.trim() === '' ? 'À remplir.' : 'Un montant comme 12,50.';
    return cents ?? 0;
  };
  const lines = typed.lines.flatMap((line, i) => {
    if (line.wording.trim() === '' && line.price.trim() === '' && typed.lines.length > 1) return [];
    const quantityHundredths = readCents(line.quantity);
    if (quantityHundredths === null) problems[`lines.${i}.quantity`] = 'Un nombre comme 1 ou 1,5.';
    return [
      {
        ...line.from,
        wording: line.wording,
        quantityHundredths: quantityHundredths ?? 0,
        unitPriceCents: money(`lines.${i}.price`, line.price),
      },
    ];
  });
  const content: TypedDraft = {
    ledger: typed.ledger,
    guardianId: typed.guardianId,
    schoolYearId: typed.schoolYearId,
    wording: typed.wording,
    periodFromOn: day('periodFrom', typed.periodFrom),
    periodToOn: day('periodTo', typed.periodTo),
    dueOn: day('due', typed.due),
    lines,
    instalments: typed.instalments.map(({ on, amount }, i) => {
      const read = sentDay(on);
      if (!read) problems[`instalments.${i}.on`] = 'Une date comme 22/11/2026.';
      return { on: read ?? '', cents: money(`instalments.${i}.amount`, amount) };
    }),
  };
  return { content, problems };
}

const NAMES: Record<string, string> = {
  periodFromOn: 'periodFrom',
  periodToOn: 'periodTo',
  dueOn: 'due',
  quantityHundredths: 'quantity',
  unitPriceCents: 'price',
  cents: 'amount',
};

/** The service's name of a field as the editor's: « lines.0.unitPriceCents » is « lines.0.price ». */
export const fieldOf = (name: string): string =>
  name
    .split('.')
    .map((part) => NAMES[part] ?? part)
    .join('.');
