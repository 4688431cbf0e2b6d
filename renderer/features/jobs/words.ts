import type { JobRow } from '../../../shared/contract/jobs.ts';

const count = new Intl.NumberFormat('fr-FR');

/** How far it is, or how it ended, in one line. */
export function standing({ state, done, total, refused, problem }: JobRow): string {
  if (state === 'waiting') return 'Commence après le travail en cours.';
  if (state === 'running') return `${count.format(done)} sur ${count.format(total)}${refused > 0 ? ` · ${refusals(refused)}` : ''}`;
  const made = done - refused;
  const outcome = `${count.format(made)} ${made > 1 ? 'faits' : 'fait'}${refused > 0 ? ` · ${refusals(refused)}` : ''}`;
  const left = total - done;
  if (state === 'done') return `Terminé : ${outcome}.`;
  const rest = left > 0 ? ` · ${count.format(left)} à reprendre` : '';
  return `${state === 'cancelled' ? 'Arrêté' : 'Interrompu'} : ${outcome}${rest}.${problem ? ` ${problem}` : ''}`;
}

const refusals = (refused: number) => `${count.format(refused)} ${refused > 1 ? 'n’ont pas pu l’être' : 'n’a pas pu l’être'}`;
