import type { ReactNode } from 'react';
import type { OperationName } from '../../shared/contract/index.ts';
import { Notice } from '../ui/Notice.tsx';
import { Screen } from '../ui/Screen.tsx';
import { useDesk } from './desk-context.ts';

/** A screen that not every role sees, said plainly to whoever comes by its address. */
export function Allowed({ to, title, screen }: { to: OperationName; title: string; screen: ReactNode }) {
  const { may } = useDesk();
  if (may(to)) return screen;
  return (
    <Screen title={title}>
      <Notice tone="ink">Votre rôle ne donne pas accès à cet écran. Si vous en avez besoin, demandez-le à un administrateur.</Notice>
    </Screen>
  );
}
