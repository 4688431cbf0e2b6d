import { Button, Modal, Select } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import { useState } from 'react';
import { dayOf } from '../../../shared/dates.ts';
import { useHost } from '../../host/host.ts';
import { useOperation } from '../../host/operations.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { useSaveAnswer } from '../../ui/use-save-answer.ts';
import classes from './payments.module.css';
import { readDay } from './typed.ts';

/** « Attestation de paiement » of one person of a family, for an employer or a works council: this calendar year unless said otherwise. */
export function CertificateButton({ familyId, paidOn }: { familyId: string; paidOn: string }) {
  const [opened, setOpened] = useState(false);
  const [from, setFrom] = useState(`${paidOn.slice(0, 4)}-01-01`);
  const [to, setTo] = useState(dayOf(new Date()));
  const payers = useOperation('payments.open', { familyId }).data?.payers ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const guardianId = chosen ?? payers[0]?.id ?? null;
  const { call } = useHost();
  const { busy, save } = useSaveAnswer();
  return (
    <>
      <Button variant="default" leftSection={<IconCertificate aria-hidden size={18} stroke={1.75} />} onClick={() => setOpened(true)}>
        Attestation de paiement
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title="Attestation de paiement">
        <form
          noValidate
          className={classes.drawer}
          onSubmit={(event) => {
            event.preventDefault();
            save(() => call('payments.certificate', { familyId, guardianId, from: readDay(from), to: readDay(to) }));
          }}
        >
          <p style={{ margin: 0 }}>Ce qu’une personne, ou le foyer, a réglé entre deux jours, remboursements déduits.</p>
          <div className={classes.fields}>
            {payers.length > 1 && (
              <div data-span="6">
                <Select
                  label="Remise à"
                  data={payers.map(({ id, name }) => ({ value: id, label: name }))}
                  value={guardianId}
                  onChange={setChosen}
                  allowDeselect={false}
                />
              </div>
            )}
            <div data-span="3">
              <DayInput label="Du" value={from} onChange={setFrom} data-autofocus />
            </div>
            <div data-span="3">
              <DayInput label="Au" value={to} onChange={setTo} />
            </div>
          </div>
          <div className={classes.acts}>
            <Button type="submit" loading={busy}>
              Enregistrer l’attestation
            </Button>
          </div>
        </form>
      </Modal>
    </>
  );
}
