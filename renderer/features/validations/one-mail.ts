/** What will happen once one thing is decided, said before it does. */
export const oneMailTo = (recipient: string | null): string =>
  recipient ? `Un seul e-mail partira à ${recipient}.` : 'La famille n’a pas d’adresse e-mail : elle lira la réponse sur l’extranet.';
