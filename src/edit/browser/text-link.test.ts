import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { linkOf, textOfLink } from './text-link.ts';

describe('a text in an address', () => {
  it.each([
    '',
    'model: llm-service\n',
    'title: "Zürich – 東京 🙂"\r\n',
    `\ufeffa: 1\n${'b: 2\n'.repeat(5000)}`,
  ])('comes back as it was: %#', async (text) => {
    const link = await linkOf(text);
    expect(link).toMatch(/^#text=[\w-]+$/);
    expect(await textOfLink(link)).toBe(text);
  });

  it.each(['', '#verdict', '#text=', '#text=%00', '#text=AAAA', '#text=abc!'])(
    'is none: %j',
    async (fragment) => expect(await textOfLink(fragment)).toBeNull(),
  );

  it('is none where it unfolds to more than a scenario may hold', async () => {
    const bomb = deflateRawSync('x'.repeat(1 << 22)).toString('base64url');
    expect(bomb.length).toBeLessThan(10_000);
    expect(await textOfLink(`#text=${bomb}`)).toBeNull();
  });
});
