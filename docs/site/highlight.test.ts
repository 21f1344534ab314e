import { expect, it } from 'vitest';
import { textOfHtml } from './escape.ts';
import { highlighted } from './highlight.ts';
import { anchorOf } from './markdown.ts';
import { relativeAddress } from './places.ts';
import { linkedSource } from './reference/sources.ts';

it('marks keys and comments of YAML, and nothing inside quotes', () => {
  expect(highlighted('a.b: { c: "d: #1" } # <e>', 'yaml')).toBe(
    '<span class="key">a.b</span>: { <span class="key">c</span>: &quot;d: #1&quot; } <span class="comment"># &lt;e&gt;</span>',
  );
});

it('keeps every character of the code', () => {
  const code = "x: 'it''s'\n  - y: 1 to 2 USD/GPU/hour # z\n";
  expect(textOfHtml(highlighted(code, 'yaml'))).toBe(textOfHtml(highlighted(code, 'text')));
});

it('makes anchors as GitHub does', () => {
  expect(anchorOf('What is it, and `why`?')).toBe('what-is-it-and-why');
  expect(anchorOf('gpu_price')).toBe('gpu_price');
});

it('leads from page to page without the root', () => {
  expect(relativeAddress('reference/models/a.html', 'assets/style.css')).toBe('../../assets/style.css');
  expect(relativeAddress('a.html', 'a.html#b')).toBe('a.html#b');
  expect(relativeAddress('', 'start.html')).toBe('start.html');
});

it('links papers, sites and repositories of a source', () => {
  expect(linkedSource('Team 2024, arXiv 2407.21783, table 3; owner/name@0a1b2c3, x.csv')).toBe(
    'Team 2024, <a href="https://arxiv.org/abs/2407.21783">arXiv 2407.21783</a>, table 3; <a href="https://github.com/owner/name/tree/0a1b2c3">owner/name@0a1b2c3</a>, x.csv',
  );
  expect(linkedSource('see huggingface.co/01-ai/Yi-34B, config.json')).toBe(
    'see <a href="https://huggingface.co/01-ai/Yi-34B">huggingface.co/01-ai/Yi-34B</a>, config.json',
  );
});
