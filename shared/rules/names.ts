/** « de Léo », but « d’Élise »: an h or a y keeps its « de », for some are aspirated and nobody can tell. */
export const ofName = (name: string): string => (/^[aeiouœæ]/i.test(name.normalize('NFD')) ? `d’${name}` : `de ${name}`);
