const DAY = 24 * 3600 * 1000;

/** So many days later, in whole seconds: certificates know no less. */
export const daysFrom = (now: Date, days: number): Date => new Date(Math.floor(now.getTime() / 1000) * 1000 + days * DAY);
