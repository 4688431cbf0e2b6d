import type { Move } from '../../../../../db/family-merges.ts';
import { fullName } from '../../../../../shared/rules/names.ts';
import type { File, Guardian, Mappings } from './files.ts';

/**
 * What one file keeps from somebody, the other does not give away: an address that is confidential, an extranet that is closed (RGPD-7.9).
 * The sheet that goes is marked too: papers that came through its account are still that person's.
 */
export function protectionMoves(kept: File, merged: File, { guardians }: Mappings): { moves: Move[]; stays: string[] } {
  const moves: Move[] = [];
  const stays: string[] = [];
  for (const goes of merged.guardians) {
    const same = kept.guardians.find(({ id }) => id === guardians.get(goes.id));
    if (!same) continue;
    if (same.address_confidential !== goes.address_confidential) {
      moves.push(
        marked(
          [same, goes].filter((one) => one.address_confidential === 0),
          { address_confidential: 0 },
          { address_confidential: 1 },
        ),
      );
      stays.push(`L’adresse de ${fullName(same)} reste confidentielle.`);
    }
    if (same.may_see !== goes.may_see) {
      moves.push(
        marked(
          [same, goes].filter((one) => one.may_see === 1),
          { may_see: 1 },
          { may_see: 0 },
        ),
      );
      stays.push(`L’extranet reste fermé à ${fullName(same)}.`);
    }
  }
  return { moves, stays };
}

const marked = (guardians: readonly Guardian[], from: Move['from'], to: Move['to']): Move => ({
  table: 'guardian',
  ids: guardians.map(({ id }) => id),
  from,
  to,
});
