import type { JobRow } from '../../../shared/contract/jobs.ts';
import { counted, figure } from '../../../shared/count.ts';

/** How far it is, or how it ended, in one line. */
export function standing({ state, done, total, refused, problem }: JobRow): string {
  if (state === 'waiting') return 'Commence après le travail en cours.';
  if (state === 'running') return `${figure(done)} sur ${figure(total)}${refused > 0 ? ` · ${refusals(refused)}` : ''}`;
  const made = done - refused;
  const outcome = `${counted(made, 'fait')}${refused > 0 ? ` · ${refusals(refused)}` : ''}`;
  const left = total - done;
  if (state === 'done') return `Terminé : ${outcome}.`;
  const rest = left > 0 ? ` · ${figure(left)} à reprendre` : '';
  return `${state === 'cancelled' ? 'Arrêté' : 'Interrompu'} : ${outcome}${rest}.${problem ? ` ${problem}` : ''}`;
}

const refusals = (refused: number) => counted(refused, 'n’a pas pu l’être', 'n’ont pas pu l’être');
