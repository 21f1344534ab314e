import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly run?: string;
  readonly uses?: string;
}

const guide = readFileSync('docs/pull-requests.md', 'utf8');
const [workflow, step] = [...guide.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text]) =>
  parse(text!),
) as [{ jobs: { budget: { steps: Step[] } } }, Step[]];

const folder = mkdtempSync(join(tmpdir(), 'costcone-pull-request-'));
const summary = join(folder, 'summary.md');
const git = (...words: string[]) =>
  spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...words], { cwd: folder });
const scenario = (price: string) =>
  `title: Rent\ninputs: { price: ${price} USD/GPU/hour }\nformulas: { daily_cost: 8 GPU * price }\ngoals: [daily_cost <= 900 USD/day with 90%]\n`;

/** Runs a step's commands as GitHub does, with the command of this folder in the place of the published one. */
function runStep({ run }: Step) {
  return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run!], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_BASE_REF: 'main',
    },
  });
}

beforeAll(() => {
  mkdirSync(join(folder, 'cost'));
  mkdirSync(join(folder, 'bin'));
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  writeFileSync(
    join(folder, 'bin', 'npx'),
    `#!/bin/sh\n[ "$1 $2" = "--yes costcone@${version}" ] || { echo "another package: $2" >&2; exit 9; }\nshift 2\nexec "${process.execPath}" "${resolve('dist/cli/main.js')}" "$@"\n`,
  );
  chmodSync(join(folder, 'bin', 'npx'), 0o755);
  writeFileSync(join(folder, 'cost', 'assistant.yaml'), scenario('1 to 3'));
  git('init', '--quiet', '--initial-branch=main');
  git('add', 'cost');
  git('commit', '--quiet', '--message=first');
  git('update-ref', 'refs/remotes/origin/main', 'main');
});
afterAll(() => rmSync(folder, { recursive: true }));

it('the workflow passes with the goal, fails without, and keeps summary and page', () => {
  const check = workflow.jobs.budget.steps.find(({ run }) => run !== undefined)!;
  expect(runStep(check)).toMatchObject({ status: 0, stderr: '' });
  writeFileSync(join(folder, 'cost', 'assistant.yaml'), scenario('3 to 9'));
  expect(runStep(check)).toMatchObject({ status: 5, stderr: '' });
  expect(readFileSync(summary, 'utf8')).toMatch(/✅ met[\s\S]*❌ missed/);
  expect(readdirSync(join(folder, 'pages'))).toEqual(['assistant.html', 'assistant.json']);
  expect(runStep(step[0]!)).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(summary, 'utf8')).toMatch(/\| Change of the mean, USD\/hour \|/);
});
