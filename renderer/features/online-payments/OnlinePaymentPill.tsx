import { IconAlertTriangle, IconCheck, IconClock, IconHourglassEmpty, IconX } from '@tabler/icons-react';
import type { OnlineState } from '../../../shared/rules/online-payment.ts';
import { ONLINE_STATE_WORDS } from '../../../shared/rules/online-payment-words.ts';
import { Pill, type Tone } from '../../ui/Pill.tsx';

const LOOKS: Readonly<Record<OnlineState, { tone: Tone; icon: typeof IconCheck }>> = {
  created: { tone: 'plain', icon: IconHourglassEmpty },
  waiting: { tone: 'amber', icon: IconClock },
  paid: { tone: 'green', icon: IconCheck },
  refused: { tone: 'garnet', icon: IconX },
  abandoned: { tone: 'plain', icon: IconX },
  expired: { tone: 'plain', icon: IconHourglassEmpty },
};

/** Where it stands; whatever that is, an answer that does not fit is said beside it. */
export function OnlinePaymentPill({ state, look }: { state: OnlineState; look: boolean }) {
  const { tone, icon: Icon } = LOOKS[state];
  return (
    <>
      <Pill tone={tone} icon={<Icon aria-hidden stroke={2} />}>
        {ONLINE_STATE_WORDS[state]}
      </Pill>{' '}
      {look && (
        <Pill tone="garnet" icon={<IconAlertTriangle aria-hidden stroke={2} />}>
          À vérifier
        </Pill>
      )}
    </>
  );
}
