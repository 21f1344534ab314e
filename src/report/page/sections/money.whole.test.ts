import { describe, expect, it } from 'vitest';
import { pageContext } from '../section.ts';
import { sampleResult } from '../../testing/sample-results.ts';
import { Figures } from '../figure.ts';
import { money } from './money.ts';

const text = async (name: string) =>
  (await money(pageContext(await sampleResult(name), new Figures())))?.text;

describe('where the money goes', () => {
  it('says of every group of customers what it asks, pays, costs and leaves', async () => {
    const { breakdowns } = await sampleResult('a portfolio');
    const customers = breakdowns!.find(({ by }) => by === 'customer')!;
    expect(customers.parts.map(({ label }) => label)).toEqual(['free users', 'paid']);
    const page = (await text('a portfolio'))!;
    const table = page.slice(page.indexOf('What each group of customers brings'));
    for (const title of ['Queries (query/day)', 'Revenue (USD/day)', 'Cost (USD/day)', 'Margin (USD/day)'])
      expect(table).toContain(title);
    expect(table.match(/<tr>/g)).toHaveLength(1 + 2 + 1);
    expect(table).toMatch(
      /free users<\/th><td class="number">[\d.]+ million<\/td><td class="number">0<\/td>/,
    );
  });

  it('has no customers where nobody pays', async () => {
    expect(await text('a built-in model')).not.toContain('customers');
  });
});
