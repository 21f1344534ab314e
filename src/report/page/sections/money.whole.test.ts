import type { Result } from '../../../analyses/result.ts';
import { describe, expect, it } from 'vitest';
import { pageContext } from '../section.ts';
import { portfolioResult } from '../../testing/portfolio-result.ts';
import { sampleResult } from '../../testing/sample-results.ts';
import { Figures } from '../figure.ts';
import { money } from './money.ts';

const text = async (result: Result) => (await money(pageContext(result, new Figures())))?.text;

describe('where the money goes', () => {
  it('says of every group of customers what it asks, pays, costs and leaves', async () => {
    const { breakdowns } = await portfolioResult();
    const customers = breakdowns!.find(({ by }) => by === 'customer')!;
    expect(customers.parts.map(({ label }) => label)).toEqual(['free users', 'paid']);
    const page = (await text(await portfolioResult()))!;
    const table = page.slice(page.indexOf('What each group of customers brings'));
    for (const title of ['Queries (query/day)', 'Revenue (USD/day)', 'Cost (USD/day)', 'Margin (USD/day)'])
      expect(table).toContain(title);
    expect(table.match(/<tr>/g)).toHaveLength(1 + 2 + 1);
    expect(table).toMatch(
      /free users<\/th><td class="number">\d,\d{3},\d{3}<\/td><td class="number">0<\/td>/,
    );
  });

  it('has no customers where nobody pays', async () => {
    expect(await text(await sampleResult('a built-in model'))).not.toContain('customers');
  });
});
