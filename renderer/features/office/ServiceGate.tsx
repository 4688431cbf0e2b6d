import { type ReactNode, useState } from 'react';
import { useHost, useServiceState } from '../../host/host.ts';
import { useOperation } from '../../host/operations.ts';
import { FirstStart } from './FirstStart.tsx';
import { OfficeContext } from './office-state.ts';
import { OfficeUnread, ServiceFailed, Starting } from './service-pages.tsx';

/** Nothing of the office is shown before its service answers; afterwards a restart leaves the screen where it is. */
export function ServiceGate({ children }: { children: ReactNode }) {
  const { session, queries } = useHost();
  const service = useServiceState();
  const asked = useOperation('office.state', {}, { enabled: service.state === 'ready' });
  // The office exists before the wizard's last page has been read: the wizard itself says when it is done.
  const [inWizard, setInWizard] = useState(false);
  if (asked.data?.stage === 'first-start' && !inWizard) setInWizard(true);
  const enter = async (token: string) => {
    session.open(token);
    await queries.refetchQueries({ queryKey: ['office.state'] });
    setInWizard(false);
  };
  if (service.state === 'failed') return <ServiceFailed message={service.message} code={service.code} />;
  if (inWizard) return <FirstStart onEnter={enter} />;
  if (asked.data) return <OfficeContext value={asked.data}>{children}</OfficeContext>;
  if (asked.error && service.state === 'ready') return <OfficeUnread refusal={asked.error} retry={() => void asked.refetch()} />;
  return <Starting again={service.state === 'restarting'} />;
}
