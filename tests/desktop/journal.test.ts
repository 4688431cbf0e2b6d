import { describe, expect, it } from 'vitest';
import { faultEntry } from '../../main/desktop/journal-entry.ts';

describe('what the journal keeps of a fault', () => {
  it('names the fault, its code and the lines of code, never a person nor a home folder', () => {
    const error = Object.assign(new Error("ENOENT: no such file, open '/home/marie/Lefèvre.pdf'"), { code: 'ENOENT' });
    error.stack = `${error.stack?.split('\n')[0]}\n    at save (/home/marie/portee/index.js:10:5)`;
    const entry = faultEntry(error, '/home/marie');
    expect(entry).toEqual({ fault: 'Error', code: 'ENOENT', at_code: ['at save (~/portee/index.js:10:5)'] });
  });

  it('keeps the cause in the same way, and takes whatever was thrown', () => {
    expect(faultEntry(new TypeError('a', { cause: new RangeError('b') }), '/root')).toMatchObject({
      fault: 'TypeError',
      cause: { fault: 'RangeError' },
    });
    expect(faultEntry('Mme Lefèvre', '/root')).toEqual({ fault: 'string' });
  });
});
