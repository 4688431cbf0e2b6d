/** « Léo Bernard »: how a person is called to everybody but the window's lists, which begin with the last name. */
export const fullName = (person: { first_name: string | null; last_name: string | null }): string =>
  [person.first_name, person.last_name].filter(Boolean).join(' ');

/** « de Léo », but « d’Élise »: an h or a y keeps its « de », for some are aspirated and nobody can tell. */
export const ofName = (name: string): string => (/^[aeiouœæ]/i.test(name.normalize('NFD')) ? `d’${name}` : `de ${name}`);
