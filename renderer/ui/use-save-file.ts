import { useHost } from '../host/host.ts';
import { tellRefused } from './tell.ts';

/** Asks where to put a file and answers the path; null where the person thought better of it, or where it could not be written, which is said. */
export function useSaveFile() {
  const { portee } = useHost();
  return async (name: string, bytes: Uint8Array, notSaved: string): Promise<string | null> => {
    const { path, problem } = await portee.saveFile({ name, bytes });
    if (problem) tellRefused({ message: problem }, notSaved);
    return path;
  };
}
