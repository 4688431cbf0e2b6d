import { IconCheck, IconClock, IconLock, IconMinus } from '@tabler/icons-react';
import type { AccountState } from '../../../shared/contract/accounts.ts';
import { Pill } from '../../ui/Pill.tsx';
import { ACCOUNT_WORDS } from './words.ts';

const ICONS: Record<AccountState, typeof IconCheck> = {
  none: IconMinus,
  never: IconClock,
  waiting: IconClock,
  active: IconCheck,
  blocked: IconLock,
};

export function AccountPill({ state }: { state: AccountState }) {
  const Icon = ICONS[state];
  return (
    <Pill tone={ACCOUNT_WORDS[state].tone} icon={<Icon aria-hidden stroke={2} />}>
      {ACCOUNT_WORDS[state].word}
    </Pill>
  );
}
