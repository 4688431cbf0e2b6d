import { describe, expect, it } from 'vitest';
import { BadFlag, readFlags } from '../../main/service/flags.ts';

describe('the flags of npm run serve', () => {
  it('takes the ones that product.md fixes, with their defaults', () => {
    expect(readFlags(['--data', 'd'])).toEqual({ data: 'd', host: '127.0.0.1', port: 8480, demo: false, families: null });
    expect(readFlags(['--data=d', '--port', '0', '--demo', '--families', '10000', '--host', '::1'])).toEqual({
      data: 'd',
      host: '::1',
      port: 0,
      demo: true,
      families: 10_000,
    });
  });

  it.each([
    [[], 'Il manque --data'],
    [['--data', 'd', '--prot', '80'], '--prot n’est pas compris'],
    [['--data', 'd', 'extra'], 'ne sont pas comprises'],
    [['--data', 'd', '--port', 'abc'], '--port demande un nombre entier de 0 à 65535, pas « abc »'],
    [['--data', 'd', '--port', '65536'], '--port demande'],
    [['--data', 'd', '--port', '-1'], '--port'],
    [['--data', 'd', '--families', '10'], '--families ne va qu’avec --demo'],
    [['--data', 'd', '--demo', '--families', '0'], '--families demande'],
    [['--data', 'd', '--host', '0.0.0.0'], 'sans HTTPS'],
    [['--data', 'd', '--host', 'evil.test'], 'n’est pas une adresse'],
  ])('refuses %j with one clear line', (argv, sentence) => {
    const refusal = thrown(() => readFlags(argv));
    expect(refusal).toBeInstanceOf(BadFlag);
    expect(refusal.message).toContain(sentence);
    expect(refusal.message).not.toContain('\n');
  });
});

function thrown(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was refused');
}
