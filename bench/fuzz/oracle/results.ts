import type { Result } from '../../../src/analyses/result.ts';
import { type Reportable, renderAnswer, renderPage } from '../../../src/report/formats.ts';
import { Finding } from '../finding.ts';
import type { Input } from '../kind.ts';
import type { Probe } from '../probe.ts';
import { checkControl, checkWords } from './messages.ts';

/** @throws Finding where a Result is not the same after it was written and read, or says what it should not */
export function checkResult(result: Result, input: Input): void {
  walk(result, [], (value, path) => {
    const where = path.map((step) => (/^\d+$|[^\w]/.test(step) ? '*' : step)).join('.');
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new Finding(`a Result contains ${value}`, path.join('.'));
    if (!['number', 'string', 'boolean', 'object'].includes(typeof value))
      throw new Finding(`a Result contains ${typeof value}`, where);
    const isPlain = [Object.prototype, Array.prototype, null].includes(
      value === null ? null : Object.getPrototypeOf(value),
    );
    if (typeof value === 'object' && !isPlain) throw new Finding('a Result contains what JSON cannot', where);
    if (typeof value === 'string' && ['warnings', 'notes', 'cautions'].some((part) => path.includes(part)))
      checkWords(value, input, 'a sentence of a Result');
  });
}

/** Calls `see` with everything that a value holds. Keys that hold undefined are left out, as JSON does. */
function walk(
  value: unknown,
  path: readonly string[],
  see: (value: unknown, path: readonly string[]) => void,
): void {
  see(value, path);
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) if (inner !== undefined) walk(inner, [...path, key], see);
}

/** @throws Finding where the page of a Result is another one when it was read back, lets a script in, or takes too long */
export async function checkPage(result: Reportable, input: Input, probe: Probe): Promise<void> {
  const draw = async (what: string, shown: Reportable) => {
    const drawn = await probe.step(what, () => renderPage(shown));
    if ('refusal' in drawn)
      throw new Finding(`a page is refused: ${drawn.refusal.name}`, drawn.refusal.message);
    return drawn.value;
  };
  const page = await draw('drawing the page', result);
  const again = await draw('drawing the page again', JSON.parse(JSON.stringify(result)) as Reportable);
  if (page !== again) {
    const at = [...page].findIndex((character, index) => character !== again[index]);
    throw new Finding(
      'a page differs when its Result was read back',
      JSON.stringify([page.slice(at - 60, at + 60), again.slice(at - 60, at + 60)]),
    );
  }
  checkMarkup(page);
  const answer = await renderAnswer(result, { colour: false });
  checkWords(answer, input, 'an answer in the terminal');
  checkControl(answer, 'an answer in the terminal');
  checkWords(readable(page), input, 'a page');
}

/** The texts of a page without its drawings and tags. */
const readable = (html: string) =>
  html.replace(/<(script|svg|style)\b[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ');

/** What the inputs of the fuzzer call their own elements, handlers and addresses. */
export const payloads: readonly string[] = [
  '<fuzz>',
  '</script><fuzz>',
  '<script>fuzz()</script>',
  '<img src=x onerror=fuzz()>',
  '" onfuzz="fuzz()',
  "' onfuzz='fuzz()",
  '<svg/onload=fuzz()>',
  'javascript:fuzz()',
  ']]><fuzz>',
  '--><fuzz>',
  '<!--<script>',
  '&lt;fuzz&gt;',
  '{{fuzz()}}',
  '\u2028<fuzz>',
];

/** @throws Finding where something of a payload became markup */
export function checkMarkup(page: string): void {
  const element = /<\/?(?:fuzz|img src=x|svg\/onload|script>fuzz)/i.exec(page);
  if (element !== null)
    throw new Finding('a page lets an element in', page.slice(element.index - 100, element.index + 60));
  // Outside scripts, where JSON may hold anything but "<".
  const markup = page.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '');
  for (const [tag] of markup.matchAll(/<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi)) {
    if (/\son\w+\s*=/i.test(tag.replace(/"[^"]*"|'[^']*'/g, '""')))
      throw new Finding('a page lets a handler in', tag.slice(0, 200));
    if (/\b(?:href|src|action)\s*=\s*["']?\s*(?:javascript|data:text)/i.test(tag))
      throw new Finding('a page lets an address in', tag.slice(0, 200));
  }
}
