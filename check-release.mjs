// Holds version, lockfile, changelog, tag and built package together. `npm run check:release`; CI runs it on every change.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const complaints = [];
const complain = (text) => complaints.push(text);

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
if (lock.version !== version || lock.packages[''].version !== version)
  complain(
    `package-lock.json says ${lock.version}, package.json ${version}: run npm install --package-lock-only`,
  );

// The form of Keep a Changelog: `## [Unreleased]`, then `## [1.2.3] - 2026-11-26`, the newest first.
const sections = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m).slice(1);
const [first, ...released] = sections.map((section) => {
  const [heading, ...lines] = section.split('\n');
  const [, name = heading, date] = /^\[([^\]]+)\](?: - (\S+))?$/.exec(heading) ?? [];
  return { name, date, text: lines.join('\n').trim() };
});
if (first?.name !== 'Unreleased') complain('CHANGELOG.md should begin with ## [Unreleased]');
const [newest] = released;
if (newest?.name !== version)
  complain(
    `the newest version of CHANGELOG.md is ${newest?.name ?? 'missing'}, that of package.json ${version}`,
  );
for (const { name, date, text } of released) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date ?? ''))
    complain(`version ${name} of CHANGELOG.md has no date such as 2026-11-26`);
  if (text === '') complain(`version ${name} of CHANGELOG.md says nothing`);
}
for (const [index, { name, date }] of released.entries())
  if (index > 0 && date > released[index - 1].date)
    complain(`version ${name} is dated after the one that follows it`);

/** What git answers; null where there is no repository to ask. */
function git(...words) {
  try {
    return execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

const head = git('rev-parse', 'HEAD');
if (head === null)
  process.stdout.write('check:release: no git repository here, so tags were not looked at\n');
else {
  const here = git('tag', '--points-at', 'HEAD', '--list', 'v*').split('\n').filter(Boolean);
  for (const tag of here)
    if (tag !== `v${version}`) complain(`this commit is tagged ${tag}, package.json says ${version}`);
  const tagged = git('rev-parse', '--verify', '--quiet', `v${version}^{commit}`);
  // What users get: documents and tests may change without a word.
  const shipped = [
    'src',
    'scenarios',
    'package-lock.json',
    ':!*.test.ts',
    ':!src/**/testing',
    ':!scenarios/broken',
  ];
  const isChanged = tagged && git('diff', '--name-only', tagged, 'HEAD', '--', ...shipped) !== '';
  if (isChanged && first?.text === '') complain(`say under [Unreleased] what has changed since v${version}`);
}

if (existsSync('dist/cli/main.js')) {
  const built = execFileSync(process.execPath, ['dist/cli/main.js', '--version'], {
    encoding: 'utf8',
  }).trim();
  if (built !== version)
    complain(`the built command says ${built}, package.json ${version}: run npm run build`);
} else complain('there is no built command: run npm run build');

for (const text of complaints) process.stderr.write(`check:release: ${text}\n`);
if (complaints.length === 0) process.stdout.write(`check:release: ${version} is the same everywhere\n`);
process.exitCode = complaints.length === 0 ? 0 : 1;
