import { SegmentedControl, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useOperation } from '../../host/operations.ts';
import { useDesk } from '../../shell/desk-context.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Answer } from '../../ui/states.tsx';
import { OnlinePaymentForm } from './OnlinePaymentForm.tsx';

/** With whom the families of each site pay. */
export function OnlinePaymentSettings() {
  const { sites, siteId: chosen } = useDesk();
  const [siteId, setSiteId] = useState(chosen ?? sites[0]?.id ?? '');
  const asked = useOperation('onlinePayments.settings', { siteId }, { enabled: siteId !== '' });
  return (
    <Panel
      title="Service de paiement"
      aside={
        sites.length > 1 && (
          <SegmentedControl
            aria-label="Site"
            data={sites.map(({ id, name, shortName }) => ({ value: id, label: shortName ?? name }))}
            value={siteId}
            onChange={setSiteId}
          />
        )
      }
    >
      <Answer asked={asked} waiting={<Skeleton height={230} radius="lg" />}>
        {(kept) => <OnlinePaymentForm key={siteId} siteId={siteId} kept={kept} />}
      </Answer>
    </Panel>
  );
}
