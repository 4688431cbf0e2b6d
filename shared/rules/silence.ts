/** A public body that has not answered within two months has said no (CRPA L231-4, L231-6): a sheet's change gives no right of its own. */
const MONTHS = 2;

/** The day (`YYYY-MM-DD`) from which no answer means a refusal, for a request received on a day. */
export function silenceMeansNoFrom(receivedOn: string): string {
  const [year = 0, month = 1, day = 1] = receivedOn.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + MONTHS + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + MONTHS, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
}
