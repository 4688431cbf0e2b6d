import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { StaffRow } from '../../../shared/contract/staff.ts';
import { useOperation } from '../../host/operations.ts';
import { ListExport } from '../../ui/ListExport.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { exportedStaff } from './exported-staff.ts';
import { HandedOver } from './HandedOver.tsx';
import { StaffForm } from './StaffForm.tsx';
import { StaffTable } from './StaffTable.tsx';

/** The colleagues: who may log in, as what. */
export function StaffPanel() {
  const asked = useOperation('staff.list', { pageSize: 200 });
  const [form, setForm] = useState<{ row: StaffRow | null } | null>(null);
  const [made, setMade] = useState<{ name: string; made: OutputOf<'staff.resetPassword'> } | null>(null);
  const handOver = (name: string, password: OutputOf<'staff.resetPassword'>) => {
    setForm(null);
    setMade({ name, made: password });
  };
  return (
    <Panel
      title="Personnel"
      flush
      aside={
        <>
          <ListExport
            operation="staff.list"
            input={{}}
            title="Personnel"
            fileName="personnel"
            columns={exportedStaff}
            total={asked.data?.total}
          />
          <Button leftSection={<IconPlus aria-hidden size={18} stroke={1.75} />} onClick={() => setForm({ row: null })}>
            Nouveau collègue
          </Button>
        </>
      }
    >
      <Answer asked={asked} waiting={<Waiting rows={4} height={57} />}>
        {({ rows }) => <StaffTable rows={rows} onEdit={(row) => setForm({ row })} onHandedOver={handOver} />}
      </Answer>
      {form && <StaffForm row={form.row} onClose={() => setForm(null)} onCreated={handOver} />}
      {made && <HandedOver {...made} onClose={() => setMade(null)} />}
    </Panel>
  );
}
