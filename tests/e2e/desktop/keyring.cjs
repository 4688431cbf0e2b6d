// Preloaded into Electron's main process by journeys that need a machine which protects keys: the virtual display has no keyring.
const { safeStorage } = require('electron');

const SIGN = 'kept by the keyring of a test: ';

safeStorage.isEncryptionAvailable = () => true;
safeStorage.getSelectedStorageBackend = () => 'gnome_libsecret';
safeStorage.encryptString = (clear) => Buffer.from(SIGN + clear);
safeStorage.decryptString = (locked) => {
  const text = locked.toString();
  if (!text.startsWith(SIGN)) throw new Error('locked by another keyring');
  return text.slice(SIGN.length);
};
