import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';

/** The menu under the right button: Electron has none of its own, and people copy and paste with it. */
export function offerContextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, { isEditable, editFlags, selectionText }) => {
    const items: MenuItemConstructorOptions[] = isEditable
      ? [
          { role: 'cut', label: 'Couper', enabled: editFlags.canCut },
          { role: 'copy', label: 'Copier', enabled: editFlags.canCopy },
          { role: 'paste', label: 'Coller', enabled: editFlags.canPaste },
          { type: 'separator' },
          { role: 'selectAll', label: 'Tout sélectionner', enabled: editFlags.canSelectAll },
        ]
      : selectionText
        ? [{ role: 'copy', label: 'Copier' }]
        : [];
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window });
  });
}
