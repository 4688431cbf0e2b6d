import { Refusal } from '../../../../shared/refusal.ts';
import type { Surroundings } from '../../context.ts';

/** A key that is shown and not kept yet is good for so long. */
const PROPOSAL_MS = 30 * 60_000;

type Sealer = Pick<Surroundings, 'secrets' | 'log'>;

/** Under the store's key, and tied to its owner: put into another's row it opens nothing. */
export const sealKey = ({ secrets }: Sealer, staffId: string, key: string): Buffer => secrets.seal(JSON.stringify([staffId, key]));

/** Null where another store key sealed it (a store brought from another machine without its key): recovery codes still open. */
export function unsealKey({ secrets, log }: Sealer, staffId: string, sealed: Uint8Array): string | null {
  try {
    const [owner, key] = JSON.parse(secrets.unseal(sealed)) as [string, string];
    return owner === staffId ? key : null;
  } catch (err) {
    log.error({ err, staffId }, 'the key of a second factor cannot be read');
    return null;
  }
}

const PROPOSAL = 'second factor proposed';

/** Goes to the window and comes back with the first code: nothing is kept until the telephone is known to work. */
export const sealProposal = ({ secrets }: Sealer, staffId: string, key: string, now: Date): string =>
  secrets.seal(JSON.stringify([PROPOSAL, staffId, key, now.getTime()])).toString('base64url');

/** The proposed key; refused where it is old, somebody else's or not ours. */
export function openProposal({ secrets }: Sealer, staffId: string, proposal: string, now: Date): string {
  try {
    const [what, owner, key, at] = JSON.parse(secrets.unseal(Buffer.from(proposal, 'base64url'))) as [string, string, string, number];
    if (what === PROPOSAL && owner === staffId && Math.abs(now.getTime() - at) < PROPOSAL_MS) return key;
  } catch {
    // said below: whatever came back is not what was given
  }
  throw new Refusal('expired', 'Ce code QR n’est plus valable : recommencez avec celui qui s’affiche maintenant.');
}
