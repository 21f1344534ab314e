import { expect, it } from 'vitest';
import { renderMarkdown } from '../formats.ts';
import { sampleReports } from '../testing/sample-reports.ts';
import { sampleResult } from '../testing/sample-results.ts';
import { sampleScenarios } from '../testing/sample-scenarios.ts';

/** What a renderer would take for markup: anything but our own few tags, outside fences. */
function foreignTags(markdown: string): string[] {
  const prose = markdown.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '');
  return [...prose.matchAll(/(?<!\\)<(?!\/?(?:details|summary|sub)>|!-- -->)/g)].map(({ index }) =>
    prose.slice(index, index + 20),
  );
}

it.each(Object.keys(sampleScenarios))(
  'holds no markup of a scenario, and tables of one width: %s',
  async (name) => {
    const markdown = await renderMarkdown(await sampleResult(name));
    expect(foreignTags(markdown)).toEqual([]);
    for (const block of markdown.split('\n\n').filter((block) => block.startsWith('| '))) {
      const widths = block.split('\n').map((line) => line.match(/(?<!\\)\|/g)!.length);
      expect(new Set(widths).size).toBe(1);
    }
  },
);

it('holds no markup of the names of files', async () => {
  const markdown = await renderMarkdown(await sampleReports['costcone-comparison/1']());
  expect(markdown).toContain('\\<b\\>x.yaml');
  expect(foreignTags(markdown)).toEqual([]);
});

it('refuses a format that has none', async () => {
  await expect(renderMarkdown(await sampleReports['costcone-backtest/1']())).rejects.toThrow('no Markdown');
});
