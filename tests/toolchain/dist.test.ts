import { expect, test } from 'vitest';
import { requestOf } from '../../scripts/dist-request.mjs';

const here = { platform: 'linux' };

test('a release is refused where the runtime is the fallback, and the sentence says what to do', () => {
  for (const flags of [[], ['--linux'], ['--linux', 'tar.gz'], ['--linux', 'dir', 'tar.gz'], ['--win', 'nsis'], ['--win', 'dir']]) {
    const { refusal, code } = requestOf(flags, { kind: 'fallback', ...here });
    expect(refusal, flags.join(' ')).toMatch(/cannot be packed here.*delete node_modules\/electron\/dist/);
    expect(code).toBe(1);
  }
});

test('the fallback may be packed, unpacked and under another name', () => {
  expect(requestOf(['--linux', 'dir'], { kind: 'fallback', ...here })).toEqual({ platform: 'LINUX', targets: ['dir'], isTestBuild: true });
});

test('the official runtime packs releases', () => {
  expect(requestOf(['--linux', 'tar.gz'], { kind: 'official', ...here })).toEqual({
    platform: 'LINUX',
    targets: ['tar.gz'],
    isTestBuild: false,
  });
  expect(requestOf([], { kind: 'official', ...here })).toEqual({ platform: 'LINUX', targets: [], isTestBuild: false });
});

test('a flag it does not know is said, with the usage', () => {
  expect(requestOf(['--dir'], { kind: 'official', ...here })).toMatchObject({
    code: 2,
    refusal: expect.stringContaining('unknown: --dir. usage:'),
  });
});
