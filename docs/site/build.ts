import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Eleventy from '@11ty/eleventy';
import { build } from 'esbuild';
import { linkProblems } from './check-links.ts';
import { alone, guide } from './contents.ts';
import { anchorOf, markdownRenderer } from './markdown.ts';
import { headingsOf } from './headings.ts';
import { menuChapters, pagesBeside } from './menu.ts';
import { Places, relativeAddress } from './places.ts';
import { resultPages } from './result-pages.ts';
import { referenceChapters } from './reference/reference.ts';
import { scenarioFiles, scenariosFolder } from './reference/scenarios.ts';
import { searchIndex } from './search-index.ts';

/** `npm run site [-- --out DIR]`: the documentation as plain files that any server shows below any path. */
const { values } = parseArgs({ options: { out: { type: 'string', default: 'site' } } });
const out = values.out;

if (!existsSync('dist/edit/playground.js')) throw new Error('there is no built package: run npm run build');
const listed = new Set([...alone, ...guide.flatMap(({ pages }) => pages)].map(({ path }) => path));
for (const file of readdirSync('docs').filter((name) => name.endsWith('.md')))
  if (!listed.has(file.slice(0, -'.md'.length)))
    throw new Error(`docs/site/contents.ts does not list ${file}`);

const reference = referenceChapters();
const menu = menuChapters(guide, reference);
const places = new Places();
for (const { path, source = `docs/${path}.md` } of [...alone, ...guide.flatMap(({ pages }) => pages)])
  places.add(source, `${path}.html`);
for (const file of scenarioFiles())
  places.add(`${scenariosFolder}/${file}`, `reference/scenarios.html#${anchorOf(file)}`);

rmSync(out, { recursive: true, force: true });
const eleventy = new Eleventy('docs', out, {
  quietMode: true,
  configPath: false,
  config(eleventyConfig) {
    eleventyConfig.setTemplateFormats(['md']);
    eleventyConfig.setIncludesDirectory('site/layouts');
    eleventyConfig.setLibrary('md', markdownRenderer(places));
    // Eleventy takes indented lines for text.
    eleventyConfig.amendLibrary('md', (markdown) => markdown.enable('code'));
    eleventyConfig.addGlobalData('layout', 'page.njk');
    eleventyConfig.addGlobalData(
      'permalink',
      () =>
        ({ page }: { page: { filePathStem: string } }) =>
          `${page.filePathStem.slice(1)}.html`,
    );
    eleventyConfig.addGlobalData('menu', menu);
    // Braces in examples are no templates.
    eleventyConfig.addGlobalData('eleventyComputed', {
      title: ({ page }: { page: { rawInput: string } }) =>
        /^# (.+)$/m.exec(page.rawInput)![1]!.replaceAll('`', ''),
    });
    eleventyConfig.addFilter('from', (to, url = '/') => relativeAddress(url.slice(1), to));
    eleventyConfig.addFilter('contents', headingsOf);
    eleventyConfig.addFilter('beside', (url: string) => pagesBeside(url, menu));
    for (const { path, source, text } of resultPages(guide))
      eleventyConfig.addTemplate(`${path}.md`, text, { source });
    for (const { path, markdown } of reference.flatMap(({ pages }) => pages))
      eleventyConfig.addTemplate(`${path}.md`, markdown, { source: `docs/${path}.md` });
    return { markdownTemplateEngine: false, htmlTemplateEngine: false };
  },
});
await eleventy.write();

// What the pages need beside them.
const assets = join(out, 'assets');
mkdirSync(assets, { recursive: true });
// The guide has the colours and fonts of reports.
const styles = ['src/report/page/tokens.css', 'docs/site/style.css'].map((path) =>
  readFileSync(path, 'utf8'),
);
writeFileSync(join(assets, 'style.css'), styles.join(''));
cpSync('dist/LICENCES.txt', join(assets, 'licences.txt'));
for (const [place, file] of places.files) cpSync(file, join(out, place));
await build({
  entryPoints: ['docs/site/browser/page.ts'],
  outdir: assets,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
});
cpSync('dist/edit', join(out, 'edit'), { recursive: true });
writeFileSync(join(assets, 'search.json'), JSON.stringify(searchIndex(out)));

const problems = linkProblems(out);
for (const problem of problems) process.stderr.write(`site: ${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
else process.stdout.write(`site: ${menu.flatMap(({ pages }) => pages).length + 2} pages in ${out}\n`);
