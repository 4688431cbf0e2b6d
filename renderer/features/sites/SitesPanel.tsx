import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import type { SiteSheet } from '../../../shared/contract/sites.ts';
import { counted } from '../../../shared/count.ts';
import { useAct, useOperation } from '../../host/operations.ts';
import { RowsExport } from '../../ui/ListExport.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Answer, Waiting } from '../../ui/states.tsx';
import { tellRefused } from '../../ui/tell.ts';
import { exportedSites } from './exported-sites.ts';
import { SiteForm } from './SiteForm.tsx';
import classes from './sites.module.css';

const NEW = 'nouveau';

/** Every site of the establishment; one of them is open below. Which is part of the address. */
export function SitesPanel() {
  const asked = useOperation('sites.sheets', {});
  const [params, setParams] = useSearchParams();
  return (
    <Answer asked={asked} waiting={<Waiting rows={8} height={48} />}>
      {(sheets) => {
        const wanted = params.get('site');
        const open = wanted === NEW ? null : (sheets.find(({ id }) => id === wanted) ?? sheets[0] ?? null);
        const choose = (id: string) => setParams({ site: id }, { replace: true });
        return (
          <>
            <SiteList sheets={sheets} openId={open?.id ?? NEW} onChoose={choose} />
            <SiteForm key={open?.id ?? NEW} sheet={open} onCreated={choose} />
          </>
        );
      }}
    </Answer>
  );
}

function SiteList({ sheets, openId, onChoose }: { sheets: SiteSheet[]; openId: string; onChoose: (id: string) => void }) {
  const reorder = useAct('sites.reorder');
  const move = (from: number, by: -1 | 1) => {
    const ids = sheets.map(({ id }) => id);
    const [moved = ''] = ids.splice(from, 1);
    ids.splice(from + by, 0, moved);
    reorder.mutate({ ids }, { onError: (refusal) => tellRefused(refusal) });
  };
  return (
    <Panel
      title={sheets.length > 1 ? 'Sites' : 'Site'}
      flush
      aside={
        <>
          <RowsExport compact rows={sheets} title="Sites" fileName="sites" columns={exportedSites} />
          <Button
            variant="default"
            leftSection={<IconPlus aria-hidden size={18} stroke={1.75} />}
            aria-current={openId === NEW || undefined}
            onClick={() => onChoose(NEW)}
          >
            Ajouter un site
          </Button>
        </>
      }
    >
      <ul className={classes.list}>
        {sheets.map((sheet, place) => (
          <li key={sheet.id} className={classes.line} data-open={sheet.id === openId || undefined}>
            <button
              type="button"
              className={classes.choice}
              aria-current={sheet.id === openId || undefined}
              onClick={() => onChoose(sheet.id)}
            >
              <strong>{sheet.name}</strong>
              <span className={classes.small}>{families(sheet.families)}</span>
            </button>
            {sheets.length > 1 && (
              <span className={classes.moves}>
                <ActionIcon
                  variant="transparent"
                  size={36}
                  aria-label={`Monter ${sheet.shortName}`}
                  disabled={place === 0 || reorder.isPending}
                  onClick={() => move(place, -1)}
                >
                  <IconArrowUp size={18} stroke={1.75} />
                </ActionIcon>
                <ActionIcon
                  variant="transparent"
                  size={36}
                  aria-label={`Descendre ${sheet.shortName}`}
                  disabled={place === sheets.length - 1 || reorder.isPending}
                  onClick={() => move(place, 1)}
                >
                  <IconArrowDown size={18} stroke={1.75} />
                </ActionIcon>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const families = (n: number) => (n === 0 ? 'aucune famille' : counted(n, 'famille'));
