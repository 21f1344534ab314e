import { describe, expect, it } from 'vitest';
import { UsageError } from '../../errors.ts';
import { holdsPassword, readTarget } from './target.ts';

describe('a URL of a Redis', () => {
  it.each([
    [
      'redis://localhost',
      { host: 'localhost', port: 6379, isSecure: false, database: 0, prefix: 'costcone' },
    ],
    [
      'rediss://me@queue.example:7000/3?prefix=team-a',
      { host: 'queue.example', port: 7000, isSecure: true, user: 'me', database: 3, prefix: 'team-a' },
    ],
    ['redis://[::1]:6380', { host: '::1', port: 6380 }],
    ['redis://me:p%40ss%25@localhost', { user: 'me', password: 'p@ss%' }],
    ['redis://:only@localhost', { user: undefined, password: 'only' }],
  ])('%s is read', (url, expected) => {
    expect(readTarget(url)).toMatchObject(expected);
  });

  it('may have its password elsewhere, and its own counts', () => {
    expect(readTarget('redis://localhost', 'b').password).toBe('b');
    expect(readTarget('redis://:a@localhost', 'b').password).toBe('a');
    expect(readTarget('redis://localhost', '').password).toBeUndefined();
  });

  it('is shown without its password', () => {
    for (const url of ['redis://localhost:6379', 'rediss://me@queue.example:7000/3?prefix=team-a'])
      expect(readTarget(url).shown).toBe(url);
    expect(readTarget('redis://me:secret@localhost').shown).toBe('redis://me@localhost:6379');
  });

  it.each([
    ['', /^an engine is redis:\/\/.*\(found ""\)$/],
    ['localhost:6379', /found "localhost:6379"/],
    ['http://me:secret@localhost', /found "\.\.\.@localhost"/],
    ['redis://me:secret@localhost:99999', /found "\.\.\.@localhost:99999"/],
    ['redis://', /there is no host/],
    ['redis://localhost/one', /only the number of a database/],
    [
      'redis://localhost?password=secret',
      /the only option of a URL is \?prefix=name in "redis:\/\/localhost"/,
    ],
    ['redis://localhost?prefix=a:b', /a prefix is made of letters/],
    ['redis://me:secret%@localhost', /written as %25/],
  ])('%s is refused without its secrets', (url, message) => {
    expect(() => readTarget(url)).toThrow(UsageError);
    expect(() => readTarget(url)).toThrow(message);
    expect(() => readTarget(url)).not.toThrow(/secret/);
  });

  it.each([
    ['redis://localhost', false],
    ['redis://me@localhost:6379/1', false],
    ['redis://:a@localhost', true],
    ['redis://me:a b@[', true],
    ['rediss://me:a@localhost?prefix=x', true],
  ])('%s holds a password: %s', (url, expected) => {
    expect(holdsPassword(url)).toBe(expected);
  });
});
