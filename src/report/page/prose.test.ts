import { describe, expect, it } from 'vitest';
import { html } from './html.ts';
import { prose, unbroken } from './prose.ts';

describe('text for people', () => {
  it.each([
    ['at most 1 million USD: holds', 'at most 1~million~USD: holds'],
    ['from 0.704 to 3.94 million USD/day', 'from 0.704 to 3.94~million~USD/day'],
    ['by 300,000 USD/day (9.3 %).', 'by 300,000~USD/day (9.3~%).'],
    ['below 561 tokens/query, 15 GPUs', 'below 561~tokens/query, 15~GPUs'],
    ['81 of 100 draws; the goal requires 90. 2 more', '81 of 100 draws; the goal requires 90. 2 more'],
  ])('keeps in %s what a number counts beside it', (text, kept) =>
    expect(unbroken(text).replaceAll('\u00a0', '~')).toBe(kept),
  );

  it('leaves commands among it as they are', () =>
    expect(prose`by ${'5 %'}, ${html`<code>--set x='2 USD'</code>`}`.text).toBe(
      "by 5\u00a0%, <code>--set x='2 USD'</code>",
    ));
});
