import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSeed, streamKey, streamKeys } from './seed.ts';

describe('streamKey', () => {
  it('keeps its words: changing them is Value-breaking', () => {
    expect([...streamKey('seed', 'main', 'electricity_price', 0)]).toMatchInlineSnapshot(`
      [
        824659929,
        1385710109,
        1913393970,
        3847978610,
      ]
    `);
    expect([...streamKey('42', 'sensitivity', 'users', 15)]).toMatchInlineSnapshot(`
      [
        3267179754,
        3519203272,
        2147274732,
        1830268820,
      ]
    `);
  });

  it('differs with every part of its name, also where only high bytes or the split differ', () => {
    const keys = [
      streamKey('s', 'main', 'x', 0),
      streamKey('s', 'main', 'x', 1),
      streamKey('s', 'sensitivity', 'x', 0),
      streamKey('t', 'main', 'x', 0),
      streamKey('s', 'main', 'y', 0),
      streamKey('s', 'main', 'é', 0),
      streamKey('s', 'main', '\u01e9', 0),
      streamKey('s', 'main', 'x","1', 0),
      streamKey('s'.repeat(300), 'main', 'x', 0),
      streamKey('s'.repeat(301), 'main', 'x', 0),
    ];
    expect(new Set(keys.map((key) => key.join())).size).toBe(keys.length);
  });

  it('never holds a zero word', () => {
    fc.assert(fc.property(fc.string(), (seed) => !streamKey(seed, 'main', 'x', 0).includes(0)));
  });
});

describe('streamKeys', () => {
  it('lays out four words a stream, replicate by replicate, and gives equal names equal keys', () => {
    const keys = streamKeys('s', 'main', ['a', 'b', 'a'], 'sobol', 0, 2);
    const at = (replicate: number, stream: number) => {
      const first = 4 * (replicate * 3 + stream);
      return [...keys.subarray(first, first + 4)];
    };
    expect(at(1, 0)).toEqual([...streamKey('s', 'main', 'a', 1)]);
    expect(at(1, 1)).toEqual([...streamKey('s', 'main', 'b', 1)]);
    expect(at(1, 2)).toEqual(at(1, 0));
  });

  it('continues in a later batch where the first one ended', () => {
    const whole = streamKeys('s', 'main', ['a', 'b'], 'monte-carlo', 0, 4);
    const later = streamKeys('s', 'main', ['a', 'b'], 'monte-carlo', 2, 2);
    expect([...later]).toEqual([...whole.subarray(16)]);
  });

  it('leaves other names as they are when one is added', () => {
    const before = streamKeys('s', 'main', ['a', 'c'], 'latin-hypercube', 0, 1);
    const after = streamKeys('s', 'main', ['a', 'b', 'c'], 'latin-hypercube', 0, 1);
    expect([...after.subarray(0, 4), ...after.subarray(8)]).toEqual([...before]);
  });

  it('never gives two streams the same scramble seed', () => {
    const names = Array.from({ length: 1280 }, (_, k) => `x${k}`);
    const keys = streamKeys('collisions', 'main', names, 'sobol', 0, 16);
    expect(new Set(keys.filter((_, index) => index % 4 === 2)).size).toBe(names.length * 16);
  });
});

describe('drawSeed', () => {
  it('is short, readable and new each time', () => {
    const seeds = Array.from({ length: 100 }, drawSeed);
    expect(new Set(seeds).size).toBe(100);
    for (const seed of seeds) expect(seed).toMatch(/^[a-z2-9]{8}$/);
  });
});
