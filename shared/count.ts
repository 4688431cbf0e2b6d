const whole = new Intl.NumberFormat('fr-FR');

/** « 1 234 » */
export const figure = (n: number): string => whole.format(n);

/** « 1 élève », « 1 234 élèves »: the figure never parts from its word. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${figure(n)}\u00a0${n > 1 ? many : one}`;
