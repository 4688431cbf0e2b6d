import { IconArrowBackUp, IconCheck, IconClock, IconX } from '@tabler/icons-react';
import type { PaymentRow } from '../../../shared/contract/payments.ts';
import { Pill, type Tone } from '../../ui/Pill.tsx';
import { STATE_WORDS } from './words.ts';

const LOOKS: Record<PaymentRow['state'], { tone: Tone; icon: typeof IconCheck }> = {
  received: { tone: 'amber', icon: IconClock },
  cleared: { tone: 'green', icon: IconCheck },
  returned: { tone: 'garnet', icon: IconArrowBackUp },
  cancelled: { tone: 'plain', icon: IconX },
};

export function PaymentPill({ state }: { state: PaymentRow['state'] }) {
  const { tone, icon: Icon } = LOOKS[state];
  return (
    <Pill tone={tone} icon={<Icon aria-hidden stroke={2} />}>
      {STATE_WORDS[state]}
    </Pill>
  );
}
