import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/** The menu, in French on every system. Reloading and the developer's tools exist from source only. */
export function setMenu({ openExtranet, showJournal }: { openExtranet: () => void; showJournal: () => void }): void {
  const isMac = process.platform === 'darwin';
  const template = [
    ...(isMac ? [applicationMenu()] : []),
    fileMenu(isMac, openExtranet),
    EDIT,
    viewMenu(),
    WINDOW,
    helpMenu(isMac, showJournal),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

const LINE: MenuItemConstructorOptions = { type: 'separator' };

function applicationMenu(): MenuItemConstructorOptions {
  return {
    label: 'Portée',
    submenu: [
      { role: 'about', label: 'À propos de Portée' },
      LINE,
      { role: 'hide', label: 'Masquer Portée' },
      { role: 'hideOthers', label: 'Masquer les autres' },
      { role: 'unhide', label: 'Tout afficher' },
      LINE,
      { role: 'quit', label: 'Quitter Portée' },
    ],
  };
}

function fileMenu(isMac: boolean, openExtranet: () => void): MenuItemConstructorOptions {
  const extranet: MenuItemConstructorOptions = { id: 'open-extranet', label: 'Ouvrir l’extranet', click: openExtranet };
  return { label: '&Fichier', submenu: isMac ? [extranet] : [extranet, LINE, { role: 'quit', label: 'Quitter', accelerator: 'Ctrl+Q' }] };
}

const EDIT: MenuItemConstructorOptions = {
  label: '&Édition',
  submenu: [
    { role: 'undo', label: 'Annuler' },
    { role: 'redo', label: 'Rétablir' },
    LINE,
    { role: 'cut', label: 'Couper' },
    { role: 'copy', label: 'Copier' },
    { role: 'paste', label: 'Coller' },
    { role: 'pasteAndMatchStyle', label: 'Coller sans la mise en forme' },
    { role: 'selectAll', label: 'Tout sélectionner' },
  ],
};

function viewMenu(): MenuItemConstructorOptions {
  const forDevelopers: MenuItemConstructorOptions[] = [
    LINE,
    { role: 'reload', label: 'Recharger' },
    { role: 'toggleDevTools', label: 'Outils de développement' },
  ];
  return {
    label: '&Affichage',
    submenu: [
      { role: 'resetZoom', label: 'Taille réelle' },
      { role: 'zoomIn', label: 'Agrandir' },
      { role: 'zoomOut', label: 'Réduire' },
      LINE,
      { role: 'togglefullscreen', label: 'Plein écran' },
      ...(app.isPackaged ? [] : forDevelopers),
    ],
  };
}

const WINDOW: MenuItemConstructorOptions = {
  label: 'F&enêtre',
  role: 'windowMenu',
  submenu: [
    { role: 'minimize', label: 'Réduire dans la barre' },
    { role: 'zoom', label: 'Agrandir la fenêtre' },
    LINE,
    { role: 'close', label: 'Fermer la fenêtre' },
  ],
};

function helpMenu(isMac: boolean, showJournal: () => void): MenuItemConstructorOptions {
  const journal: MenuItemConstructorOptions = { label: 'Afficher le journal technique', click: showJournal };
  return { label: '&Aide', role: 'help', submenu: isMac ? [journal] : [journal, LINE, { role: 'about', label: 'À propos de Portée' }] };
}
