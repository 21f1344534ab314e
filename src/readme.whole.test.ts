import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readScenarioText } from './scenario/read-scenario.ts';

const readme = readFileSync('README.md', 'utf8');
const guide = readFileSync('docs/library.md', 'utf8');

it('the guide has a library example that runs on the scenario of the readme', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'costcone-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const scenario = /```yaml\n([^`]+)```/.exec(readme)![1]!;
  expect(readScenarioText(scenario).outputs[0]).toBe('daily_cost');
  writeFileSync(join(folder, 'assistant.yaml'), scenario);
  const example = /```ts\n([^`]+)```/.exec(guide)![1]!;
  const index = JSON.stringify(join(process.cwd(), 'src/index.ts'));
  const file = join(folder, 'example.ts');
  writeFileSync(
    file,
    example
      .replace("'costcone'", index)
      .replaceAll("'assistant.yaml'", JSON.stringify(join(folder, 'assistant.yaml')))
      .replaceAll('65_536', '4096')
      .replaceAll('console.log(', 'printed.push(')
      .replace('\nconst scenario', '\nexport const printed: (number | null)[] = [];\nconst scenario'),
  );
  const { printed } = (await import(/* @vite-ignore */ file)) as { printed: number[] };
  const [median, low, high, ratio] = printed;
  expect(low!).toBeLessThan(median!);
  expect(median!).toBeLessThan(high!);
  expect(ratio!).toBeGreaterThan(1);
});
