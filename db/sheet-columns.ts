import { findField, type SheetSubject, type SheetValues, sheetFieldNames } from '../shared/rules/sheets.ts';

/** The column of a field has its name: `lastName` is kept in `last_name`. */
export const columnOf = (field: string): string => field.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

/** The official values of a row of `guardian` or `student`; yes and no are `1` and `0`, as `shared/rules/fields.ts` has them. */
export function valuesOf(subject: SheetSubject, row: object): SheetValues {
  const columns = row as Record<string, string | number | null>;
  return Object.fromEntries(
    sheetFieldNames(subject).map((field) => {
      const value = columns[columnOf(field)] ?? null;
      return [field, value === null ? null : String(value)];
    }),
  );
}

/** Values by column, as the store keeps them. */
export const columnsOf = (subject: SheetSubject, values: Partial<SheetValues>): Record<string, string | number | null> =>
  Object.fromEntries(
    Object.entries(values).map(([field, value = null]) => [
      columnOf(field),
      value !== null && findField(subject, field)?.kind === 'yes-no' ? Number(value) : value,
    ]),
  );
