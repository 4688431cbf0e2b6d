/** What a page to look at never needs: programs, other files inside or outside, sending, playing (UPL-3.4). Links to a web address are not here. */
const ACTIVE = new Set(
  [
    ...['JavaScript', 'JS', 'Launch', 'SubmitForm', 'ImportData', 'GoToR', 'GoToE', 'Rendition', 'Movie', 'Sound', 'GoTo3DView'],
    ...['EmbeddedFile', 'EmbeddedFiles', 'FileAttachment', 'EF', 'Collection', 'XFA'],
    ...['RichMedia', 'RichMediaContent', 'RichMediaSettings', 'RichMediaExecute', '3D', 'U3D', 'PRC'],
  ].map((name) => `/${name}`),
);

/** Whether a PDF in which this name stands, as a key or as a value, would do something when it is opened. */
export const isActive = (name: string): boolean => ACTIVE.has(name);
