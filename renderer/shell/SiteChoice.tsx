import { Menu } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { useOffice } from '../features/office/office-state.ts';
import { useDesk } from './desk-context.ts';
import classes from './SiteChoice.module.css';

/** The site that lists are about; a plain name where there is only one. */
export function SiteChoice() {
  const { sites, siteId, chooseSite } = useDesk();
  const { officeName } = useOffice();
  const chosen = sites.find((site) => site.id === siteId);
  if (sites.length < 2) {
    return (
      <div className={classes.site}>
        <span className={classes.label}>Site</span>
        <span className={classes.name} title={sites[0]?.name ?? officeName ?? undefined}>
          {sites[0]?.name ?? officeName}
        </span>
      </div>
    );
  }
  return (
    <Menu position="bottom-start" width="target">
      <Menu.Target>
        <button type="button" className={classes.site} data-choice>
          <span className={classes.label}>Site</span>
          <span className={classes.name}>{chosen?.shortName ?? 'Tous les sites'}</span>
          <IconSelector aria-hidden size={18} stroke={1.75} className={classes.icon} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {[{ id: null, name: 'Tous les sites' }, ...sites].map((site) => (
          <Menu.Item
            key={site.id ?? 'all'}
            onClick={() => chooseSite(site.id)}
            aria-current={site.id === siteId}
            rightSection={site.id === siteId && <IconCheck aria-hidden size={16} />}
          >
            {site.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
