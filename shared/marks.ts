// Marks, averages, coefficients and hours are kept as whole hundredths.

const exact = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const short = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });

/** 1575 gives « 15,75 ». */
export const formatHundredths = (hundredths: number): string => exact.format(hundredths / 100);

/** What is mostly a whole number, as a coefficient: 200 gives « 2 », 150 gives « 1,5 ». */
export const formatCoefficient = (hundredths: number): string => short.format(hundredths / 100);

/** A mark and what it was given out of: « 15,75 / 20 »; « 15,75 » where nothing says out of how much. Keeps on one line. */
export const formatMark = (hundredths: number, outOf: number | null): string =>
  outOf === null ? formatHundredths(hundredths) : `${formatHundredths(hundredths)}\u00a0/\u00a0${short.format(outOf / 100)}`;

/** In a sentence: « 15,75 sur 20 », the same figures (A11Y-6.11). */
export const sayMark = (hundredths: number, outOf: number | null): string =>
  outOf === null ? formatHundredths(hundredths) : `${formatHundredths(hundredths)} sur ${short.format(outOf / 100)}`;
