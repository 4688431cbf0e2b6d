import { Select } from '@mantine/core';
import { useState } from 'react';
import { useDesk } from '../../shell/desk-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { BillingNav } from '../billing/BillingNav.tsx';
import { DebitsPanel } from '../direct-debits/DebitsPanel.tsx';
import { MandatesPanel } from '../direct-debits/MandatesPanel.tsx';
import classes from '../payments/payments.module.css';
import { EntriesPanel } from './EntriesPanel.tsx';

/** What leaves Facturation: the entries for the accounts, the direct debits for the bank, and the mandates that allow them. */
export function ExportsScreen() {
  const { may, siteId, sites } = useDesk();
  const [site, setSite] = useState(siteId ?? sites[0]?.id ?? '');
  return (
    <Screen title="Exports" below="Les écritures pour la comptabilité et les prélèvements pour la banque.">
      <BillingNav at="/facturation/exports" />
      {may('accounting.list') ? (
        <div className={classes.stack}>
          {sites.length > 1 && (
            <Select
              label="Site"
              data={sites.map(({ id, name }) => ({ value: id, label: name }))}
              value={site}
              onChange={(value) => value && setSite(value)}
              allowDeselect={false}
              maw={360}
            />
          )}
          <EntriesPanel key={`entries ${site}`} siteId={site} />
          <DebitsPanel key={`debits ${site}`} siteId={site} />
          <MandatesPanel siteId={site} />
        </div>
      ) : (
        <Notice tone="ink">Les exports sont ouverts à la comptabilité et aux administrateurs.</Notice>
      )}
    </Screen>
  );
}
