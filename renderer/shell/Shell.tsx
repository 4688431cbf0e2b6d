import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { createSpotlight } from '@mantine/spotlight';
import { useState } from 'react';
import { Outlet } from 'react-router';
import { DraftsProvider } from '../features/change-requests/drafts-context.tsx';
import { JobsDock } from '../features/jobs/JobsDock.tsx';
import { useSingleKeys } from '../ui/single-keys.ts';
import { UnsavedProvider } from '../ui/Unsaved.tsx';
import { Banners } from './Banners.tsx';
import { SearchPalette } from './SearchPalette.tsx';
import classes from './Shell.module.css';
import { Shortcuts } from './Shortcuts.tsx';
import { Sidebar } from './Sidebar.tsx';

/** What stays around every screen. */
export function Shell() {
  const [shortcuts, { open, close }] = useDisclosure(false);
  const [[searchStore, search]] = useState(createSpotlight);
  const [singleKeys] = useSingleKeys();
  // On French keyboards `?` takes Shift, on others too: the key itself is what counts.
  useHotkeys([['shift+?', () => singleKeys && open()]]);
  return (
    <div className={classes.shell}>
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link is a link, and stays first in the order of focus */}
      <a className={classes.skip} href="#contenu" onClick={toContent}>
        Aller au contenu
      </a>
      <Sidebar onSearch={search.open} onShortcuts={open} />
      <div className={classes.side}>
        <Banners />
        <main id="contenu" className={classes.main} tabIndex={-1}>
          <DraftsProvider>
            <UnsavedProvider>
              <Outlet />
            </UnsavedProvider>
          </DraftsProvider>
        </main>
      </div>
      <JobsDock />
      <SearchPalette store={searchStore} />
      <Shortcuts opened={shortcuts} onClose={close} />
    </div>
  );
}

/** The part after `#` is the screen's address: the link must not change it. */
function toContent(event: React.MouseEvent) {
  event.preventDefault();
  document.getElementById('contenu')?.focus();
}
